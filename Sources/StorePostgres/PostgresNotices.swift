import Clibpq

/// What the server says beside its answers. Most of it is for nobody; libpq would print it.
///
/// A class, because libpq holds a pointer to it as long as the connection lives.
final class PostgresNotices {
  /// Whether a warning without a code of its own came since this was last set to false: one of those says that a commit
  /// no longer waits for the replica.
  var sawWarning = false

  /// Receives the connection's notices from now on; the caller keeps this alive until the connection is closed.
  func receive(from handle: OpaquePointer) {
    PQsetNoticeReceiver(
      handle,
      { context, result in
        guard let context else { return }
        // V is the severity, never translated; C the code.
        func field(_ letter: UnicodeScalar) -> String? {
          PQresultErrorField(result, Int32(letter.value)).map { String(cString: $0) }
        }
        guard field("V") == "WARNING", field("C") == "01000" else { return }
        Unmanaged<PostgresNotices>.fromOpaque(context).takeUnretainedValue().sawWarning = true
      }, Unmanaged.passUnretained(self).toOpaque())
  }
}
