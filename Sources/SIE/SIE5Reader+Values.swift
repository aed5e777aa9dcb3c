import XML

extension SIE5Reader {
  /// The day of a text such as 2019-04-30; none where it is absent, and with a problem noted where it is no day.
  mutating func readDate(_ text: String?) -> SIEDate {
    guard let text, !text.isEmpty else { return .none }
    let bytes = Array(text.utf8)
    // A time zone may follow the day.
    if bytes.count >= 10, bytes[4] == .minus, bytes[7] == .minus,
      let number = SIE5Reader.number(bytes[0..<4] + bytes[5..<7] + bytes[8..<10]), let date = SIEDate(yyyymmdd: number)
    {
      return date
    }
    note(.badDate(text))
    return .none
  }

  /// The month of a text such as 2019-04, as yyyymm; nil with a problem noted where it is none.
  mutating func readMonth(_ text: String?) -> Int32? {
    let bytes = Array((text ?? "").utf8)
    if bytes.count >= 7, bytes[4] == .minus, let number = SIE5Reader.number(bytes[0..<4] + bytes[5..<7]),
      SIEDate(yyyymmdd: number * 100 + 1) != nil
    {
      return number
    }
    note(.badMonth(text ?? ""))
    return nil
  }

  /// The whole number of a text, or nil with a problem noted.
  mutating func readNumber(_ text: String?) -> Int? {
    if let text, let number = Int(text), abs(number) <= 1_000_000_000 { return number }
    note(.badNumber(.dimension, text ?? ""))
    return nil
  }

  /// The amount of a text, or nil with a problem noted.
  mutating func readAmount(
    _ text: String?, _ label: Label, scale: WritableKeyPath<AmountScales, Int>
  ) -> Int64? {
    guard let text, !text.isEmpty else {
      note(.missingField(label, "belopp"))
      return nil
    }
    let outcome = Array(text.utf8).withUnsafeBytes { bytes -> Amount.Outcome in
      guard let view = ByteView(bytes) else { return .fault(.notANumber) }
      return Amount.read(view, at: 0)
    }
    switch outcome {
    case .amount(let amount) where amount.end == text.utf8.count && !amount.hasComma:
      file.scales[keyPath: scale] = max(file.scales[keyPath: scale], amount.decimals)
      return amount.ore
    case .amount:
      note(.badAmount(text, .notANumber))
    case .fault(let fault):
      note(.badAmount(text, fault))
    }
    return nil
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int32? {
    var value: Int32 = 0
    for byte in digits {
      guard byte.isDigit else { return nil }
      value = value * 10 + Int32(byte - .zero)
    }
    return value
  }
}
