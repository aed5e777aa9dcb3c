package import Kernel
package import Storage

/// A report as it was locked for a body: its tree, its figures with what they were made of, and its finished files, all
/// kept by address. The id is month, template, unit where it is about one, and number.
package struct LockedReport: RecordKind, Hashable {
  package static let kind = "locked-report"
  package static let tag = "locked-report/2"
  package static let upcasters = [Upcaster(from: "locked-report/1", to: "locked-report/2") { $0 }]
  package static let terms = KindTerms("låst rapport", "låsta rapporter", aliases: ["locked"])

  /// A finished file.
  package struct File: Hashable, Sendable, Codable {
    /// The name, without folders.
    package let name: String
    /// The format's name: `html`, `csv`.
    package let format: String
    /// The address of its bytes.
    package let digest: Digest

    /// A file that is kept at the address.
    package init(name: String, format: String, digest: Digest) {
      self.name = name
      self.format = format
      self.digest = digest
    }
  }

  /// The decision that established the report.
  package struct Decision: Hashable, Sendable, Codable {
    /// The day of the meeting.
    package let day: Day
    /// The section of the minutes.
    package let section: String

    /// A decision of that meeting.
    package init(day: Day, section: String) {
      self.day = day
      self.section = PersonalNumbers.masked(section).text
    }
  }

  /// The last month that is followed up.
  package let month: Month
  /// The template's id.
  package let template: String
  /// The template's version; 0 for the one that the program brings.
  package let templateVersion: Int
  /// The unit that the report is about; nil for the whole board.
  package let unit: String?
  /// Its number among the versions of the same report, from 1.
  package let number: Int
  /// The body that it was locked for: *nämnden*, *arbetsutskottet*.
  package let body: String
  /// The title.
  package let title: String
  /// Why it takes the place of an earlier one; empty where it corrects none.
  package let reason: String
  /// The event that its figures were read at.
  package let event: Int
  /// The address of the tree.
  package let document: Digest
  /// The address of the figures.
  package let figures: Digest
  /// The finished files, in the order that they were made.
  package let files: [File]
  /// The decision; nil while there is none.
  package let decision: Decision?
  /// The address of what is kept sealed of it: `SealedReport`; nil where nothing is confidential.
  package let sealed: Digest?

  /// A locked report.
  package init(
    month: Month, template: String, templateVersion: Int, unit: String? = nil, number: Int, body: String,
    title: String, reason: String = "", event: Int, document: Digest, figures: Digest, files: [File],
    decision: Decision? = nil, sealed: Digest? = nil
  ) {
    self.sealed = sealed
    self.month = month
    self.template = template
    self.templateVersion = templateVersion
    self.unit = unit
    self.number = number
    self.body = PersonalNumbers.masked(body).text
    self.title = PersonalNumbers.masked(title).text
    self.reason = PersonalNumbers.masked(reason).text
    self.event = event
    self.document = document
    self.figures = figures
    self.files = files
    self.decision = decision
  }

  /// The record's id.
  package var id: String { LockedReport.id(month, template, unit: unit, number) }

  /// The id of a version of a report.
  package static func id(_ month: Month, _ template: String, unit: String?, _ number: Int) -> String {
    ([month.description, template] + (unit.map { [$0] } ?? []) + [String(number)]).joined(separator: "/")
  }

  /// The same report, established by the decision.
  package func established(by decision: Decision) -> LockedReport {
    LockedReport(
      month: month, template: template, templateVersion: templateVersion, unit: unit, number: number, body: body,
      title: title, reason: reason, event: event, document: document, figures: figures, files: files,
      decision: decision, sealed: sealed)
  }

  /// The same report as the public sees it: nothing tells whether anything of it is kept sealed.
  func publicRecord() -> LockedReport {
    LockedReport(
      month: month, template: template, templateVersion: templateVersion, unit: unit, number: number, body: body,
      title: title, reason: reason, event: event, document: document, figures: figures, files: files,
      decision: decision)
  }

  /// Whether it is a version of the same report, for whatever body.
  package func isVersion(of other: LockedReport) -> Bool {
    month == other.month && template == other.template && unit == other.unit
  }
}
