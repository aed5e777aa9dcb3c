import Accounts
import Kernel
import Storage
import Testing

@Suite("Standard statements")
struct StandardStatementTests {
  @Test("Classes 3–8 stand on exactly one line, and the other classes outside", arguments: ChartFamily.allCases)
  func coverage(_ family: ChartFamily) {
    let statement = StandardStatements.statement(family)
    let codes = (0...9).flatMap { ["\($0)", "\($0)0", "\($0)999", "\($0)12345678"] } + [""]
    let facts = FactColumns([
      ("account", .code(CodeColumn(dictionary: codes, codes: codes.indices.map { UInt32($0) })))
    ])
    for (code, place) in zip(codes, PlacementRules.places(facts, in: statement)) {
      switch code.first {
      case "1", "2", "9": #expect(place == .outside)
      case nil, "0": #expect(place == .uncovered)
      default:
        guard case .line(let line) = place else {
          Issue.record("\(code) has the place \(place)")
          continue
        }
        #expect(statement.lines[line].kind == .leaf)
      }
    }
  }

  @Test("The result adds every leaf once, and nothing is wrong with the tree", arguments: ChartFamily.allCases)
  func tree(_ family: ChartFamily) throws {
    let statement = StandardStatements.statement(family)
    #expect(StatementRules.problems(StatementDraft(id: "drift", statement: statement, places: [:])) == [])
    let result = try #require(statement.lines.lastIndex { $0.kind == .sum && $0.parent == nil })
    let leaves = statement.lines.indices.filter { statement.lines[$0].kind == .leaf }
    #expect(statement.leaves(under: result).sorted() == leaves)
  }

  struct Guess: CustomTestStringConvertible, Sendable {
    let type: String?
    let accounts: [String]
    let family: ChartFamily

    var testDescription: String { (type ?? "no type") + " " + accounts.joined(separator: ",") }
  }

  /// Salaries in a class, so many.
  static func salaries(_ first: Int, _ count: Int) -> [String] {
    (0..<count).map { "\(first)\($0)10 " + ["Löner", "Arbetsgivaravgifter", "Semesterlön"][$0 % 3] }
  }

  static let guesses = [
    Guess(type: "Kommun-Bas 21", accounts: [], family: .kommunbas),
    Guess(type: "KOMMUNBAS13", accounts: salaries(7, 9), family: .kommunbas),
    Guess(type: "KBAS", accounts: [], family: .kommunbas),
    Guess(type: "BAS95", accounts: salaries(5, 9), family: .bas),
    Guess(type: "EUBAS97", accounts: [], family: .bas),
    Guess(type: "", accounts: salaries(5, 3), family: .kommunbas),
    Guess(type: nil, accounts: salaries(7, 3), family: .bas),
    Guess(type: nil, accounts: salaries(5, 2), family: .unknown),
    Guess(type: nil, accounts: salaries(5, 4) + salaries(7, 3), family: .unknown),
    Guess(type: nil, accounts: salaries(5, 6) + salaries(7, 3), family: .kommunbas),
    Guess(type: "Egen", accounts: ["5010 Lokalhyra", "7010 Tjänster"], family: .unknown),
    Guess(type: nil, accounts: [], family: .unknown),
  ]

  @Test("The family of a chart is guessed from its type, else from where salaries lie", arguments: guesses)
  func guess(_ sample: Guess) {
    let accounts = sample.accounts.map { text in
      let words = text.split(separator: " ", maxSplits: 1).map(String.init)
      return (code: words[0], name: words[1])
    }
    let guess = ChartGuess(chartType: sample.type, accounts: accounts)
    #expect(guess.family == sample.family)
    #expect(!guess.ground.isEmpty)
  }

  @Test("A family that somebody has named is taken as it is", arguments: ChartFamily.allCases)
  func chosen(_ family: ChartFamily) { #expect(ChartGuess(chosen: family).family == family) }
}
