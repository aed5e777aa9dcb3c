/// A record whose label the specification does not have, kept as it stands.
public struct SIEUnknownRecord: Sendable, Hashable {
  /// The whole line from its label on, undivided.
  public let content: SIEText
  /// The line of the record.
  public let line: Int
  /// The voucher within whose braces it stands, or nil.
  public let voucher: Int?
}
