/// An object that the file declares in a dimension (`#OBJEKT`).
public struct SIEObject: Sendable, Hashable {
  /// The dimension.
  public let dimension: Int
  /// The code; leading zeros and letters count.
  public let code: String
  /// The name.
  public let name: String
  /// The line on which it is declared.
  public let line: Int
}
