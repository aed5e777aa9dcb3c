/// An account that the file declares (`#KONTO`), with what other records add to it.
public struct SIEAccount: Sendable, Hashable {
  /// The code; leading zeros and letters count.
  public let code: String
  /// The name.
  public internal(set) var name: String
  /// T, S, K or I: asset, liability, cost or revenue (`#KTYP`).
  public internal(set) var type: String?
  /// The unit in which the account counts (`#ENHET`).
  public internal(set) var unit: String?
  /// The codes of the tax return's standardised accounts (`#SRU`).
  public internal(set) var sruCodes: [String] = []
  /// The line on which the account is declared.
  public let line: Int

  /// An account as declared on a line.
  public init(code: String, name: String, line: Int = 0) {
    self.code = code
    self.name = name
    self.line = line
  }
}
