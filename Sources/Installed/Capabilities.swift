import Forecasting
package import Reporting
package import Storage

/// What the capabilities of this program have to say in reports.
package enum Capabilities {
  /// All of them, at a desk.
  package static let all: LockDesk.Capabilities = { [money($0)] }

  /// What those of money have to say of a month.
  package static func money(_ desk: Desk) -> ReportDesk.Sections {
    { month, asOf, purpose in
      try await FollowUpDesk(desk).month(month, asOf: asOf, isForFigures: purpose == .figures).sources
    }
  }
}
