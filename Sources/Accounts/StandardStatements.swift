import Kernel
import Storage

/// A family of charts of accounts, by how its classes are used.
package enum ChartFamily: String, Hashable, Sendable, CaseIterable {
  /// Kommun-Bas: 3 revenue, 4 grants and purchased services, 5 staff, 6–7 other costs, 8 financial items.
  case kommunbas
  /// BAS of private companies: 3 revenue, 4 goods, 5–6 other external costs, 7 staff, 8 financial items.
  case bas
  /// Not known: only the first digit of the account is trusted.
  case unknown

  /// The family's name in text.
  package var text: String {
    switch self {
    case .kommunbas: "Kommun-Bas"
    case .bas: "BAS"
    case .unknown: "okänd kontoplan"
    }
  }
}

/// Statements for those who have none of their own yet; they use the account's class alone and are meant to be
/// replaced.
///
/// **Source** the classes as municipalities describe them in their handbooks; the chart itself is voluntary.
package enum StandardStatements {
  /// The standard statement of the family.
  package static func statement(_ family: ChartFamily) -> Statement {
    switch family {
    case .kommunbas:
      operating([
        ("intakter", "Verksamhetens intäkter", "3"), ("kopt-verksamhet", "Bidrag och köpt verksamhet", "4"),
        ("personal", "Personalkostnader", "5"), ("ovriga", "Övriga verksamhetskostnader", "6-7"),
      ])
    case .bas:
      operating([
        ("intakter", "Intäkter", "3"), ("varor", "Varor och material", "4"),
        ("externa", "Övriga externa kostnader", "5-6"), ("personal", "Personalkostnader och avskrivningar", "7"),
      ])
    case .unknown:
      statement(
        (3...8).map { ("klass-\($0)", "Kontoklass \($0)", "\($0)") }, sums: [("resultat", "Summa klass 3–8", nil)],
        parent: "resultat")
    }
  }

  private static func operating(_ leaves: [(String, String, String)]) -> Statement {
    let base = statement(
      leaves, sums: [("nettokostnader", "Verksamhetens nettokostnader", "resultat")], parent: "nettokostnader")
    let last = [
      line("finansiella", "Finansiella poster, bokslutsposter och skatt", "resultat", "8"),
      Statement.Line(id: "resultat", name: "Resultat", parent: nil, kind: .sum, rules: []),
    ]
    return Statement(name: base.name, selection: [], outside: base.outside, lines: base.lines + last)
  }

  private static func statement(
    _ leaves: [(String, String, String)], sums: [(String, String, String?)], parent: String
  ) -> Statement {
    Statement(
      name: "Drift", selection: [], outside: [accounts("1-2"), accounts("9")],
      lines: leaves.map { line($0.0, $0.1, parent, $0.2) }
        + sums.map { Statement.Line(id: $0.0, name: $0.1, parent: $0.2, kind: .sum, rules: []) })
  }

  private static func line(_ id: String, _ name: String, _ parent: String, _ range: String) -> Statement.Line {
    Statement.Line(id: id, name: name, parent: parent, kind: .leaf, rules: [accounts(range)])
  }

  private static func accounts(_ text: String) -> FactSelection {
    FactSelection([CodingPart.account.column: CodeRange(text: text).map { [$0] } ?? []])
  }
}
