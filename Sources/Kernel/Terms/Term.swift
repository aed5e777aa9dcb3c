/// An idea that municipalities have words of their own for. The catalogue is closed: each idea here is written with the
/// installation's word wherever pages and documents write it.
package enum Term: String, Hashable, Sendable, Codable, CaseIterable {
  /// A time of follow-up: *tillfälle*.
  case occasion
  /// How a board thinks of its money: *uppföljningsområde*.
  case area
  /// What somebody writes about a figure: *kommentar*.
  case remark
  /// The lines that money is laid out on: *uppställning*.
  case statement
  /// What has been posted: *utfall*.
  case actual
  /// A line that is followed beside the others: *bevakningsrad*.
  case watchedLine = "watched-line"

  /// The program's own words for it; the first is the one that is shown as the default. Where there are several, an
  /// installation's word stands for all of them.
  package var defaults: [TermForms] {
    switch self {
    case .occasion:
      [
        TermForms(
          "uppföljningstillfälle", "uppföljningstillfället", "uppföljningstillfällen", "uppföljningstillfällena"),
        TermForms("tillfälle", "tillfället", "tillfällen", "tillfällena"),
      ]
    case .area:
      [
        TermForms("uppföljningsområde", "uppföljningsområdet", "uppföljningsområden", "uppföljningsområdena"),
        TermForms("område", "området", "områden", "områdena"),
      ]
    case .remark: [TermForms("kommentar", "kommentaren", "kommentarer", "kommentarerna", .common)]
    case .statement: [TermForms("uppställning", "uppställningen", "uppställningar", "uppställningarna", .common)]
    case .actual: [TermForms("utfall", "utfallet", "utfall", "utfallen")]
    case .watchedLine: [TermForms("bevakningsrad", "bevakningsraden", "bevakningsrader", "bevakningsraderna", .common)]
    }
  }

  /// What the idea is, for those who choose a word for it.
  package var explanation: String {
    switch self {
    case .occasion: "En gång då ekonomin följs upp, med sina dagar för rapport och möte."
    case .area: "En del av verksamheten, som nämnden ser sina pengar: familjehem, socialpsykiatri."
    case .remark: "Vad någon skriver om en siffra eller en rad i prognosen."
    case .statement: "De rader som kostnader och intäkter ordnas på."
    case .actual: "Vad som är bokfört för månaderna."
    case .watchedLine: "En rad som följs för sig, vid sidan av resultaträkningen."
    }
  }

  /// A sentence of the kind that pages have, with the idea in several forms.
  package var sample: OwnText {
    switch self {
    case .occasion: "Inget tillfälle är planerat. Läs in en fil med tillfällen; det första tillfället visas här."
    case .area: "Beloppet hör till ett område. Nämnden har flera områden, och området visas i tabellen över områdena."
    case .remark: "En kommentar saknas. Kommentaren visas bland kommentarerna, och andras kommentarer bredvid."
    case .statement: "Nämnden har ingen uppställning. Raden står i uppställningen, bland andra uppställningar."
    case .actual: "Utfall t.o.m. april. Utfallet är störst i mars, och utfallets del av budgeten är en tredjedel."
    case .watchedLine: "En bevakningsrad följs för sig. Bevakningsraden står bland bevakningsraderna."
    }
  }
}
