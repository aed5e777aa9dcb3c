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
    /// Whether it takes the place of an earlier one.
    package let isCorrection: Bool
    /// The decision that established it; nil while there is none.
    package let decision: LockedReport.Decision?

    /// A version locked for the body.
    package init(
      body: String, number: Int, isCorrection: Bool = false, decision: LockedReport.Decision? = nil
    ) {
      self.body = body
      self.number = number
      self.isCorrection = isCorrection
      self.decision = decision
    }

    /// The locked report as a link of the chain.
    package init(_ report: LockedReport) {
      self.init(
        body: report.body, number: report.number, isCorrection: !report.reason.isEmpty, decision: report.decision)
    }

    /// The version in words: *version 5 låst, fastställd 2019-05-21, § 52*.
    var text: String {
      let established = decision.map {
        ", fastställd \($0.day), " + $0.section.replacing("§ ", with: "§" + SwedishText.space)
      }
      return "version \(number) låst" + (isCorrection ? " efter rättelse" : "") + (established ?? "")
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
      case .done: locked?.text ?? "passerad utan egen version"
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
