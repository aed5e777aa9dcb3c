/// The distinct codings of a file; rows name one by its position here.
public struct SIECodingTable: Sendable, RandomAccessCollection {
  /// The distinct account codes that rows name, in the order of first use.
  public private(set) var accounts: [String] = []
  /// The distinct pairs of dimension and object that rows name, in the order of first use.
  public private(set) var objects: [SIECoding.Object] = []
  private var accountOf: [UInt32] = []
  /// **Shape** one more than there are codings: where each coding's objects begin in `objectOf`.
  private var objectStart: [UInt32] = [0]
  private var objectOf: [UInt32] = []

  /// The position of the first coding.
  public var startIndex: Int { 0 }
  /// The number of codings.
  public var endIndex: Int { accountOf.count }

  /// The coding at a position.
  public subscript(position: Int) -> SIECoding {
    SIECoding(account: accounts[accountIndex(of: position)], objects: objectIndices(of: position).map { objects[$0] })
  }

  /// The position in `accounts` of a coding's account.
  public func accountIndex(of coding: Int) -> Int { Int(accountOf[coding]) }

  /// The positions in `objects` of a coding's objects.
  public func objectIndices(of coding: Int) -> [Int] {
    objectOf[Int(objectStart[coding])..<Int(objectStart[coding + 1])].map(Int.init)
  }

  /// How many objects a coding names.
  public func objectCount(of coding: Int) -> Int { Int(objectStart[coding + 1] - objectStart[coding]) }

  /// Whether a coding names no object, so that its row stands for the account's total.
  public func isTotal(_ coding: Int) -> Bool { objectStart[coding] == objectStart[coding + 1] }

  mutating func appendAccount(_ code: String) { accounts.append(code) }
  mutating func appendObject(_ object: SIECoding.Object) { objects.append(object) }
  mutating func append(account: UInt32, objects: some Sequence<UInt32>) {
    accountOf.append(account)
    objectOf.append(contentsOf: objects)
    objectStart.append(UInt32(objectOf.count))
  }
}
