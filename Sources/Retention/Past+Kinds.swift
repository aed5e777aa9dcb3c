import Forecasting
import Ledger
import Reporting
import Storage

extension Past {
  /// The kinds of records of which a disposal may take versions; of all others every version is kept.
  static let disposable: [any RecordKind.Type] = [
    Remark.self, MarkedPosting.self, ForecastSheet.self, ReportTemplate.self, WorkbookTemplate.self,
  ]
}
