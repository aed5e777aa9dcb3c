import Accounts
import Storage

/// The codes of one coding, told apart by their bytes.
struct ExactCoding: Hashable, Comparable {
  /// The codes by part; parts without a code are left out.
  let codes: [CodingPart: String]
  private let exact: [ExactText]

  init(_ codes: [CodingPart: String]) {
    self.codes = codes.filter { !$0.value.isEmpty }
    exact = CodingPart.allCases.map { ExactText(codes[$0] ?? "") }
  }

  /// The codes with their parts, *konto 6010, ansvar 30210*.
  var text: String {
    CodingPart.allCases.compactMap { part in codes[part].map { part.term + " " + $0 } }.joined(separator: ", ")
  }

  /// Whether this coding has every code of the other, and perhaps more.
  func extends(_ other: ExactCoding) -> Bool {
    zip(exact, other.exact).allSatisfy { $1.text.isEmpty || $0 == $1 }
  }

  static func == (a: ExactCoding, b: ExactCoding) -> Bool { a.exact == b.exact }
  static func < (a: ExactCoding, b: ExactCoding) -> Bool { a.exact.lexicographicallyPrecedes(b.exact) }
  func hash(into hasher: inout Hasher) { hasher.combine(exact) }
}
