package import Kernel

/// What can be wrong with an operator's settings.
package enum SettingsProblem: Problem, Hashable {
  /// The file cannot be read, or is no text.
  case unreadable(Place)
  /// A line is neither empty, nor a note, nor a name, an equals sign and a value.
  case oddLine(Place)
  /// There is no setting of that name.
  case unknown(String, Place, like: String?)
  /// A setting stands twice.
  case repeated(String, Place)
  /// A setting cannot have that value.
  case oddValue(Setting, String, Place)

  package var code: String {
    switch self {
    case .unreadable: "settings.unreadable"
    case .oddLine: "settings.odd-line"
    case .unknown: "settings.unknown"
    case .repeated: "settings.repeated"
    case .oddValue: "settings.odd-value"
    }
  }

  package var place: Place {
    switch self {
    case .unreadable(let place), .oddLine(let place), .unknown(_, let place, _), .repeated(_, let place),
      .oddValue(_, _, let place):
      place
    }
  }

  package var message: String {
    switch self {
    case .unreadable: "Inställningsfilen går inte att läsa som text i UTF-8."
    case .oddLine: "Raden är ingen inställning."
    case .unknown(let name, _, _): "Det finns ingen inställning som heter ”\(name)”."
    case .repeated(let name, _): "”\(name)” står två gånger."
    case .oddValue(let setting, let value, _):
      "”\(setting.rawValue)” kan inte vara ”\(setting.shown(value))”."
    }
  }

  package var remedy: Remedy {
    switch self {
    case .unreadable: "Kontrollera att filen finns och får läsas, eller ange en annan i RODER_CONFIG."
    case .oddLine: "Skriv namn = värde; rader som börjar med # är anteckningar."
    case .unknown(_, _, let like):
      (like.map { "Menas ”\($0)”? " } ?? "") + "Kör roder config för att se vilka som finns."
    case .repeated: "Ta bort den ena raden."
    case .oddValue(let setting, _, _): "Ange \(setting.demand ?? "ett annat värde")."
    }
  }
}
