import Figures
import Kernel

extension CellUnit: Codable {}

extension FigureCell: Codable {
  private enum CodingKeys: String, CodingKey {
    case key, unit, factor, decimals, status
    // The value, one of these.
    case ore, share, count, missing, suppressed
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    func refused(_ key: CodingKeys, _ reason: String) -> DecodingError {
      .dataCorruptedError(forKey: key, in: values, debugDescription: reason)
    }
    let factor = try values.decode(Int.self, forKey: .factor)
    guard factor == 1 || factor == -1 else { throw refused(.factor, "a factor is 1 or -1") }
    let decimals = try values.decode(Int.self, forKey: .decimals)
    guard (0...6).contains(decimals) else { throw refused(.decimals, "0 to 6 decimals") }
    self.init(
      key: try values.decode(StoredKey.self, forKey: .key).key, value: try FigureCell.value(in: values),
      presentation: Presentation(
        unit: try values.decode(CellUnit.self, forKey: .unit), factor: factor, decimals: decimals),
      status: try values.decodeIfPresent(PeriodStatus.self, forKey: .status))
    guard isPrintable else { throw refused(.key, "too great to be printed") }
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(StoredKey(key: key), forKey: .key)
    try values.encode(presentation.unit, forKey: .unit)
    try values.encode(presentation.factor, forKey: .factor)
    try values.encode(presentation.decimals, forKey: .decimals)
    try values.encodeIfPresent(status, forKey: .status)
    switch value {
    case .money(let money): try values.encode(money, forKey: .ore)
    case .share(let share): try values.encode([share.numerator, share.denominator], forKey: .share)
    case .count(let count): try values.encode(count, forKey: .count)
    case .missing: try values.encode(true, forKey: .missing)
    case .suppressed: try values.encode(true, forKey: .suppressed)
    }
  }

  private static func value(in values: KeyedDecodingContainer<CodingKeys>) throws -> FigureValue {
    if let money = try values.decodeIfPresent(Money.self, forKey: .ore) { return .money(money) }
    if let count = try values.decodeIfPresent(Int64.self, forKey: .count) { return .count(count) }
    if let parts = try values.decodeIfPresent([Int64].self, forKey: .share) {
      guard parts.count == 2, parts[1] >= 0 else {
        throw DecodingError.dataCorruptedError(forKey: .share, in: values, debugDescription: "no share")
      }
      return .share(Share(parts[0], of: parts[1]))
    }
    if values.contains(.suppressed) { return .suppressed }
    _ = try values.decode(Bool.self, forKey: .missing)
    return .missing
  }

  /// Whether the printed number and its opposite fit 64 bits, with room for rounding.
  private var isPrintable: Bool {
    let factor = Int128(presentation.scale)
    let limit: Int128 = Int128(Int64.max)
    switch value {
    case .money(let money):
      return (Int128(money.ore) * factor / Int128(presentation.unit.orePerUnit)).magnitude < limit
    case .share(let share):
      return share.denominator == 0
        || (Int128(share.numerator) * 100 * factor / Int128(share.denominator)).magnitude < limit
    case .count(let count): return (Int128(count) * factor).magnitude < limit
    case .missing, .suppressed: return true
    }
  }
}

/// A figure's key as it is stored: its spelling, and its parts where the spelling would be read otherwise, because an
/// id holds a mark of the spelling.
private struct StoredKey: Codable {
  private enum CodingKeys: String, CodingKey { case measure, selections, period }

  let key: FigureKey

  init(key: FigureKey) { self.key = key }

  init(from decoder: any Decoder) throws {
    // Where it is no text, its parts are read, and the error of those is told.
    if let text = try? decoder.singleValueContainer().decode(String.self) {
      guard let key = FigureKey(text) else {
        throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no key of a figure"))
      }
      self.key = key
    } else {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      let selections = try values.decode([[String]].self, forKey: .selections)
      guard selections.allSatisfy({ $0.count == 2 }) else {
        throw DecodingError.dataCorruptedError(forKey: .selections, in: values, debugDescription: "axis and id")
      }
      guard let period = Period(try values.decode(String.self, forKey: .period)) else {
        throw DecodingError.dataCorruptedError(forKey: .period, in: values, debugDescription: "no period")
      }
      key = FigureKey(
        try values.decode(String.self, forKey: .measure), selections.map { FigureSelection($0[0], $0[1]) }, period)
    }
  }

  func encode(to encoder: any Encoder) throws {
    if FigureKey(key.description) == key {
      var value = encoder.singleValueContainer()
      try value.encode(key.description)
    } else {
      var values = encoder.container(keyedBy: CodingKeys.self)
      try values.encode(key.measure, forKey: .measure)
      try values.encode(key.selections.map { [$0.axis, $0.id] }, forKey: .selections)
      try values.encode(key.period.description, forKey: .period)
    }
  }
}
