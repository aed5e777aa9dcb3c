import Kernel
package import Storage

/// What a report is made of: its title and its sections in order. The id is the template's name.
package struct ReportTemplate: RecordKind, Hashable {
  package static let kind = "report-template"
  package static let tag = "report-template/1"
  package static let terms = KindTerms("rapportmall", "rapportmallar", aliases: ["template"])
  package static let retention = RecordRetention.superseded
  /// The id of the monthly follow-up's template.
  package static let monthlyFollowUp = "manadsuppfoljning"

  /// The title, where the occasion has no name of its own.
  package let title: String
  /// The names of the sections, in order.
  package let sections: [String]

  /// A template.
  package init(title: String, sections: [String]) {
    self.title = PersonalNumbers.masked(title).text
    self.sections = sections
  }

  /// The sections that a template may ask for beside those of the standard one.
  package static let optional = [
    "prognos", "interna", "drift-utan-namndinternt", "drift-externt", "overenskommelser", "plan", "perioder",
  ]

  /// The template of the monthly follow-up where the board has saved none.
  package static let standard = ReportTemplate(
    title: "Månadsuppföljning",
    sections: [
      "sammanfattning", "texter", "drift", "brygga", "manadsdiagram", "justerat", "justeringsposter", "antaganden",
      "prognosforandring", "trend", "prognoslager", "avvikelser", "kommentarer", "omraden", "enheter", "bevakning",
      "andelar", "ram", "investeringar", "avstamning", "rapportering", "underlag",
    ])
}
