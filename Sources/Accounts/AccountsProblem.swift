package import Kernel

/// What can be wrong with charts, statements and areas.
package enum AccountsProblem: Problem, Equatable {
  /// The store has no such statement.
  case noStatement(String)
  /// A line names a parent that is no sum of the statement.
  case unknownParent(statement: String, line: String, parent: String, Place)
  /// The lines above a line lead back to it.
  case circle(statement: String, line: String, Place)
  /// A leaf has no rule.
  case leafWithoutRule(statement: String, line: String, Place)
  /// A kind of line, a coding part or a code range is written in a way that is not understood.
  case notUnderstood(String, Place)
  /// A selection restricts nothing.
  case emptySelection(String, Place)
  /// A line that is no leaf has code ranges of its own.
  case rulesOnSum(line: String, part: String, Place)
  /// Two areas may take the same posting.
  case overlappingAreas(String, String, Place)
  /// The same id stands twice.
  case repeatedID(String, Place)
  /// An id holds what no id may hold.
  case oddID(String, Place)
  /// The program itself uses the id, for what no area or no line takes.
  case reservedID(String, Place)
  /// The statement has no sum at the top.
  case noResult(statement: String, Place)
  /// The statement has a sum beside the one at the top.
  case severalResults(statement: String, line: String, other: String, Place)
  /// A line does not count in the statement's last sum.
  case outsideResult(statement: String, line: String, Place)
  /// The word is no class of counterparties.
  case unknownClass(String, Place)
  /// Two classes of counterparties may take the same posting.
  case overlappingClasses(String, String, Place)
  /// Nothing says which postings are internal.
  case noCounterparties(year: Int)

  package var code: String {
    switch self {
    case .noStatement: "accounts.no-statement"
    case .unknownParent: "accounts.unknown-parent"
    case .circle: "accounts.circle"
    case .leafWithoutRule: "accounts.leaf-without-rule"
    case .notUnderstood: "accounts.not-understood"
    case .emptySelection: "accounts.empty-selection"
    case .rulesOnSum: "accounts.rules-on-sum"
    case .overlappingAreas: "accounts.overlapping-areas"
    case .repeatedID: "accounts.repeated-id"
    case .oddID: "accounts.odd-id"
    case .reservedID: "accounts.reserved-id"
    case .noResult: "accounts.no-result"
    case .severalResults: "accounts.several-results"
    case .outsideResult: "accounts.outside-result"
    case .unknownClass: "accounts.unknown-class"
    case .overlappingClasses: "accounts.overlapping-classes"
    case .noCounterparties: "accounts.no-counterparties"
    }
  }

  package var place: Place {
    switch self {
    case .noStatement(let id): Place(field: id)
    case .unknownParent(_, _, _, let place), .circle(_, _, let place), .leafWithoutRule(_, _, let place),
      .notUnderstood(_, let place), .overlappingAreas(_, _, let place), .repeatedID(_, let place),
      .emptySelection(_, let place), .rulesOnSum(_, _, let place), .oddID(_, let place), .reservedID(_, let place),
      .noResult(_, let place), .severalResults(_, _, _, let place), .outsideResult(_, _, let place),
      .unknownClass(_, let place), .overlappingClasses(_, _, let place):
      place
    case .noCounterparties(let year): Place(field: Digits.padded(year, 4))
    }
  }

  package var message: String {
    switch self {
    case .noStatement(let id): "Uppställningen ”\(id)” finns inte."
    case .unknownParent(_, let line, let parent, _): "Raden \(line) räknas in i \(parent), som inte är en summarad."
    case .circle(_, let line, _): "Raden \(line) räknas in i sig själv."
    case .leafWithoutRule(_, let line, _): "Raden \(line) har inget urval av koder."
    case .notUnderstood(let text, _): "”\(text)” går inte att tolka."
    case .emptySelection(let id, _): "Urvalet ”\(id)” anger inga koder."
    case .rulesOnSum(let line, let part, _): "Raden \(line) är ingen rad med egna koder, men anger \(part)."
    case .overlappingAreas(let a, let b, _): "Områdena \(a) och \(b) kan ta samma bokföring."
    case .repeatedID(let id, _): "Id ”\(id)” förekommer två gånger."
    case .oddID(let id, _): "”\(id)” kan inte vara ett id."
    case .reservedID(let id, _): "Id ”\(id)” används av Roder självt."
    case .noResult(let statement, _): "Uppställningen \(statement) har ingen summa överst."
    case .severalResults(_, let line, let other, _):
      "Summorna \(other) och \(line) saknar båda överordnad."
    case .outsideResult(_, let line, _): "Raden \(line) räknas inte in i någon summa."
    case .unknownClass(let word, _): "”\(word)” är ingen motpartsklass."
    case .overlappingClasses(let a, let b, _): "Klasserna \(a) och \(b) kan ta samma bokföring."
    case .noCounterparties(let year):
      "Det är inte sagt vilka motparter som är interna för \(Digits.padded(year, 4))."
    }
  }

  package var remedy: Remedy {
    switch self {
    case .noStatement: "Läs in uppställningen \(.bringingIn("statements"))."
    case .unknownParent: "Rätta kolumnen överordnad eller gör raden den pekar på till en summa."
    case .circle: "Rätta kolumnen överordnad."
    case .leafWithoutRule: "Ange minst ett kodintervall, eller * för alla konton."
    case .notUnderstood: "Skriv koder som 302, 50-56 eller *, och typen som rad, summa, ram, rubrik, urval, utanför."
    case .emptySelection: "Ange minst ett kodintervall, eller * för alla konton."
    case .rulesOnSum: "Töm cellerna med koder eller gör raden till typen rad."
    case .overlappingAreas: "Gör urvalen åtskilda, till exempel genom olika verksamheter eller konton."
    case .repeatedID: "Ge raden ett eget id eller ta bort den ena."
    case .oddID: Remedy(Slug.rule)
    case .reservedID: "Välj ett annat id."
    case .noResult: "Lägg till en summa utan överordnad, som alla rader räknas in i."
    case .severalResults: "Ange i kolumnen överordnad var den ena räknas in: bara en summa får sakna överordnad."
    case .outsideResult: "Ange i kolumnen överordnad den summa som raden räknas in i."
    case .unknownClass: "Skriv extern, kommunintern eller nämndintern."
    case .overlappingClasses: "Gör urvalen åtskilda, till exempel genom olika motparter."
    case .noCounterparties: "Läs in motpartsklasserna \(.bringingIn("counterparties"))."
    }
  }
}
