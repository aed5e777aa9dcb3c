import Care
import Forecasting
import Formats
import Kernel
import Storage

/// The fields of a sheet's form, and what they say.
enum SheetForm {
  /// The field that holds the version that the form was made from.
  static let version = "grund"
  /// The field that lets odd amounts pass.
  static let confirmation = "bekrafta"

  /// The words of the ways to set an amount.
  static let bases: [(word: String, basis: ForecastBasis, title: String)] = [
    ("niva", .level, "Nivå"), ("avvikelse", .variance, "Avvikelse"), ("aterstar", .rest, "Återstår"),
  ]

  static func amountField(_ cell: TypedSheet.Cell) -> String { "belopp." + cell.field }
  static func basisField(_ cell: TypedSheet.Cell) -> String { "slag." + cell.field }
  static func numberField(_ cell: TypedSheet.Cell) -> String { "antal." + cell.field }
  static func remarkField(_ cell: TypedSheet.Cell) -> String { "kommentar." + cell.field }

  /// What was typed into the form, whose every line and area has at least a field for its remark.
  ///
  /// **Throws** `WebProblem.oddField`.
  static func typed(_ form: FormFields, at sheet: UnitSheet) throws -> TypedSheet {
    var cells: [TypedSheet.Cell] = []
    var seen: Set<String> = []
    for field in form.fields {
      guard field.name.hasPrefix("kommentar."), seen.insert(field.name).inserted else { continue }
      let parts = field.name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 3 else { throw WebProblem.oddField(name: field.name, text: field.value) }
      let empty = TypedSheet.Cell(line: parts[1], area: parts[2])
      let word = form[basisField(empty)] ?? bases[0].word
      guard let basis = bases.first(where: { $0.word == word })?.basis else {
        throw WebProblem.oddField(name: basisField(empty), text: word)
      }
      cells.append(
        .init(
          line: parts[1], area: parts[2], basis: basis, amount: form[amountField(empty)] ?? "",
          number: form[numberField(empty)] ?? "", remark: field.value))
    }
    // One that is in the table already is refused as written twice.
    if let added = try added(form) { cells.append(added) }
    let text = form[version] ?? ""
    guard let version = Int(text), version >= 0 else { throw WebProblem.oddField(name: version, text: text) }
    return TypedSheet(month: sheet.month, unit: sheet.unit, layer: sheet.layer, version: version, cells: cells)
  }

  /// The row that was chosen beside those of the sheet; nil where none was.
  private static func added(_ form: FormFields) throws -> TypedSheet.Cell? {
    let amount = form["ny.belopp"] ?? ""
    let remark = form["ny.kommentar"] ?? ""
    guard !amount.trimmed.isEmpty || !remark.trimmed.isEmpty else { return nil }
    let word = form["ny.slag"] ?? bases[0].word
    guard let basis = bases.first(where: { $0.word == word })?.basis else {
      throw WebProblem.oddField(name: "ny.slag", text: word)
    }
    return .init(
      line: form["ny.rad"] ?? "", area: form["ny.omrade"] ?? "", basis: basis, amount: amount, remark: remark)
  }

  /// What is wrong, at the fields of the sheet's form that say so; nil where the form cannot mend it.
  static func faults(_ error: any Error, at sheet: UnitSheet, in terms: Terms) -> [FieldFault]? {
    let problems: [any Problem]
    switch error {
    case let several as Problems: problems = several.all
    case let problem as any Problem: problems = [problem]
    default: return nil
    }
    guard problems.allSatisfy({ $0 is ForecastingProblem || $0 is FormatsProblem || $0 is CareProblem || isDoubt($0) })
    else { return nil }
    var faults = problems.map { problem in
      if isDoubt(problem), !(problem is ForecastingProblem) {
        return FieldFault(
          terms.own(problem.message)
            + " Kontrollera tecken och storlek. Är beloppen rätt, kryssa i rutan och spara igen.",
          at: confirmation)
      }
      let field = field(of: problem, at: sheet)
      // The box to tick says the rest.
      return isDoubt(problem)
        ? FieldFault(terms.own(problem.message) + " Skriv det i beloppets fält.", at: field)
        : FieldFault(problem, at: field, in: terms)
    }
    if problems.allSatisfy(isDoubt), !faults.contains(where: { $0.field == confirmation }) {
      faults.append(FieldFault("Ska det stå som det gör? Kryssa i rutan och spara igen.", at: confirmation))
    }
    return faults
  }

  private static func field(of problem: any Problem, at sheet: UnitSheet) -> String? {
    guard let name = problem.place.field, name.contains(".") else { return nil }
    let known = TypedSheet(sheet).cells.contains { $0.field == name }
    if case ForecastingProblem.amountAsRemark = problem { return known ? "kommentar." + name : "ny.kommentar" }
    if known, problem is CareProblem { return "antal." + name }
    return known ? (name.hasPrefix(".") ? "kommentar." : "belopp.") + name : "ny.belopp"
  }

  /// Whether the problem is a doubt, which whoever writes may wave aside.
  static func isDoubt(_ problem: any Problem) -> Bool {
    ["accounts.sign-turned", "accounts.size-unlike", "forecasting.amount-as-remark"].contains(problem.code)
  }
}
