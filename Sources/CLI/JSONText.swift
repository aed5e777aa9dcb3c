import FoundationEssentials

/// Writes an answer as JSON.
enum JSONText {
  /// How keys are spelt.
  enum Keys {
    /// `amountOre` becomes `amount_ore`.
    case snakeCase
    /// As the value writes them.
    case asWritten
  }

  /// Writes the value, indented, keys sorted.
  static func write(_ value: some Encodable, _ shell: Shell, keys: Keys = .snakeCase) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    if keys == .snakeCase { encoder.keyEncodingStrategy = .convertToSnakeCase }
    try shell.terminal.write(Array(try encoder.encode(value)) + [0x0A])
  }
}
