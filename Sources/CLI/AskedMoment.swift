import Storage
import Synchronization

/// The moment that the running command asks about, for problems: what is missing there may be there now. A class,
/// because the command line and the command share it.
final class AskedMoment: Sendable {
  private let asked = Mutex<RecordedMoment?>(nil)

  /// The moment; nil for now, and where none was found.
  var moment: RecordedMoment? {
    get { asked.withLock { $0 } }
    set { asked.withLock { $0 = newValue } }
  }

  /// The line beneath a problem; empty where the question was about now.
  var line: String { moment.map { "  Frågan gällde läget per \($0.text).\n" } ?? "" }
}
