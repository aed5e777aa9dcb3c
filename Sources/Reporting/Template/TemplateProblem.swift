package import Kernel

/// What can be wrong with a template's text.
package enum TemplateProblem: Problem, Hashable {
  /// A word that means nothing there.
  case unknownWord(String, what: String, nearest: [String], Place)
  /// Something that must be said is not.
  case missing(String, Place)
  /// A value that cannot be read.
  case oddValue(String, what: String, form: String, Place)
  /// What begins is not ended.
  case unclosed(String, Place)
  /// An end, or a branch, of nothing.
  case stray(String, Place)
  /// A condition that cannot be read.
  case oddCondition(String, Place)
  /// Two parts have the same id, or are the same.
  case repeated(String, Place)
  /// The template is too long, or too much lies within each other.
  case tooLarge(Place)
  /// No template has the id.
  case unknown(String, known: [String])

  package var code: String {
    switch self {
    case .unknownWord: "template.unknown-word"
    case .missing: "template.missing"
    case .oddValue: "template.odd-value"
    case .unclosed: "template.unclosed"
    case .stray: "template.stray"
    case .oddCondition: "template.odd-condition"
    case .repeated: "template.repeated"
    case .tooLarge: "template.too-large"
    case .unknown: "template.unknown"
    }
  }

  package var place: Place {
    switch self {
    case .unknownWord(_, _, _, let place), .missing(_, let place), .oddValue(_, _, _, let place),
      .unclosed(_, let place), .stray(_, let place), .oddCondition(_, let place), .repeated(_, let place),
      .tooLarge(let place):
      place
    case .unknown(let id, _): Place(field: id)
    }
  }

  package var message: String {
    switch self {
    case .unknownWord(let word, let what, _, _): "”\(word)” är \(what)."
    case .missing(let what, _): "Här saknas \(what)."
    case .oddValue(let value, let what, _, _): "”\(value)” går inte att läsa som \(what)."
    case .unclosed(let word, _): "\(word) avslutas inte."
    case .stray(let word, _): "\(word) står här utan att något har börjat."
    case .oddCondition(let text, _): "Villkoret ”\(text)” går inte att läsa."
    case .repeated(let what, _): "\(what) finns två gånger i mallen."
    case .tooLarge: "Mallen är för stor, eller har för många delar inuti varandra."
    case .unknown(let id, let known): "Det finns ingen mall ”\(id)”; det finns \(SwedishText.list(known))."
    }
  }

  package var remedy: Remedy {
    switch self {
    case .unknownWord(_, _, let nearest, _):
      nearest.isEmpty
        ? "Se i beskrivningen av mallar vad som kan stå här."
        : "Kanske menas \(SwedishText.list(nearest.map { "”" + $0 + "”" }))."
    case .missing: "Skriv det på samma rad."
    case .oddValue(_, _, let form, _): Remedy(form)
    case .unclosed: "Skriv @slut på en egen rad där delen slutar."
    case .stray: "Ta bort raden, eller skriv det som ska börja före den."
    case .oddCondition:
      "Skriv till exempel underskott, {variance:full-year} < −500 tkr, <paragraf>, text analys, med inte, och, eller."
    case .repeated: "Ge den ena ett annat id, eller ta bort den."
    case .tooLarge: "Dela mallen, eller ta bort villkor inuti villkor."
    case .unknown:
      "Se \(command: "vilka mallar som finns med roder template list", page: "på sidan vilka mallar som finns")."
    }
  }
}
