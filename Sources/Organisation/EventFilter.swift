package import Kernel
package import Storage

/// Which events are asked for. What is nil asks for all.
package struct EventFilter: Hashable, Sendable {
  /// Part of who acted, whatever its case.
  package var actor: String?
  /// Those whose names were meant by it, as they are known when they act: asked for beside it.
  package var persons: Set<String> = []
  /// The kind of something that was written.
  package var kind: String?
  /// The day that it was recorded.
  package var day: Day?

  /// Events by whoever is called so, about this kind, on the day.
  package init(actor: String? = nil, kind: String? = nil, day: Day? = nil) {
    self.actor = actor
    self.kind = kind
    self.day = day
  }

  /// Whether the event is asked for.
  package func keeps(_ event: EventHeader) -> Bool {
    if let day, event.recordedAt.dayInStockholm != day { return false }
    if let kind, !event.items.contains(where: { $0.kind == kind }) { return false }
    if let actor, !event.actor.lowercased().contains(actor.lowercased()),
      !persons.contains(PersonNames.id(of: event.actor))
    {
      return false
    }
    return true
  }
}
