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
  /// How many bytes went through SHA-256: headers, bodies, blobs, rows and sums.
  package var bytes = 0
  /// Whether the key was there to open them with; without the right key their ciphertext alone is checked.
  package var key = Vault.State.noKey
  /// How many segments no batch names: imports that were staged and never finished. They are no damage.
  package var unreferencedSegments = 0
  /// What was disposed of openly, by event. It is no damage.
  package var disposed: [Disposed] = []
  /// Where the chain ends, as it was checked; nil where there is no event or the last one has no hash.
  package var end: ChainEnd?
  /// What does not agree, by the first event that it shows as damaged and then in the order that it was met; what no
  /// event tells of comes last. Empty where all agrees.
  package var findings: [Finding] = []

  /// Nothing checked yet.
  package init() {}

  /// The first event that does not agree with what lies in the store; nil where all do, or where what does not agree
  /// belongs to no event.
  package var firstDamagedEvent: Int? { findings.first?.event }

  /// What one event disposed of, as far as the store shows.
  package struct Disposed: Hashable, Sendable {
    /// The event.
    package let event: Int
    /// How many record versions have neither salt nor body.
    package var versions = 0
    /// How many blobs are gone.
    package var blobs = 0
    /// How many segments have no rows.
    package var segments = 0
    /// How many rows those segments had.
    package var rows = 0

    /// Nothing yet.
    package init(event: Int) { self.event = event }
  }
}
