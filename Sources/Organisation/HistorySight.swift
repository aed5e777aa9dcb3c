import Kernel
import Storage

/// Which records' history somebody sees: those that are about units within the scope, and all of them for whoever
/// answers for the whole board; confidential kinds only with the right to them.
struct HistorySight {
  private let scope: Scope
  private let seesConfidential: Bool
  private let kinds: KindCatalogue

  /// What whoever looks at the view sees of these kinds.
  init(_ view: View, _ kinds: KindCatalogue) throws {
    scope = try view.state.resolved(view.scope, on: view.state.recordedAt.dayInStockholm)
    seesConfidential = view.permissions.contains(.readConfidential)
    self.kinds = kinds
  }

  /// Whether the record's history is shown.
  func sees(_ key: RecordKey) -> Bool { refusal(of: key, useCase: "") == nil }

  /// The event with the items that are shown. Its reason is left out with any item, for it may be about that one.
  func seen(_ header: EventHeader) -> EventHeader {
    let items = header.items.filter { sees(RecordKey(kind: $0.kind, id: $0.id)) }
    guard items.count < header.items.count else { return header }
    return EventHeader(
      number: header.number, recordedAt: header.recordedAt, actor: header.actor, useCase: header.useCase, reason: "",
      items: items)
  }

  /// Why the record's history is not shown; nil where it is.
  func refusal(of key: RecordKey, useCase: String) -> StorageProblem? {
    let terms = kinds.terms(of: key.kind)
    if terms.isConfidential, !seesConfidential {
      return .notPermitted(useCase: useCase, permission: .readConfidential)
    }
    if scope == .everything { return nil }
    guard let unit = terms.unit(key.id) else { return .outsideScope(unit: Scope.wholeBoard) }
    return scope.contains(unit: unit) ? nil : .outsideScope(unit: unit)
  }
}
