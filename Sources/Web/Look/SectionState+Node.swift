import HTML
import Reporting

extension SectionState {
  /// How far a part has come, as mark and word.
  var node: Node { Look.state(mark, title) }

  private var mark: StateMark {
    switch self {
    case .notStarted: .none
    case .started: .begun
    case .ready: .ready
    case .returned: .returned
    case .approved: .done
    }
  }
}
