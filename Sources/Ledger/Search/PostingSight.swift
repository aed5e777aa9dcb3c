import Accounts
import Importing
import Kernel
import Organisation
import Storage

/// Which postings somebody may find, and whose texts.
struct PostingSight {
  /// What may be done with the postings of one sum.
  enum Access: UInt8 {
    /// They are not found.
    case none
    /// They are found, and their texts are looked through and shown.
    case open
    /// They are found by codes and amounts, but their texts are neither looked through nor shown.
    case hidden
  }

  private let protected: [ProtectedCodes]
  private let seesProtected: Bool
  private let scope: Scope
  private let units: [(id: String, codes: [CodeRange])]
  /// Whether some texts are kept from whoever looks.
  var hidesTexts: Bool { !seesProtected && protected.contains { !$0.entries.isEmpty } }

  /// What the view may see of postings on the day's units; protected texts only where `seesProtected`. What is
  /// protected today is protected in the past too.
  init(_ view: View, on day: Day, current: ProtectedCodes, seesProtected: Bool) throws {
    protected = [try view.state.protectedCodes(), current]
    self.seesProtected = seesProtected
    scope = try view.state.resolved(view.scope, on: day)
    units = try view.state.units(on: day).map { ($0.id, $0.value.responsibilities) }
  }

  /// What may be done with the postings of each sum of the segment, of those that `query` asks for.
  ///
  /// - Parameter held: the units asked for; nil for all.
  func access(
    _ packed: PackedFacts, of segment: VisibleSegment, codes: [CodingPart: [CodeRange]], held: Set<String>?
  ) -> [UInt8] {
    var access = [UInt8](repeating: Access.open.rawValue, count: packed.count)
    func keep(_ column: String, where isKept: (String) -> Bool) {
      let kept = packed.dictionary(column).map(isKept)
      if kept.allSatisfy({ $0 }) { return }
      let rows = packed.codes(column)
      for row in access.indices where !kept[rows[row]] { access[row] = Access.none.rawValue }
    }
    // An opening period carries balances forward; nothing is posted in it.
    keep(LedgerTable.phase) { LedgerPhase(rawValue: $0) != .opening }
    for (part, ranges) in codes { keep(part.column) { code in ranges.contains { $0.contains(code) } } }
    if scope != .everything || held != nil {
      keep(CodingPart.responsibility.column) { code in
        guard let unit = units.first(where: { $0.codes.contains { $0.contains(code) } })?.id else {
          return scope == .everything && held == nil
        }
        return scope.contains(unit: unit) && (held?.contains(unit) ?? true)
      }
    }
    let hides = hidesTexts
    guard hides || !segment.hidden.isEmpty else { return access }
    let columns = packed.unpacked
    if !segment.hidden.isEmpty {
      for (row, isVisible) in columns.visibleRows(of: segment).enumerated() where !isVisible {
        access[row] = Access.none.rawValue
      }
    }
    if hides {
      for codes in protected {
        for (row, isProtected) in codes.rows(columns).enumerated()
        where isProtected && access[row] != Access.none.rawValue {
          access[row] = Access.hidden.rawValue
        }
      }
    }
    return access
  }

  /// Which sums of the segment are protected, whoever looks.
  func isProtected(_ packed: PackedFacts, _ row: Int) -> Bool {
    protected.flatMap(\.entries).flatMap(\.selection.rules).contains { rule in
      rule.contains { part in packed.dictionary(part)[packed.codes(part)[row]] }
    }
  }
}
