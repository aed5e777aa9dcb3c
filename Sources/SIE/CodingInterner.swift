/// Gives each distinct coding one position, while a file is being read.
///
/// The same account and object list stand thousands of times in a ledger, byte for byte alike. So the first question is
/// asked of the spellings of whole codings, and only one that is new is taken apart; its account and its objects have
/// been seen before as a rule, too.
struct CodingInterner {
  private(set) var table = SIECodingTable()
  var codingSpellings = SpellingTable()
  var accountSpellings = SpellingTable()
  var objectSpellings = SpellingTable()
  private var accountIndex: [String: UInt32] = [:]
  private var objectIndex: [SIECoding.Object: UInt32] = [:]
  private var codingIndex: [Key: UInt32] = [:]

  /// The parts of a coding. Nearly all have at most three objects, and those need no array.
  private struct Key: Hashable {
    var account: UInt32
    var first = UInt32.max
    var second = UInt32.max
    var third = UInt32.max
    var rest: [UInt32] = []

    init(account: UInt32, objects: [UInt32]) {
      self.account = account
      if objects.count > 0 { first = objects[0] }
      if objects.count > 1 { second = objects[1] }
      if objects.count > 2 { third = objects[2] }
      if objects.count > 3 { rest = Array(objects.dropFirst(3)) }
    }
  }

  /// The position of a coding given by the positions of its parts.
  mutating func index(account: UInt32, objects: [UInt32]) -> UInt32 {
    let key = Key(account: account, objects: objects)
    if let known = codingIndex[key] { return known }
    let new = UInt32(table.count)
    codingIndex[key] = new
    table.append(account: account, objects: objects)
    return new
  }

  /// The position of a coding given by its account's code and its objects' positions.
  mutating func index(account: String, objects: [UInt32]) -> UInt32 {
    index(account: index(account: account), objects: objects)
  }

  /// The position of an account's code.
  mutating func index(account: String) -> UInt32 {
    if let known = accountIndex[account] { return known }
    let new = UInt32(table.accounts.count)
    accountIndex[account] = new
    table.appendAccount(account)
    return new
  }

  /// The position of a pair of dimension and object.
  mutating func index(object: SIECoding.Object) -> UInt32 {
    if let known = objectIndex[object] { return known }
    let new = UInt32(table.objects.count)
    objectIndex[object] = new
    table.appendObject(object)
    return new
  }
}
