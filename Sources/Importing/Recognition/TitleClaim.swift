import Kernel

/// What one line before a table says of its months or year.
struct TitleClaim {
  /// What it says.
  enum What {
    case period(Period)
    case through(Month)
    case month(Month)
    case year(Int)
  }

  /// How much the line weighs against the others.
  enum Weight: Int {
    /// A day that may be that of anything.
    case day
    /// The sheet's name.
    case sheet
    /// A month or year without a word that tells what it is.
    case named
    /// `Period:`, `År`, `Utfall`.
    case labelled
  }

  let what: What
  let weight: Weight

  init(_ what: What, _ weight: Weight) {
    self.what = what
    self.weight = weight
  }

  private var year: Int {
    switch what {
    case .period(let period): period.last.year
    case .through(let month), .month(let month): month.year
    case .year(let year): year
    }
  }

  /// Puts into the title what the weightiest lines say; the others count where they name the same year.
  static func settle(_ claims: [TitleClaim], in title: inout TableTitle) {
    guard let top = claims.map(\.weight.rawValue).max() else { return }
    let weighty = claims.filter { $0.weight.rawValue == top }
    let years = Set(weighty.map(\.year))
    if years.count > 1 { title.tornYears = years.sorted() }
    var ends: Set<Month> = []
    for claim in weighty + claims where years.contains(claim.year) {
      switch claim.what {
      case .period(let period):
        ends.insert(period.last)
        title.period = title.period ?? period
      case .through(let month):
        ends.insert(month)
        title.through = title.through ?? month
      case .month(let month): title.month = title.month ?? month
      case .year(let year): title.year = title.year ?? year
      }
    }
    if ends.count > 1 { title.tornMonths = ends.sorted() }
  }
}
