import Forecasting

/// Something that is said of a file beside what stands in it.
package enum IntakeField: String, Hashable, Sendable, CaseIterable {
  /// The source; files of one source replace each other.
  case source = "kalla"
  /// How finished the last month is.
  case status = "status"
  /// The months that the file speaks for.
  case months = "manader"
  /// Whether vouchers need not balance.
  case oneSided = "ensidig"
  /// The year.
  case year = "ar"
  /// What the version is called.
  case name = "namn"
  /// The last month with actuals.
  case month = "manad"
  /// The first month that something holds for.
  case firstMonth = "fran-manad"
  /// The sign of the file's amounts.
  case sign = "tecken"
  /// The unit of the file's amounts.
  case unit = "enhet"
  /// Whose word a forecast is.
  case layer = "lager"
  /// The decision that is followed.
  case decision = "beslut"
  /// The fiscal year that something holds from.
  case validFrom = "fran-ar"
  /// The sheets of a workbook: any of them, which the order keeps in its `sheets`.
  case sheet = "blad"
  /// Whether how a table was read is remembered for the source's next file.
  case remember = "minns"

  /// The layers of a forecast: what is sent, and what is read.
  package static let layers = ForecastLayer.allCases.map { (name: $0.rawValue, title: $0.title) }
}
