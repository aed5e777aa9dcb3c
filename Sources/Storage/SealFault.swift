/// Why sealed content cannot be read.
package enum SealFault: Hashable, Sendable {
  /// The store's key is not at hand.
  case noKey
  /// The key that is at hand is another store's.
  case wrongKey
  /// The ciphertext or its key was altered or is lost.
  case damaged
  /// A disposal took it.
  case disposed(event: Int)

  /// What stands in the content's place.
  package var text: String {
    switch self {
    case .noKey: "Texten kan inte läsas: lagrets nyckel saknas"
    case .wrongKey: "Texten kan inte läsas: nyckeln hör till ett annat lager"
    case .damaged: "Texten kan inte läsas: den är skadad eller borttagen"
    case .disposed(let event): "Gallrad genom händelse \(event)"
    }
  }
}
