import Figures

/// What a template can name of its occasion, between `<` and `>`.
package enum TemplateField: Hashable, Sendable {
  /// What is known of every occasion.
  package enum Name: String, Hashable, Sendable, CaseIterable {
    /// The board, *Socialnämnden*.
    case board = "nämnden"
    /// The municipality.
    case municipality = "kommunen"
    /// What the occasion is called, *Vårbokslut*.
    case occasion = "tillfället"
    /// The last month that is followed up, *april 2019*.
    case month = "månaden"
    /// From January to that month.
    case period = "perioden"
    /// The year.
    case year = "året"
    /// The year before.
    case lastYear = "föregående år"
    /// The registration number of the matter.
    case registrationNumber = "diarienummer"
    /// Who decides.
    case decidedBy = "beslutas av"
    /// The day of the meeting.
    case meeting = "sammanträde"
    /// The section of the minutes.
    case section = "paragraf"
    /// The last day of what the report counts.
    case cutOff = "brytdag"
    /// How finished the months are.
    case status = "periodstatus"
    /// What the occasion before is called, with its month.
    case previous = "förra tillfället"
    /// The day of its meeting.
    case previousMeeting = "förra sammanträdet"
    /// The section of its minutes.
    case previousSection = "förra paragrafen"
    /// The board's next meeting after that of the occasion.
    case nextMeeting = "nästa sammanträde"
    /// The day that the document bears: that of the meeting.
    case day = "datum"
  }

  /// What is known of the occasion.
  case named(Name)
  /// The name of the one on the axis that a part is told of: *enheten*.
  case member(String)

  /// The field of that word; nil where it names none.
  init?(_ word: String) {
    let plain = SearchText.plain(word)
    if let name = Name(rawValue: plain) {
      self = .named(name)
    } else if let axis = FigureAxis.axis(definite: plain) {
      self = .member(axis)
    } else {
      return nil
    }
  }

  /// The word between the marks.
  package var word: String {
    switch self {
    case .named(let name): name.rawValue
    case .member(let axis): FigureAxis.definite(axis) ?? axis
    }
  }

  /// Every word of a field.
  package static let words = Name.allCases.map(\.rawValue) + FigureAxis.definiteWords
}
