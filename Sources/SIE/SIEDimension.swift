/// A dimension that the file declares (`#DIM`, `#UNDERDIM`).
public struct SIEDimension: Sendable, Hashable {
  /// The number; 1 is cost centre and 6 project by the specification, from 20 programs are free.
  public let number: Int
  /// The name.
  public let name: String
  /// The dimension that this one divides further, if any.
  public let parent: Int?
  /// The line on which it is declared.
  public let line: Int

  /// The numbers and names that the specification reserves, so that objects may use them undeclared.
  /// **Source** SIE file format 4B, section 8.17.
  public static let reserved: [Int: String] = [
    1: "Kostnadsställe", 2: "Kostnadsbärare", 6: "Projekt", 7: "Anställd", 8: "Kund", 9: "Leverantör", 10: "Faktura",
  ]
}
