import Formats
import Kernel
import Storage

/// One request of a program, whose address says nothing that the operation does not know.
struct APIVisit: Sendable {
  /// The request on its way.
  let visit: Visit
  /// The moment that is asked about, as an event.
  let asOf: AsOf
  /// The number of that event.
  let event: Int
  /// What was sent; empty for what is read.
  let body: [UInt8]

  /// Where use cases are asked.
  var desk: Desk { visit.desk }

  /// Answers the question as of the moment.
  func ask<Q: Question>(_ question: Q.Type, _ input: Q.Input) async throws -> Q.Output {
    try await desk.ask(question, input, asOf: asOf)
  }

  /// The step of the address of that name.
  func step(_ name: String) -> String { visit.parameter(name) }

  /// The month in the address.
  ///
  /// **Throws** `APIProblem.oddParameter`.
  func month() throws(APIProblem) -> Month {
    let text = step("month")
    guard let month = Month(text) else { throw .oddParameter("month", text) }
    return month
  }

  /// The field of the query; nil where it is missing. An empty one is there.
  func text(_ name: String) -> String? { visit.query[name] }

  /// The field of the query as something of its own; nil where it is missing.
  ///
  /// **Throws** `APIProblem.oddParameter`.
  func value<Value>(_ name: String, _ parse: (String) -> Value?) throws(APIProblem) -> Value? {
    guard let text = text(name) else { return nil }
    guard let value = parse(text) else { throw .oddParameter(name, text) }
    return value
  }

  /// A whole number of the query within the limits; nil where it is missing.
  func whole(_ name: String, in range: ClosedRange<Int>) throws(APIProblem) -> Int? {
    try value(name) { text in
      text.utf8.count <= 10 ? Digits.value(text.utf8).flatMap { range.contains($0) ? $0 : nil } : nil
    }
  }

  /// True or false in the query; false where it is missing.
  func truth(_ name: String) throws(APIProblem) -> Bool {
    try value(name) { ["true": true, "false": false][$0] } ?? false
  }

  /// The version that a write replaces: 0 for none.
  ///
  /// **Throws** `APIProblem.noVersion` where it is not said, `.otherVersion` where it is said of something that has no
  /// versions of ours, `.oddParameter` where it shall not be there in another way than not at all.
  func replaced() throws(APIProblem) -> Int {
    let headers = visit.request.headers
    let wanted = headers.all("if-none-match")
    if !wanted.isEmpty {
      guard case .any = EntityTagList(wanted) else {
        throw .oddParameter("If-None-Match", wanted.joined(separator: ", "))
      }
      if headers["if-match"] == nil { return 0 }
    }
    guard headers["if-match"]?.contains(where: { $0 != " " }) == true else { throw .noVersion }
    guard case .tags(let tags) = EntityTagList(headers.all("if-match")), tags.count == 1, !tags[0].isWeak,
      tags[0].opaque.utf8.count <= 9, let version = Digits.value(tags[0].opaque.utf8)
    else { throw .otherVersion }
    return version
  }

  /// The months from `first_month` to `last_month`; nil where neither is said.
  func period() throws(APIProblem) -> Period? {
    let first = try value("first_month") { Month($0) }
    let last = try value("last_month") { Month($0) }
    guard let first else {
      if let last { throw .oddParameter("last_month", last.description) }
      return nil
    }
    guard let period = Period(first, last ?? first) else { throw .oddParameter("last_month", last?.description ?? "") }
    return period
  }

  /// How many items one part of a list shall have.
  func limit() throws(APIProblem) -> Int { try whole("limit", in: 1...APIParameter.mostItems) ?? 100 }

  /// How many items of the list come before.
  func offset() throws(APIProblem) -> Int { try value("cursor", APICursor.init)?.offset ?? 0 }

  /// The part of the list that is asked for, as messages.
  func page<Item, Message: APIMessage>(
    of items: [Item], _ message: (Item) throws -> Message
  ) throws -> APIPage<Message> {
    let (limit, offset) = (try limit(), min(try offset(), items.count))
    let part = items[offset...].prefix(limit)
    return APIPage(items: try part.map(message), next: next(after: part.endIndex, of: items.count))
  }

  /// Where the part after so many of the items begins; nil where there are no more.
  func next(after offset: Int, of count: Int) -> String? {
    offset < count ? APICursor(event: event, offset: offset).description : nil
  }
}
