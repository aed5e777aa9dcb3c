import Accounts
import Kernel
import Storage

/// The statements, areas and watched lines of the large board.
enum LargeStructure {
  private static func rule(_ parts: [CodingPart: String]) -> FactSelection {
    FactSelection(
      Dictionary(
        parts.map { ($0.key.column, CodeRange(text: $0.value).map { [$0] } ?? []) },
        uniquingKeysWith: { first, _ in first }))
  }

  private static func leaf(_ id: String, _ name: String, _ parent: String, _ rules: [FactSelection]) -> Statement.Line {
    Statement.Line(id: id, name: name, parent: parent, kind: .leaf, rules: rules)
  }

  private static func sum(_ id: String, _ name: String, _ parent: String?) -> Statement.Line {
    Statement.Line(id: id, name: name, parent: parent, kind: .sum, rules: [])
  }

  /// The operating statement: lines by account, care also by service area; projects 7030 and above lie outside.
  static let drift = Statement(
    name: "Drift", selection: [],
    outside: [rule([.account: "1-2"]), rule([.account: "9"]), rule([.project: "7030-7039"])],
    lines: [
      leaf("avgifter", "Taxor och avgifter", "intakter", [rule([.account: "30-33"])]),
      leaf("bidrag", "Bidrag", "intakter", [rule([.account: "34-36"])]),
      leaf("ovriga-intakter", "Övriga intäkter", "intakter", [rule([.account: "37-39"])]),
      sum("intakter", "Verksamhetens intäkter", "netto"),
      leaf("barn", "Köpt vård barn och unga", "kostnader", [rule([.account: "40-46", .serviceArea: "500-514"])]),
      leaf("vuxna", "Köpt vård vuxna", "kostnader", [rule([.account: "40-46", .serviceArea: "515-529"])]),
      leaf("ovrig-vard", "Övrig köpt verksamhet", "kostnader", [rule([.account: "40-46", .serviceArea: "530-559"])]),
      leaf("bistand", "Ekonomiskt bistånd", "kostnader", [rule([.account: "47-49"])]),
      leaf("loner", "Löner", "kostnader", [rule([.account: "50-55"])]),
      leaf("po", "Personalomkostnader", "kostnader", [rule([.account: "56-59"])]),
      leaf("lokaler", "Lokalkostnader", "kostnader", [rule([.account: "60-62"])]),
      leaf("material", "Material och tjänster", "kostnader", [rule([.account: "63-69"])]),
      leaf("ovrigt", "Övriga kostnader", "kostnader", [rule([.account: "70-77"])]),
      leaf("avskrivning", "Avskrivningar", "kostnader", [rule([.account: "78-79"])]),
      sum("kostnader", "Verksamhetens kostnader", "netto"), sum("netto", "Verksamhetens nettokostnader", "resultat"),
      Statement.Line(id: "kommunbidrag", name: "Kommunbidrag", parent: "resultat", kind: .frame, rules: []),
      sum("resultat", "Resultat", nil),
    ])

  /// The investments: projects 7030 and above.
  static let investments = Statement(
    name: "Investeringar", selection: [rule([.project: "7030-7039"])], outside: [],
    lines: (0..<5).map { group in
      leaf(
        "grupp-\(group)", "Investeringsgrupp \(group + 1)", "resultat",
        [
          rule([.project: "703\(group * 2)-703\(group * 2 + 1)"])
        ])
    } + [sum("resultat", "Summa investeringar", nil)])

  /// Nineteen areas of three service areas each, and what is left.
  static let areas = FollowUpAreas(
    areas: (0..<19).map { number in
      NamedSelection(
        id: "O\(number)", name: "Uppföljningsområde \(number + 1)",
        rules: [rule([.serviceArea: "\(500 + number * 3)-\(502 + number * 3)"])])
    })

  /// Eight watched lines.
  static let watched = WatchedLines(
    lines: (0..<8).map { number in
      NamedSelection(
        id: "B\(number)", name: "Bevakningsrad \(number + 1)",
        rules: [
          rule([.account: "4\(number)", .serviceArea: "5\(number / 2)"]), rule([.account: "5\(number)00-5\(number)49"]),
        ])
    })
}
