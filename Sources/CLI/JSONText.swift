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
    try shell.terminal.write(try bytes(value, keys: keys) + [0x0A])
  }

  /// The value as JSON, indented, keys sorted.
  static func bytes(_ value: some Encodable, keys: Keys) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    if keys == .snakeCase { encoder.keyEncodingStrategy = .convertToSnakeCase }
    return Array(try encoder.encode(value))
  }
}
