/// One id on an axis: what it is called, and where it stands among the others.
package struct FigureMember: Hashable, Sendable {
  /// What a member is to those beneath it.
  package enum Role: String, Hashable, Sendable {
    /// It stands for itself.
    case item
    /// It is the sum of the members whose parent it is.
    case sum
    /// It is what the named ones leave over, or what no rule takes.
    case remainder
    /// It may hold what others on the axis hold too, and is never added up with them.
    case overlap
  }

  /// Which way its money flows, for the words that follow a sign.
  package enum Flow: String, Hashable, Sendable {
    /// Revenue and cost together: a result, a unit, an area.
    case net
    /// Costs alone.
    case cost
    /// Revenue alone.
    case revenue
  }

  /// The axis: `line`, `area`, `unit` …
  package let axis: String
  /// The id on the axis, as keys spell it.
  package let id: String
  /// What it is called today.
  package let name: String
  /// Other names that people know it by: short forms, earlier names.
  package let aliases: [String]
  /// The id of the member of the same axis above it; nil at the top.
  package let parent: String?
  /// What it is to those beneath.
  package let role: Role
  /// Which way its money flows.
  package let flow: Flow

  /// A member of an axis.
  package init(
    axis: String, id: String, name: String, aliases: [String] = [], parent: String? = nil, role: Role = .item,
    flow: Flow = .net
  ) {
    self.flow = flow
    self.axis = axis
    self.id = id
    self.name = name
    self.aliases = aliases
    self.parent = parent
    self.role = role
  }
}
