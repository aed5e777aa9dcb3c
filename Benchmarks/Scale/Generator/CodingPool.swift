/// The combinations of codes that a large municipality's ledger is written on.
///
/// 1 500 responsibilities, of which 396 are the board's (one unit of the example answers for each 36), each with two
/// service areas and the accounts that such a place uses: 20 to 139 combinations, some 120 000 in all. Of 300 accounts
/// 30 are balance accounts; an activity stands in one combination in four, a project in one in twelve and a
/// counterparty in one in six.
struct CodingPool {
  /// One combination.
  struct Coding {
    let account: Int
    /// The objects as SIE writes them.
    let objects: String
    /// Its number: chance draws some combinations twice.
    let number: Int
  }

  /// How many responsibilities there are.
  static let responsibilities = 1_500
  /// How many accounts there are.
  static let accounts = 300
  /// How many of them are balance accounts, which come first.
  static let balanceAccounts = 30
  /// How many service areas, activities, projects and counterparties there are.
  static let serviceAreas = 120
  static let activities = 60
  static let projects = 200
  static let counterparties = 90

  private static let units = [301, 302, 311, 312, 313, 314, 321, 322, 323, 331, 332]
  private static let codesOfUnit = 36

  /// The combinations, the most frequent first.
  let codings: [Coding]

  /// The combinations that follow from the seed.
  init(seed: UInt64) {
    var chance = Chance(seed: seed)
    let accountRanks = Zipf(count: CodingPool.accounts - CodingPool.balanceAccounts)
    // Which accounts are frequent has nothing to do with their numbers.
    var order = Array(CodingPool.balanceAccounts..<CodingPool.accounts)
    CodingPool.shuffle(&order, &chance)
    var found: [Coding] = []
    var numbers: [String: Int] = [:]
    for index in 0..<CodingPool.responsibilities {
      let areas = [chance.below(CodingPool.serviceAreas), chance.below(CodingPool.serviceAreas)]
      for _ in 0..<(20 + chance.below(120)) {
        let account = CodingPool.account(order[accountRanks.rank(&chance)])
        let objects = CodingPool.objects(index, areas, &chance)
        let number = numbers["\(account) \(objects)", default: numbers.count]
        numbers["\(account) \(objects)"] = number
        found.append(Coding(account: account, objects: objects, number: number))
      }
    }
    CodingPool.shuffle(&found, &chance)
    codings = found
  }

  /// The responsibility of that index: the board's first, then those of others.
  static func responsibility(_ index: Int) -> Int {
    let ours = units.count * codesOfUnit
    return index < ours ? units[index / codesOfUnit] * 100 + index % codesOfUnit : 40_000 + (index - ours) * 10
  }

  /// The service area of that index; the example's areas lie among them.
  static func serviceArea(_ index: Int) -> Int { 500 + index }

  /// The account of that index: balance accounts, then as many of each of the classes 3 to 6.
  static func account(_ index: Int) -> Int {
    if index < balanceAccounts { return 1_200 + index * 53 }
    let perClass = (accounts - balanceAccounts + 3) / 4
    let place = index - balanceAccounts
    return (3 + place / perClass) * 1_000 + place % perClass * 14
  }

  /// The activity, project and counterparty of that index.
  static func activity(_ index: Int) -> Int { 70 + index }
  static func project(_ index: Int) -> Int { 9_300 + index }
  static func counterparty(_ index: Int) -> Int { 100 + index * 10 }

  private static func objects(_ index: Int, _ areas: [Int], _ chance: inout Chance) -> String {
    var text = "{1 \"\(responsibility(index))\" 20 \"\(serviceArea(areas[chance.below(4) == 0 ? 1 : 0]))\""
    if chance.below(4) == 0 { text += " 21 \"\(activity(chance.below(activities)))\"" }
    if chance.below(12) == 0 { text += " 6 \"\(project(chance.below(projects)))\"" }
    if chance.below(6) == 0 { text += " 22 \"\(counterparty(chance.below(counterparties)))\"" }
    return text + "}"
  }

  private static func shuffle<Element>(_ elements: inout [Element], _ chance: inout Chance) {
    for index in elements.indices.dropFirst().reversed() { elements.swapAt(index, chance.below(index + 1)) }
  }
}
