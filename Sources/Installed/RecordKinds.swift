import Access
import Accounts
import Budgeting
import Care
import Closing
import Forecasting
import Importing
import Ledger
import Organisation
import Reporting
package import Storage

/// The kinds of records that the program writes.
package enum RecordKinds {
  /// All of them, in the order that they are listed.
  package static let all = KindCatalogue([
    Board.self, OrgUnit.self, RoleHolder.self, StandIn.self, FollowUpCalendar.self, Occasion.self, CodeList.self,
    Statement.self, FollowUpAreas.self, WatchedLines.self,
    CounterpartyClasses.self, SourceMapping.self, ProtectedCodes.self, Batch.self, ControlTotal.self,
    MarkedPosting.self,
    BudgetVersion.self, BudgetFrame.self, Reallocation.self, InternalAgreement.self, Adjustment.self, CareVolumes.self,
    ForecastAssumption.self, ForecastMethods.self, ForecastSheet.self, Remark.self, SectionWork.self, SectionLock.self,
    ReportTemplate.self,
    WorkbookTemplate.self, LockedReport.self, LoginPermit.self, APIToken.self, TermChoice.self, Disposal.self,
  ])
}
