/// What came of recomputing every hash, digest and sum of one tenant's store.
package struct Verification: Hashable, Sendable {
  /// How many events were checked.
  package var events = 0
  /// How many record versions were checked.
  package var versions = 0
  /// How many blobs were checked.
  package var blobs = 0
  /// How many segments were checked.
  package var segments = 0
  /// How many rows of facts were checked.
  package var rows = 0
  /// How many sealed items were checked.
  package var sealedItems = 0
  /// Whether the key was there to open them with; without the right key their ciphertext alone is checked.
  package var key = Vault.State.noKey
  /// How many segments no batch names: imports that were staged and never finished. They are no damage.
  package var unreferencedSegments = 0
  /// What does not agree, one English line each, events first and in order; empty where all agrees.
  package var findings: [String] = []

  /// Nothing checked yet.
  package init() {}
}
