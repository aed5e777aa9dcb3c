import Storage

/// The record of the trials.
struct TrialNote: RecordKind, Hashable {
  static let kind = "note"
  static let tag = "note/1"

  let text: String
}
