import Forecasting
import Ledger
import Organisation
import Reporting
import Storage

/// What a rule of retention is about: a kind of content that may be taken away and leaves every figure as it is.
package enum RetentionSubject: String, Hashable, Sendable, Codable, CaseIterable {
  /// The kept source files of ledger imports.
  case sourceFiles = "source-files"
  /// The sealed texts and suppliers of postings.
  case postingTexts = "posting-texts"
  /// The single postings; their sums stay.
  case postings
  /// Remarks on figures, and on postings that are coded wrongly.
  case remarks
  /// Versions of forecast sheets between those that stood when their occasion was finished.
  case drafts
  /// Versions of forecast sheets that later ones have superseded, those that stood when something was finished too.
  case forecasts
  /// Templates of reports and workbooks that later ones have superseded, with their files.
  case templates

  /// What the plan's file and the answers call it.
  package var word: String {
    switch self {
    case .sourceFiles: "källfiler"
    case .postingTexts: "verifikationstexter"
    case .postings: "verifikationsrader"
    case .remarks: "kommentarer"
    case .drafts: "prognosutkast"
    case .forecasts: "ersatta prognoser"
    case .templates: "ersatta mallar"
    }
  }

  /// What stays when it goes, in Swedish, as a sentence.
  package var remains: String {
    switch self {
    case .sourceFiles: "Kvar: inläsningens uppgifter, filens namn och kontrollsumma, alla belopp."
    case .postingTexts: "Kvar: verifikationernas kontering, dag och belopp."
    case .postings: "Kvar: summorna per kontering och månad, som tabeller och rapporter byggs av."
    case .remarks: "Kvar: att en kommentar fanns, vem som sparade den och när."
    case .drafts: "Kvar: den senaste versionen, och de som gällde när uppföljningen blev klar."
    case .forecasts:
      "Kvar: den senaste versionen. Rapporter för en dag då en gallrad version stod går inte att ta fram."
    case .templates: "Kvar: mallen som gäller."
    }
  }

  /// Whether it belongs to accounting information.
  var isAccounting: Bool { [.sourceFiles, .postingTexts, .postings].contains(self) }

  /// Whether what goes are blobs.
  var isOfBlobs: Bool { [.sourceFiles, .postingTexts, .templates].contains(self) }

  /// The kinds of records that decide what of it may go, the plan aside.
  var kinds: Set<String> {
    switch self {
    case .sourceFiles, .postingTexts, .postings: [Batch.kind, Disposal.kind]
    case .remarks: [Remark.kind, MarkedPosting.kind, Occasion.kind, Disposal.kind]
    case .drafts: [ForecastSheet.kind, Remark.kind, Occasion.kind, Batch.kind, Disposal.kind]
    // A sheet that is written meanwhile supersedes one more version, and gives back none.
    case .forecasts: [Occasion.kind, Disposal.kind]
    case .templates: [ReportTemplate.kind, WorkbookTemplate.kind, Disposal.kind]
    }
  }

  /// What its age is counted from where no rule says.
  var usuallyCounted: CountedFrom {
    switch self {
    case .sourceFiles, .postingTexts, .postings: .fiscalYear
    case .remarks, .drafts: .occasion
    case .forecasts, .templates: .change
    }
  }

  /// The subject of that word; nil where there is none.
  package init?(word: String) {
    let wanted = word.lowercased()
    guard let found = RetentionSubject.allCases.first(where: { $0.word == wanted }) else { return nil }
    self = found
  }
}

/// What the age of a content is counted from.
package enum CountedFrom: String, Hashable, Sendable, Codable, CaseIterable {
  /// The last day of the fiscal year that it belongs to.
  case fiscalYear = "fiscal-year"
  /// The day of the meeting that its month was followed up at, and the month's last day where there is none.
  case occasion
  /// The day of its last change; for what was superseded, the day that it was.
  case change

  /// What the plan's file and the answers call it.
  package var word: String {
    switch self {
    case .fiscalYear: "räkenskapsårets slut"
    case .occasion: "uppföljningen"
    case .change: "senaste ändring"
    }
  }

  /// The way of counting of that word; nil where there is none.
  package init?(word: String) {
    let wanted = word.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
    guard let found = CountedFrom.allCases.first(where: { $0.word == wanted }) else { return nil }
    self = found
  }
}
