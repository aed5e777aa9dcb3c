/// Part of a list, and where the rest begins.
struct APIPage<Item: APIMessage>: APIMessage {
  /// The items of this part.
  let items: [Item]
  /// What `cursor` must say to get the next part; nil where this is the last.
  let next: String?

  static var name: String { Item.name + "List" }
  static var summary: String { "A part of a list." }
  static var members: [APIMember<APIPage>] {
    [
      .list("items", "The items, in order.") { $0.items },
      .maybeText("next_cursor", "What `cursor` must be to get the next part; left out where this is the last.") {
        $0.next
      },
    ]
  }
}
