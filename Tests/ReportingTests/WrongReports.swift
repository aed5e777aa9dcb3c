import Documents
import Figures
import Kernel
import Organisation

@testable import Reporting

private typealias Sample = SampleReport

/// Reports with one thing wrong each: sums, what everybody can read, figures, the head.
enum WrongReports {
  private static func total(_ actual: FigureCell, _ budget: Int64 = 17_000_00, _ difference: Int64? = nil) -> Table {
    let own = difference ?? ((actual.value.money?.ore ?? 0) - budget)
    return Sample.table(total: [actual, Sample.money("summa-b", budget), Sample.money("summa-c", own)])
  }

  static let sums: [WrongReport] = [
    WrongReport(
      "a sum is an öre off", .sumWrong, .sumWrong, .figureDiffers,
      document: Sample.document(total(Sample.money("summa-a", 20_001_50)))),
    WrongReport(
      "a sum leaves out a row", .sumWrong, .sumWrong, .sumWrong, document: Sample.document(Sample.table(parts: [0]))),
    WrongReport(
      "a sum of money is a number of things", .sumWrong, .differenceWrong, .figureDiffers,
      document: Sample.document(
        Sample.table(
          total: [
            Sample.figure("summa-a", .count(3)), Sample.money("summa-b", 17_000_00), Sample.money("summa-c", 3_001_49),
          ], parts: [0, 1]))),
    WrongReport(
      "a difference is wrong", .sumWrong, .differenceWrong,
      document: Sample.document(total(Sample.money("summa-a", 20_001_49), 17_000_00, 3_001_48))),
    WrongReport(
      "a sum has another sign than its rows", .printedOtherwise, .printedOtherwise,
      document: Sample.document(total(Sample.money("summa-a", 20_001_49, factor: 1)))),
    WrongReport(
      "a sum has another unit than its rows", .printedOtherwise, .printedOtherwise,
      document: Sample.document(total(Sample.money("summa-a", 20_001_49, unit: .kr)))),
    WrongReport(
      "a sum is missing", .figureMissing, .sumMissing, .sumMissing,
      document: Sample.document(
        Sample.table(
          total: [
            Sample.figure("summa-a", .missing), Sample.money("summa-b", 17_000_00),
            Sample.figure("summa-c", .missing),
          ]), summary: Sample.figure("summa-a", .missing))),
    WrongReport(
      "shares make more than a whole", .sharesNotWhole,
      document: Sample.document(
        Sample.table(), Sample.chart([Sample.share("x", 1, of: 3), Sample.share("y", 3, of: 4)]))),
    WrongReport(
      "parts have both signs", .sharesNotWhole,
      document: Sample.document(Sample.table(), Sample.chart([Sample.money("x", 100), Sample.money("y", -30)]))),
  ]

  static let readable: [WrongReport] = [
    WrongReport(
      "a link leads nowhere", .linkBroken,
      document: Sample.document(more: [.list([[.text("Se "), .link("bilagan", id: "bilaga-9")]])])),
    WrongReport(
      "a link in a note leads nowhere", .linkBroken,
      document: Sample.document(Sample.table(notes: [[.link("bilagan", id: "bilaga-9")]]))),
    WrongReport(
      "two headings have one id", .idTwice,
      document: Sample.document(more: [
        .heading(level: 2, text: "Bilaga", id: "avsnitt-drift"), .paragraph([.text("Text.")]),
      ])),
    WrongReport(
      "two rows have one id", .idTwice,
      document: Sample.document(more: [
        .table(
          Table(
            id: "lista", caption: "Lista.", columns: [.init("a", "Vad", .label)],
            rows: [.init(id: "r", cells: [.text("Ett")]), .init(id: "r", cells: [.text("Två")])]))
      ])),
    WrongReport(
      "nothing stands under the last heading", .headingEmpty,
      document: Sample.document(more: [.pageBreak, .heading(level: 2, text: "Bilaga", id: "bilaga"), .paragraph([])])),
    WrongReport(
      "nothing stands under a heading before another", .headingEmpty,
      document: Sample.document(more: [
        .heading(level: 3, text: "Förra året", id: "forra"), .heading(level: 2, text: "Bilaga", id: "bilaga"),
        .paragraph([.text("Text.")]),
      ])),
    WrongReport(
      "a heading has no words", .headingWithoutWords,
      document: Sample.document(more: [.heading(level: 2, text: " ", id: "tom"), .paragraph([.text("Text.")])])),
    WrongReport(
      "a heading jumps", .headingJumps,
      document: Sample.document(more: [
        .heading(level: 2, text: "Bilaga", id: "bilaga"), .heading(level: 4, text: "Djupt", id: "djupt"),
        .paragraph([.text("Text.")]),
      ])),
    WrongReport(
      "the first heading is no chapter", .headingFirst,
      document: Document(
        title: "T", blocks: [.heading(level: 3, text: "Drift", id: "drift-1"), .paragraph([.text("Text.")])])),
    WrongReport(
      "a table stands before any heading", .beforeHeading,
      document: Document(title: "T", blocks: [.table(Sample.table()), .chart(Sample.chart())])),
    WrongReport(
      "a table has no caption", .tableWithoutCaption, document: Sample.document(Sample.table(caption: " "))),
    WrongReport(
      "a table's rows have no headings", .tableWithoutLabels,
      document: Sample.document(
        Sample.table(columns: [.init("line", "Rad", .text)] + Sample.columns.dropFirst()))),
    WrongReport(
      "a column has no heading", .columnWithoutHeading,
      document: Sample.document(
        Sample.table(columns: [.init("line", "", .label)] + Sample.columns.dropFirst()))),
    WrongReport(
      "a chart has no title", .chartWithoutTitle, document: Sample.document(Sample.table(), Sample.chart(title: ""))),
    WrongReport(
      "a chart has no description", .chartWithoutDescription,
      document: Sample.document(Sample.table(), Sample.chart(description: ""))),
  ]

  static let figures: [WrongReport] = [
    WrongReport(
      "a figure is another in the text than in the table", .figureDiffers,
      document: Sample.document(more: [.notice(Notice(.information, [.figure(Sample.money("hyror-a", 1), .signed)]))])),
    WrongReport(
      "a figure is not to be had", .referenceUnresolved,
      document: Sample.document(more: [.paragraph([.text("Utfallet är "), .unresolved("Siffran kan inte visas.")])])),
    WrongReport(
      "a figure in a sentence has no value", .figureMissing,
      document: Sample.document(more: [.paragraph([.figure(Sample.figure("ny", .missing), .signed)])])),
  ]

  static let heads: [WrongReport] = [
    WrongReport("no occasion is planned", .notPlanned) { $0.occasion = nil },
    WrongReport("the head lacks all", .noRegistrationNumber, .noDecider, .noMeeting) {
      $0.occasion = Occasion(
        month: Sample.month, name: "Månadsuppföljning", registrationNumber: "", decidedBy: "", meeting: nil, section: ""
      )
    },
    WrongReport("the meeting comes before the month's end", .meetingTooEarly) {
      $0.occasion = Occasion(
        month: Sample.month, name: "Månadsuppföljning", registrationNumber: "SN 2019/17", decidedBy: "Socialnämnden",
        meeting: Day("2019-04-30"), section: "")
    },
    WrongReport("a month is not closed", .monthNotClosed) { $0.status = .preliminary },
  ]
}
