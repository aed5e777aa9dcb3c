import Kernel

/// Where the next part of a list begins: the event that the list was read at, so that parts fit together whatever
/// happens between them, and how many items come before.
struct APICursor: Hashable, Sendable, CustomStringConvertible {
  /// The event.
  let event: Int
  /// How many items come before.
  let offset: Int

  /// The place after so many items of the list as it was at the event.
  init(event: Int, offset: Int) {
    self.event = event
    self.offset = offset
  }

  /// The place that the text names; nil where it names none.
  init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ (1...9).contains($0.utf8.count) }),
      let event = Digits.value(parts[0].utf8), let offset = Digits.value(parts[1].utf8)
    else { return nil }
    self.init(event: event, offset: offset)
  }

  var description: String { "\(event).\(offset)" }
}
