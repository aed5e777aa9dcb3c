import Figures
package import Kernel
package import Storage

/// What somebody has said of a figure at an occasion; the id is the occasion's month and the figure's key. It was
/// written at the event of its version, and an empty text means that it was taken back.
package struct Remark: RecordKind, Hashable {
  package static let kind = "remark"
  package static let tag = "remark/1"
  package static let terms = KindTerms("kommentar", "kommentarer", aliases: ["remarks"]) { Remark.unit(ofID: $0) }
  package static let retention = RecordRetention.whole

  /// The last month with actuals when it was written.
  package let month: Month
  /// The figure's key.
  package let key: String
  /// What it says.
  package let text: String
  /// Who wrote it.
  package let author: String
  /// When.
  package let writtenAt: Instant

  /// A remark.
  package init(month: Month, key: String, text: String, author: String, writtenAt: Instant) {
    self.month = month
    self.key = key
    self.text = PersonalNumbers.masked(text).text
    self.author = PersonalNumbers.masked(author).text
    self.writtenAt = writtenAt
  }

  /// The record's id.
  package var id: String { Remark.id(month, key) }

  /// The unit that the remark of that id is about; nil for the whole board.
  static func unit(ofID id: String) -> String? {
    let parts = id.split(separator: "/", maxSplits: 1)
    return parts.count == 2 ? FigureKey(String(parts[1])).flatMap(RemarkRules.unit) : nil
  }

  /// The id of the remark on a figure at an occasion.
  package static func id(_ month: Month, _ key: String) -> String { month.description + "/" + key }
}
