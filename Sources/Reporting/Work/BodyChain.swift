package import Kernel
package import Organisation

/// The way of a month's report through the bodies that deal with it.
package struct BodyChain: Hashable, Sendable {
  /// A version that was locked for a body.
  package struct Locked: Hashable, Sendable {
    /// The body's name.
    package let body: String
    /// The version's number.
    package let number: Int
    /// The event that locked it.
    package let event: Int

    /// A version locked for the body.
    package init(body: String, number: Int, event: Int) {
      self.body = body
      self.number = number
      self.event = event
    }
  }

  /// Where a body stands.
  package enum State: String, Hashable, Sendable {
    /// It has its version.
    case done
    /// It is next.
    case next
    /// Others come before it.
    case later
  }

  /// One body.
  package struct Link: Hashable, Sendable {
    /// What it is called.
    package let name: String
    /// When it has the report; nil where that is not known.
    package let due: Day?
    /// Where it stands.
    package let state: State
    /// The last version that was locked for it; nil where none was.
    package let locked: Locked?

    /// How it stands, in words.
    package var text: String {
      switch state {
      case .done: "version \(locked?.number ?? 0) låst"
      case .next: "näst på tur"
      case .later: "senare"
      }
    }
  }

  /// The bodies, in order.
  package let links: [Link]

  /// The chain of the occasion, with the versions that were locked: what comes before a body with a version is done,
  /// and the first after them is next.
  package init(_ occasion: Occasion, locked: [Locked]) {
    let bodies = occasion.plan?.bodies ?? []
    let reached = bodies.lastIndex { body in locked.contains { $0.body == body.name } }
    links = bodies.enumerated().map { index, body in
      let version = locked.filter { $0.body == body.name }.max { $0.number < $1.number }
      let isPassed = reached.map { index <= $0 } ?? false
      let next = reached.map { $0 + 1 } ?? 0
      return Link(
        name: body.name, due: occasion.due(body),
        state: version != nil ? .done : isPassed ? .done : index == next ? .next : .later, locked: version)
    }
  }
}
