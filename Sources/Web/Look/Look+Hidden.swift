package import HTML

extension Look {
  /// What a form carries unseen.
  package static func hidden(_ name: String, _ value: String) -> Node {
    .element(.input, [.type("hidden"), .name(name), .value(value)])
  }
}
