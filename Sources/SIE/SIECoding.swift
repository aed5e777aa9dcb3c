/// What a row is booked on: an account and the objects of its object list.
public struct SIECoding: Sendable, Hashable {
  /// One pair of an object list: a dimension and an object in it.
  public struct Object: Sendable, Hashable {
    /// The number of the dimension.
    public let dimension: Int
    /// The code of the object; leading zeros and letters count.
    public let code: String

    /// A pair of dimension and object code.
    public init(dimension: Int, code: String) {
      self.dimension = dimension
      self.code = code
    }
  }

  /// The account's code; leading zeros and letters count.
  public let account: String
  /// The objects in the order of the file; empty where the row stands for the account's total.
  public let objects: [Object]

  /// A coding of an account and its objects.
  public init(account: String, objects: [Object] = []) {
    self.account = account
    self.objects = objects
  }

  /// The code of the object in a dimension, or nil where the coding names none.
  public func code(inDimension dimension: Int) -> String? {
    objects.first { $0.dimension == dimension }?.code
  }
}
