import DocumentWriters
import Forecasting
import Formats
import Kernel
import Storage

extension Visit {
  /// The month that the page is about: the one that the address names, else the latest that is posted; nil where
  /// nothing is.
  ///
  /// **Throws** `WebProblem.oddField`.
  func month() async throws -> Month? { try await month(named: query["period"]) }

  /// The month that the text names, else the latest that is posted; nil where nothing is.
  func month(named text: String?) async throws -> Month? {
    if let text, !text.isEmpty {
      guard let month = Month(text) else { throw WebProblem.oddField(name: "period", text: text) }
      return month
    }
    return try await FollowUpDesk(desk).latestMonth(asOf: asOf)
  }

  /// Whether the month is posted, and its figures thereby are to be had.
  func isPosted(_ month: Month) async throws -> Bool {
    try await FollowUpDesk(desk).latestMonth(asOf: asOf).map { month <= $0 } ?? false
  }

  /// Writes pieces of documents whose figures lead to what they are made of, at the month and the visit's moment; for
  /// whoever may not see that, they lead nowhere.
  func writer(_ month: Month) -> HTMLWriter {
    guard may(.read) else { return HTMLWriter() }
    return HTMLWriter(options: WriterOptions(figureAddress: figureAddress(at: month)))
  }

  /// Writes pieces of a document that is as it was after the event, whatever the visit's moment is: its figures lead to
  /// what they were made of then.
  func writer(_ month: Month, at event: Int) -> HTMLWriter {
    guard may(.read) else { return HTMLWriter() }
    let fields = FormFields([.init("period", month.description), .init("handelse", String(event))])
    return HTMLWriter(options: WriterOptions(figureAddress: link(["siffra"], fields: fields) + "&nyckel="))
  }

  /// The address of what figures are made of, at the month and the visit's moment, up to the key, which stands last:
  /// a table has hundreds of them.
  func figureAddress(at month: Month) -> String {
    link(["siffra"], fields: FormFields([.init("period", month.description)])) + "&nyckel="
  }
}
