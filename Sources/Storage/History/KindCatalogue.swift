/// The kinds of records that the installed capabilities write, in the order that they are listed.
package struct KindCatalogue: Sendable {
  /// The kinds.
  package let kinds: [any RecordKind.Type]

  /// These kinds.
  package init(_ kinds: [any RecordKind.Type]) { self.kinds = kinds }

  /// The kind that the name means: as the store spells it, in Swedish, or by one of its other names; nil where there is
  /// none.
  package func kind(named name: String) -> (any RecordKind.Type)? {
    let wanted = name.lowercased()
    return kinds.first { $0.kind == wanted }
      ?? kinds.first { kind in
        let terms = kind.terms
        return ([terms.singular, terms.plural] + terms.aliases).contains { $0.lowercased() == wanted }
      }
  }

  /// What the kind of the store is called.
  package func terms(of kind: String) -> KindTerms {
    kinds.first { $0.kind == kind }?.terms ?? KindTerms(kind, kind)
  }
}
