import Figures
import Installed
import Kernel
import Reporting

/// Figures found by words, as they are while somebody writes.
enum PickAPI {
  static let operations: [APIOperation] = [
    .get(
      API.root + "/months/{month}/figures", .permission(PickFigures.permission), name: PickFigures.name,
      "The figures that may be meant by some words, best first, at most twelve.",
      [
        .month,
        .query(
          "words", "Words of names and of a period, whole or begun.", .form(.something), isRequired: true,
          example: "personal prognos"),
      ]
    ) { visit in
      let rows = try await ProseDesk(visit.desk, sections: Capabilities.all(visit.desk)).pick(
        visit.text("words") ?? "", month: try visit.month(), asOf: visit.asOf)
      return APIPage(items: rows.map { PickedMessage(row: $0) }, next: nil)
    }
  ]
}

/// A figure that may be meant, as programs see it.
struct PickedMessage: APIMessage {
  let row: PickFigures.Row

  static let name = "PickedFigure"
  static let summary = "A figure that may be meant, and how a text refers to it."
  static let members: [APIMember<PickedMessage>] = [
    .text("key", "Its stable name.") { $0.row.figure.key.description },
    .text("shown", "The reference by names, as people write it.") { $0.row.shown },
    .text("stored", "The reference by key, as it is stored.") { $0.row.stored },
    .text("text", "Its value as it is printed, with its unit.") { $0.row.text },
    .maybeWhole("amount_ore", "Its exact amount in öre, where it is one; debit positive.") {
      $0.row.figure.value.money?.ore
    },
    .maybeChoice("status", "How finished the months are that it covers.") { $0.row.figure.status },
  ]
}
