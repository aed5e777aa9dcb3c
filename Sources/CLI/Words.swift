import Kernel

/// Swedish words with numbers before them.
enum Words {
  /// The count with its noun: `1 rad`, `1 204 rader`.
  static func count(_ count: Int, _ one: String, _ many: String) -> String {
    SwedishText.number(Int64(count)) + " " + (count == 1 ? one : many)
  }

  /// The amount in kronor with two decimals.
  static func kronor(_ money: Money) -> String { SwedishText.number(money.ore, decimals: 2) + " kr" }
}
