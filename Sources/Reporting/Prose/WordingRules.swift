import Documents
import Figures
import Kernel

/// How a reference's figure is printed and told.
enum WordingRules {
  /// The words of a figure whose sign is told in words, as printed: revenue and surplus are positive.
  struct Words: Hashable {
    let positive: String
    let negative: String
    let zero: String

    init(_ positive: String, _ negative: String, _ zero: String) {
      self.positive = positive
      self.negative = negative
      self.zero = zero
    }
  }

  /// The unit, sign and decimals of the figure.
  static func presentation(_ format: FigureFormat, _ kind: Measure.Kind) -> Presentation {
    let unit = format.unit ?? ReferenceCheck.units(of: kind)[0]
    let decimals = format.decimals ?? (unit == .mnkr || unit == .percent ? 1 : 0)
    return Presentation(unit: unit, factor: kind == .money ? -1 : 1, decimals: decimals)
  }

  /// How the figure is told.
  static func wording(_ reference: FigureReference, _ kind: Measure.Kind, in directory: FigureDirectory) -> Wording {
    let format = reference.format
    let presentation = presentation(format, kind)
    // Nothing at all is said as such, never as an empty place in the sentence.
    let nothing =
      SwedishText.number(0, decimals: presentation.decimals) + SwedishText.space + presentation.unit.text
    let words: Words? =
      switch format.sign {
      case .words: WordingRules.words(for: reference.expression, kind, in: directory)
      case .own(let positive, let negative, let zero): Words(positive, negative, zero)
      case nil, .signed, .magnitude: nil
      }
    if let step = format.step {
      return .roughly(
        step: step, positive: words?.positive ?? "", negative: words?.negative ?? "", zero: words?.zero ?? nothing)
    }
    if let words { return .words(positive: words.positive, negative: words.negative, zero: words.zero) }
    return format.sign == .magnitude ? .magnitude : .signed
  }

  /// The words that suit the kind of figure; nil where none do.
  static func words(
    for expression: FigureReference.Expression, _ kind: Measure.Kind, in directory: FigureDirectory
  ) -> Words? {
    switch (expression, kind) {
    case (.share, _), (_, .share): return nil
    case (.change, .count): return Words("en ökning med", "en minskning med", "oförändrat")
    case (.figure(let term), .count):
      return directory.measure(term.measure)?.sense == .change
        ? Words("en ökning med", "en minskning med", "oförändrat") : nil
    case (.change(let term, _), .money): return words(.change, flow(of: term, in: directory))
    case (.figure(let term), .money):
      return words(directory.measure(term.measure)?.sense ?? .level, flow(of: term, in: directory))
    }
  }

  private static func flow(of term: FigureReference.Term, in directory: FigureDirectory) -> FigureMember.Flow {
    term.selections.lazy.compactMap { directory.member($0)?.flow }.first { $0 != .net } ?? .net
  }

  private static func words(_ sense: Measure.Sense, _ flow: FigureMember.Flow) -> Words {
    switch (flow, sense) {
    case (.net, .level): Words("ett överskott om", "ett underskott om", "ett nollresultat")
    case (.net, .variance): Words("ett överskott om", "ett underskott om", "i nivå med budget")
    case (.net, .change): Words("en förbättring med", "en försämring med", "oförändrat")
    case (.cost, .level): Words("intäkter om", "kostnader om", "inga kostnader")
    case (.cost, .variance): Words("lägre kostnader om", "högre kostnader om", "kostnader i nivå med budget")
    case (.cost, .change): Words("lägre kostnader om", "högre kostnader om", "oförändrade kostnader")
    case (.revenue, .level): Words("intäkter om", "kostnader om", "inga intäkter")
    case (.revenue, .variance): Words("högre intäkter om", "lägre intäkter om", "intäkter i nivå med budget")
    case (.revenue, .change): Words("högre intäkter om", "lägre intäkter om", "oförändrade intäkter")
    }
  }
}
