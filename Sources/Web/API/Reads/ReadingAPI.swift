import Access
import Kernel
import Storage

/// Who has looked at what is confidential, and who has logged in.
enum ReadingAPI {
  static let operations: [APIOperation] = [
    .get(
      API.root + "/readings", .permission(ReadingLog.permission), .never, name: ReadingLog.name,
      "The reading log, the latest first: who looked at what is confidential, and who logged in.",
      [
        .query("actor", "Only what this person did, as the history shows her.", .form(.something)),
        .query("sort", "Only this kind of entry.", .choice(["confidential", "login"])), .limit, .cursor,
      ]
    ) { visit in
      let sort = try visit.value("sort") { Reading.Sort(rawValue: $0) }
      // One more than this part tells whether there is another.
      let wanted = try visit.offset() + (try visit.limit()) + 1
      let found = try await ReadingLog(visit.desk).latest(wanted, of: visit.text("actor"), sort)
      return try visit.page(of: found) { ReadingMessage(reading: $0) }
    }
  ]
}

/// An entry of the reading log as programs see it.
struct ReadingMessage: APIMessage {
  let reading: Reading

  static let name = "Reading"
  static let summary = "That somebody looked at something confidential, or logged in."
  static let members: [APIMember<ReadingMessage>] = [
    .moment("at", "When.") { $0.reading.at },
    .text("actor", "Who, as the history shows her.") { $0.reading.actor },
    .text("sort", "What kind of entry it is.", .choice(["confidential", "login"])) { $0.reading.sort.rawValue },
    .text("what", "What was shown, in Swedish; empty for a login.") { $0.reading.what },
    .text("moment", "The moment that was asked about, in Swedish; empty for now.") { $0.reading.moment },
  ]
}
