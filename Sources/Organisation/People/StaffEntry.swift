package import Storage

/// A record about a person that a file brings: it has an id and concerns units.
package protocol StaffEntry: RecordKind, Hashable {
  /// The record's id.
  var id: String { get }
  /// The units that it names.
  var namedUnits: [String] { get }
}
