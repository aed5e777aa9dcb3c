import Kernel

/// Which codings of an answer somebody takes.
///
/// **Source** RFC 9110, 12.5.3. A coding whose weight cannot be read is passed over.
package struct AcceptEncoding: Hashable, Sendable {
  /// The weights in thousandths, by coding in small letters.
  private let weights: [String: Int]

  /// What the values of the header field say; none means that nobody asked for a coding.
  package init(_ values: [String]) {
    var weights: [String: Int] = [:]
    for item in values.flatMap({ $0.utf8.split(separator: UInt8(ascii: ",")) }) {
      let parts = item.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map {
        String(Substring($0).trimmed).lowercased()
      }
      guard let coding = parts.first, !coding.isEmpty, let weight = AcceptEncoding.weight(parts.dropFirst()) else {
        continue
      }
      let name = coding == "x-gzip" ? "gzip" : coding
      // Said twice, the first counts.
      if weights[name] == nil { weights[name] = weight }
    }
    self.weights = weights
  }

  /// Whether gzip is taken, and not less gladly than no coding at all.
  package var takesGzip: Bool {
    let gzip = weights["gzip"] ?? weights["*"] ?? 0
    return gzip > 0 && gzip >= weights["identity"] ?? 0
  }

  /// Whether an answer without coding is taken.
  package var takesIdentity: Bool { (weights["identity"] ?? weights["*"] ?? 1_000) > 0 }

  /// The weight that the parameters give, in thousandths; nil where it cannot be read.
  private static func weight(_ parameters: ArraySlice<String>) -> Int? {
    guard let weight = parameters.first(where: { $0.hasPrefix("q") }) else { return 1_000 }
    let halves = weight.split(separator: "=", omittingEmptySubsequences: false).map { String($0.trimmed) }
    guard halves.count == 2, halves[0] == "q" else { return nil }
    let bytes = Array(halves[1].utf8)
    guard let first = bytes.first, first == UInt8(ascii: "0") || first == UInt8(ascii: "1") else { return nil }
    let whole = Int(first - UInt8(ascii: "0")) * 1_000
    if bytes.count == 1 { return whole }
    let decimals = bytes.dropFirst(2)
    guard bytes[1] == UInt8(ascii: "."), decimals.count <= 3 else { return nil }
    if decimals.isEmpty { return whole }
    guard let part = Digits.value(decimals) else { return nil }
    let thousandths = part * [100, 10, 1][decimals.count - 1]
    return whole + thousandths <= 1_000 ? whole + thousandths : nil
  }
}
