package import Kernel

/// What can be wrong with what a browser or a program sends: an address, a form, a form with files.
package enum FormProblem: Problem, Hashable {
  /// A percent sign is not followed by two hexadecimal digits.
  case oddEscape(Place, text: String)
  /// The bytes are no UTF-8, or hold a null character, which no store keeps as text.
  case oddLetters(Place)
  /// A step of the address means "here" or "one up", which browsers resolve before they send it.
  case oddAddress(Place, text: String)
  /// There are more fields or parts than are read.
  case tooManyFields(Place, limit: Int)
  /// A field, or all of a form without files, is larger than is read.
  case tooLargeField(Place, limit: Int)
  /// The form with files does not hang together.
  case damagedForm(Place, Damage)

  /// What makes a form with files unreadable.
  package enum Damage: String, Hashable, Sendable, CaseIterable {
    /// The content type names no boundary between parts.
    case noBoundary
    /// The end is missing.
    case cutOff
    /// Something other than a line end follows a boundary.
    case oddBoundary
    /// A part's head is no list of header fields.
    case oddHead
    /// A part's head is longer than is read.
    case longHead
    /// A part has no name.
    case noName
    /// A part is packed in a way that no browser uses.
    case oddPacking

    var words: String {
      switch self {
      case .noBoundary: "gränsen mellan delarna är inte angiven"
      case .cutOff: "slutet saknas"
      case .oddBoundary: "en gräns mellan delar följs inte av radslut"
      case .oddHead: "en dels huvud går inte att tolka"
      case .longHead: "en dels huvud är för långt"
      case .noName: "en del saknar namn"
      case .oddPacking: "en del är kodad på ett okänt sätt"
      }
    }
  }

  package var code: String {
    switch self {
    case .oddEscape: "formats.odd-escape"
    case .oddLetters: "formats.odd-letters"
    case .oddAddress: "formats.odd-address"
    case .tooManyFields: "formats.too-many-fields"
    case .tooLargeField: "formats.too-large-field"
    case .damagedForm: "formats.damaged-form"
    }
  }

  package var place: Place {
    switch self {
    case .oddEscape(let place, _), .oddLetters(let place), .oddAddress(let place, _), .tooManyFields(let place, _),
      .tooLargeField(let place, _), .damagedForm(let place, _):
      place
    }
  }

  package var message: String {
    switch self {
    case .oddEscape(_, let text): "I ”\(text)” följs ett procenttecken inte av två hexadecimala siffror."
    case .oddLetters: "Texten är inte giltig UTF-8."
    case .oddAddress(_, let text): "Adressen innehåller steget ”\(text)”."
    case .tooManyFields(_, let limit): "Det är fler än \(SwedishText.number(Int64(limit))) fält."
    case .tooLargeField(_, let limit): "Innehållet är större än \(SwedishText.number(Int64(limit))) byte."
    case .damagedForm(_, let damage): "Formuläret kom inte fram helt: \(damage.words)."
    }
  }

  package var remedy: Remedy {
    switch self {
    case .oddEscape: "Skriv ett procenttecken som hör till texten som %25."
    case .oddLetters: "Skicka texten som UTF-8, utan nolltecken."
    case .oddAddress: "Skriv hela adressen."
    case .tooManyFields: "Skicka färre fält åt gången."
    case .tooLargeField: "Korta texten, eller skicka den som fil."
    case .damagedForm: "Ladda om sidan och skicka formuläret på nytt."
    }
  }
}
