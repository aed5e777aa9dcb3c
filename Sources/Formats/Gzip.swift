/// Packs bytes as a gzip file: the same bytes give the same file, as it holds neither name nor time.
///
/// **Source** RFC 1952.
package enum Gzip {
  /// How much time packing may take.
  package enum Effort: Int32, Hashable, Sendable, CaseIterable {
    /// For what is packed at every request.
    case quick = 1
    /// What is usual.
    case usual = 6
    /// For what is packed once and sent often.
    case thorough = 9
  }

  /// The bytes packed.
  ///
  /// **Range** below 4 GB.
  package static func packed(_ bytes: [UInt8], _ effort: Effort = .usual) -> [UInt8] {
    Deflation.packed(bytes, level: effort.rawValue, .gzip)
  }
}
