/// What the postings of April 2019 say of suppliers and persons: invented names, and among them the test number that
/// the tax agency has made known, written in the ways in which people write such numbers.
enum AprilTexts {
  private static let suppliers = [
    "Björkbackens HVB AB", "Solgårdens konsulentstöd AB", "Kvarnens Stödboende HB", "Älvdalens Familjehem AB",
    "Norrskenets Behandling AB", "Enskild firma T. Tolvansson",
  ]

  /// The test number in the forms that were met in ledgers.
  static let numbers = ["19121212-1212", "191212121212", "121212-1212", "121212+1212", "19 121212-1212"]

  /// The posting's text; some name a person.
  static func text(_ posting: ExamplePosting, index: Int) -> String {
    switch posting.coding.account {
    case "5210", "5220", "5520": "\(posting.coding.text), familjehem \(index % 9 + 1)"
    case "4641", "4642", "4643": index % 3 == 0 ? "\(posting.coding.text) \(number(index))" : posting.coding.text
    default: posting.coding.text
    }
  }

  /// The supplier; empty where nobody sent an invoice.
  static func supplier(_ posting: ExamplePosting, index: Int) -> String {
    guard posting.coding.series == .suppliers else { return "" }
    let name = suppliers[index % suppliers.count]
    return name.hasPrefix("Enskild") && index % 2 == 0 ? "\(name) \(number(index))" : name
  }

  private static func number(_ index: Int) -> String { numbers[index / 3 % numbers.count] }
}
