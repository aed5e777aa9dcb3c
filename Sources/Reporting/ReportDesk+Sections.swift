import Documents
import Figures
import Kernel
import Storage

extension [ReportDesk.Sections] {
  /// What all the capabilities have to say of the month.
  func sources(_ month: Month, _ asOf: AsOf, _ purpose: ReportDesk.Purpose) async throws -> [any SectionSource] {
    var sources: [any SectionSource] = []
    for section in self { sources += try await section(month, asOf, purpose) }
    return sources
  }

  /// The figures of the month.
  func catalogue(_ month: Month, _ asOf: AsOf) async throws -> Catalogue {
    Catalogue(try await sources(month, asOf, .figures))
  }
}
