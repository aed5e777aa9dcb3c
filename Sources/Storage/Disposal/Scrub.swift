/// What came of overwriting in a database's files what disposals had removed.
package enum Scrub: Hashable, Sendable {
  /// Nothing of it is left in the files.
  case complete
  /// Something may be left; why, in Swedish, as a sentence.
  case incomplete(String)
}
