import Care
import Forecasting
import Formats
import Kernel
import Storage

/// The fields of a sheet in a form, and what they say.
struct SheetForm {
  /// The unit whose sheet it is, where the form has those of several; nil where it is the only one.
  var unit: String?

  /// What stands before the names of the sheet's own fields.
  private var prefix: String { unit.map { $0 + "/" } ?? "" }

  /// The field that holds the version that the form was made from.
  var version: String { prefix + "grund" }
  /// The field that lets odd amounts pass.
  var confirmation: String { prefix + "bekrafta" }

  /// The words of the ways to set an amount.
  static let bases: [(word: String, basis: ForecastBasis, title: String)] = [
    ("niva", .level, "Nivå"), ("avvikelse", .variance, "Avvikelse"), ("aterstar", .rest, "Återstår"),
  ]

  func amountField(_ cell: TypedSheet.Cell) -> String { "belopp." + prefix + cell.field }
  func basisField(_ cell: TypedSheet.Cell) -> String { "slag." + prefix + cell.field }
  func numberField(_ cell: TypedSheet.Cell) -> String { "antal." + prefix + cell.field }
  func remarkField(_ cell: TypedSheet.Cell) -> String { "kommentar." + prefix + cell.field }
  /// A field of the row that is added to those of the sheet.
  func addingField(_ name: String) -> String { "ny." + prefix + name }
  /// An id of the page that is of this sheet alone.
  func id(_ name: String) -> String { unit.map { name + "-" + $0 } ?? name }

  /// The units whose sheets the form has, in the order sent.
  static func units(in form: FormFields) -> [String] {
    form.fields.compactMap { $0.name.hasSuffix("/grund") ? String($0.name.dropLast("/grund".count)) : nil }
  }

  /// What was typed into the form, whose every line and area has at least a field for its remark.
  ///
  /// **Throws** `WebProblem.oddField`.
  func typed(_ form: FormFields, at sheet: UnitSheet) throws -> TypedSheet {
    let start = "kommentar." + prefix
    var cells: [TypedSheet.Cell] = []
    var seen: Set<String> = []
    for field in form.fields {
      guard field.name.hasPrefix(start), seen.insert(field.name).inserted else { continue }
      let parts = field.name.dropFirst(start.count).split(separator: ".", omittingEmptySubsequences: false)
        .map(String.init)
      guard parts.count == 2 else { throw WebProblem.oddField(name: field.name, text: field.value) }
      let empty = TypedSheet.Cell(line: parts[0], area: parts[1])
      let word = form[basisField(empty)] ?? SheetForm.bases[0].word
      guard let basis = SheetForm.bases.first(where: { $0.word == word })?.basis else {
        throw WebProblem.oddField(name: basisField(empty), text: word)
      }
      cells.append(
        .init(
          line: parts[0], area: parts[1], basis: basis, amount: form[amountField(empty)] ?? "",
          number: form[numberField(empty)] ?? "", remark: field.value))
    }
    // One that is in the table already is refused as written twice.
    if let added = try added(form) { cells.append(added) }
    let text = form[version] ?? ""
    guard let version = Int(text), version >= 0 else { throw WebProblem.oddField(name: version, text: text) }
    return TypedSheet(month: sheet.month, unit: sheet.unit, layer: sheet.layer, version: version, cells: cells)
  }

  /// The row that was chosen beside those of the sheet; nil where none was.
  private func added(_ form: FormFields) throws -> TypedSheet.Cell? {
    let amount = form[addingField("belopp")] ?? ""
    let remark = form[addingField("kommentar")] ?? ""
    guard !amount.trimmed.isEmpty || !remark.trimmed.isEmpty else { return nil }
    let word = form[addingField("slag")] ?? SheetForm.bases[0].word
    guard let basis = SheetForm.bases.first(where: { $0.word == word })?.basis else {
      throw WebProblem.oddField(name: addingField("slag"), text: word)
    }
    return .init(
      line: form[addingField("rad")] ?? "", area: form[addingField("omrade")] ?? "", basis: basis, amount: amount,
      remark: remark)
  }

  /// What is wrong, at the fields of the sheet's form that say so; nil where the form cannot mend it.
  func faults(_ error: any Error, at sheet: UnitSheet, in terms: Terms) -> [FieldFault]? {
    let problems: [any Problem]
    switch error {
    case let several as Problems: problems = several.all
    case let problem as any Problem: problems = [problem]
    default: return nil
    }
    let isMended = problems.allSatisfy {
      $0 is ForecastingProblem || $0 is FormatsProblem || $0 is CareProblem || SheetForm.isDoubt($0)
    }
    guard isMended else { return nil }
    var faults = problems.map { problem in
      if SheetForm.isDoubt(problem), !(problem is ForecastingProblem) {
        return FieldFault(
          terms.own(problem.message)
            + " Kontrollera tecken och storlek. Är beloppen rätt, kryssa i rutan och spara igen.",
          at: confirmation)
      }
      let field = field(of: problem, at: sheet)
      // The box to tick says the rest.
      return SheetForm.isDoubt(problem)
        ? FieldFault(terms.own(problem.message) + " Skriv det i beloppets fält.", at: field)
        : FieldFault(problem, at: field, in: terms)
    }
    if problems.allSatisfy(SheetForm.isDoubt), !faults.contains(where: { $0.field == confirmation }) {
      faults.append(FieldFault("Ska det stå som det gör? Kryssa i rutan och spara igen.", at: confirmation))
    }
    return faults
  }

  private func field(of problem: any Problem, at sheet: UnitSheet) -> String? {
    guard let name = problem.place.field, name.contains(".") else { return nil }
    let cell = TypedSheet(sheet).cells.first { $0.field == name }
    if case ForecastingProblem.amountAsRemark = problem {
      return cell.map(remarkField) ?? addingField("kommentar")
    }
    guard let cell else { return addingField("belopp") }
    if problem is CareProblem { return numberField(cell) }
    return cell.line.isEmpty ? remarkField(cell) : amountField(cell)
  }

  /// Whether the problem is a doubt, which whoever writes may wave aside.
  static func isDoubt(_ problem: any Problem) -> Bool {
    ["accounts.sign-turned", "accounts.size-unlike", "forecasting.amount-as-remark"].contains(problem.code)
  }
}
