import Kernel
package import Storage

/// What a report is made of, as people wrote it; docs/reference/templates.md has the language. The id is the template's
/// name in lower-case ASCII.
package struct ReportTemplate: RecordKind, Hashable {
  package static let kind = "report-template"
  package static let tag = "report-template/2"
  package static let upcasters = [Upcaster(from: "report-template/1", to: tag, convert: SectionList.converted)]
  package static let terms = KindTerms("rapportmall", "rapportmallar", aliases: ["template"])
  package static let retention = RecordRetention.superseded

  /// The id of the monthly follow-up's template.
  package static let monthlyFollowUp = "manadsuppfoljning"

  /// What it is called, *Vårbokslut*.
  package let title: String
  /// Its text; references to figures are in the stored form.
  package let text: String

  /// A template of that text.
  package init(title: String, text: String) {
    self.title = PersonalNumbers.masked(title).text
    self.text = PersonalNumbers.masked(text).text
  }

  /// The text as it is read; what cannot be read is left out.
  package var tree: TemplateTree { TemplateParser.stored(text).tree }

  /// The sections of capabilities that a template may ask for.
  package static let knownSections = [
    "sammanfattning", "drift", "brygga", "manadsdiagram", "justerat", "justeringsposter", "antaganden",
    "prognosforandring", "trend", "prognoslager", "avvikelser", "kommentarer", "omraden", "enheter", "bevakning",
    "andelar", "ram", "investeringar", "avstamning", "rapportering", "underlag", "prognos", "interna",
    "drift-utan-namndinternt", "drift-externt", "overenskommelser", "plan", "perioder",
  ]
}
