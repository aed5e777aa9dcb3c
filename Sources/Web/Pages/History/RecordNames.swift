import Access
import Forecasting
import Kernel
import Organisation

/// What records are called on pages: the months, units and people that their ids are made of, by name.
struct RecordNames {
  /// What those who act are called.
  let people: PersonNames
  /// What units are called, by id.
  let units: [String: String]
  /// What the board is called.
  let board: String

  /// The kinds of records whose ids name people.
  private static let ofPeople: Set<String> = [RoleHolder.kind, StandIn.kind, LoginPermit.kind]

  /// The record's name; its id where nothing in it has a name.
  ///
  /// **Example** `april 2019, E310 Ekonomiskt bistånd, enhet` for the forecast sheet `2019-04/E310/unit`.
  func name(ofKind kind: String, id: String) -> String {
    // Keys of figures name themselves, with slashes of their own.
    guard !id.contains(":") else { return id }
    if kind == Board.kind, id == Board.id { return board }
    let parts = id.split(separator: "/").map(String.init)
    return parts.filter { parts.count == 1 || $0 != "-" }.map { word($0, kind) }.joined(separator: ", ")
  }

  private func word(_ part: String, _ kind: String) -> String {
    if let month = Month(part) { return SwedishText.text(month) }
    if let unit = units[part] { return part + " " + unit }
    if kind == ForecastSheet.kind, let layer = ForecastLayer(rawValue: part) { return layer.title.lowercasedFirst }
    if kind == RoleHolder.kind, let role = StaffRole(rawValue: part) { return role.title.lowercasedFirst }
    return (RecordNames.ofPeople.contains(kind) ? people.name(ofPerson: part) : nil) ?? part
  }
}

extension Visit {
  /// What records are called.
  var recordNames: RecordNames { RecordNames(people: names, units: unitNames, board: boardName) }
}
