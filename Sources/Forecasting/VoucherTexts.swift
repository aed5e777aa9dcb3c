import Importing
import Kernel
import Ledger
import Storage

/// The texts and suppliers beneath a figure: opened for the postings that are shown, hidden where they are protected.
struct VoucherTexts {
  /// Where the text of one posting is found.
  struct Reference {
    /// The text in segments from before texts were sealed.
    let open: String
    /// The sealed texts of the posting's month; nil where there are none.
    let sealed: Digest?
    /// The posting's number in its segment.
    let row: Int
    /// Whether an account or a service area protects it.
    let isProtected: Bool
  }

  /// What stands in the place of a protected text.
  static let hidden = "Skyddad text"

  private let view: View
  private let showsProtected: Bool
  private var opened: [Digest: Result<LedgerTexts, Unreadable>] = [:]

  /// A month's texts cannot be read.
  private struct Unreadable: Error {
    let text: String
  }

  /// The texts in the view; those that are protected only where `showsProtected`.
  init(_ view: View, showsProtected: Bool) {
    self.view = view
    self.showsProtected = showsProtected
  }

  /// The posting's text and supplier as they may be shown.
  mutating func words(_ reference: Reference) throws -> (text: String, supplier: String) {
    guard reference.sealed != nil || !reference.open.isEmpty else { return ("", "") }
    if reference.isProtected, !showsProtected { return (VoucherTexts.hidden, "") }
    guard let sealed = reference.sealed else { return (PersonalNumbers.masked(reference.open).text, "") }
    switch try texts(sealed) {
    case .success(let texts): return (texts.text(reference.row), texts.supplier(reference.row))
    case .failure(let unreadable): return (unreadable.text, "")
    }
  }

  private mutating func texts(_ address: Digest) throws -> Result<LedgerTexts, Unreadable> {
    if let known = opened[address] { return known }
    let result: Result<LedgerTexts, Unreadable> =
      switch try view.unsealed(address, .postingTexts) {
      case .content(let bytes):
        LedgerTexts(encoded: bytes).map { .success($0) } ?? .failure(Unreadable(text: SealFault.damaged.text))
      case .unreadable(let fault): .failure(Unreadable(text: fault.text))
      }
    opened[address] = result
    return result
  }
}
