/// A guess at which family a ledger's chart of accounts belongs to, and on what ground.
package struct ChartGuess: Hashable, Sendable {
  /// The family.
  package let family: ChartFamily
  /// The ground, in Swedish.
  package let ground: String

  /// A family that somebody has named.
  package init(chosen family: ChartFamily) {
    self.family = family
    ground = "vald med --chart"
  }

  /// The family that the chart's type or, failing that, its account names speak for.
  ///
  /// Salaries lie in class 5 in Kommun-Bas and in class 7 in BAS; three such accounts and twice as many as in the other
  /// class are taken for an answer.
  package init(chartType: String?, accounts: [(code: String, name: String)]) {
    let type = (chartType ?? "").lowercased()
    if type.contains("kommun") || type.hasPrefix("kbas") {
      family = .kommunbas
      ground = "filen anger kontoplanstyp \(chartType ?? "")"
      return
    }
    if type.contains("bas") {
      family = .bas
      ground = "filen anger kontoplanstyp \(chartType ?? "")"
      return
    }
    func salaries(_ first: String) -> Int {
      accounts.filter { account in
        account.code.hasPrefix(first)
          && ["lön", "arbetsgivaravg", "semester", "sociala avgifter"].contains {
            account.name.lowercased().contains($0)
          }
      }.count
    }
    let five = salaries("5")
    let seven = salaries("7")
    if five >= 3, five >= 2 * seven {
      family = .kommunbas
      ground = "\(five) konton i klass 5 handlar om löner"
    } else if seven >= 3, seven >= 2 * five {
      family = .bas
      ground = "\(seven) konton i klass 7 handlar om löner"
    } else {
      family = .unknown
      ground = "varken kontoplanstyp eller kontonamn avgör"
    }
  }
}
