import Clibpq

/// What the server says beside its answers. Most of it is for nobody; libpq would print it.
///
/// A class, because libpq holds a pointer to it as long as the connection lives.
final class PostgresNotices {
  /// Whether a warning came since this was last set to false.
  var sawWarning = false

  /// Receives the connection's notices from now on; the caller keeps this alive until the connection is closed.
  func receive(from handle: OpaquePointer) {
    PQsetNoticeReceiver(
      handle,
      { context, result in
        guard let context else { return }
        let severity = PQresultErrorField(result, Int32(UnicodeScalar("V").value)).map { String(cString: $0) }
        if severity == "WARNING" {
          Unmanaged<PostgresNotices>.fromOpaque(context).takeUnretainedValue().sawWarning = true
        }
      }, Unmanaged.passUnretained(self).toOpaque())
  }
}
