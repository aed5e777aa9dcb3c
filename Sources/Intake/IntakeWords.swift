import Kernel

/// Swedish words with numbers before them.
enum IntakeWords {
  /// The count with its noun: `1 rad`, `1 204 rader`.
  static func count(_ count: Int, _ one: String, _ many: String) -> String {
    SwedishText.number(Int64(count)) + " " + (count == 1 ? one : many)
  }
}
