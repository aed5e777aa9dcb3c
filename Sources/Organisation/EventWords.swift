package import Kernel
package import Storage

/// What events did, in Swedish words.
package enum EventWords {
  /// What was written: a record or two by name, more by number.
  ///
  /// - Parameter name: what a record of that kind and id is called; its id unless said.
  /// - Parameter words: the installation's words for kinds.
  package static func what(
    _ items: [EventHeader.Item], _ catalogue: KindCatalogue, name: (String, String) -> String = { _, id in id },
    in words: Terms = .standard
  ) -> String {
    var kinds: [String] = []
    for item in items where !kinds.contains(item.kind) { kinds.append(item.kind) }
    return kinds.map { kind in
      let written = items.filter { $0.kind == kind }
      let terms = catalogue.terms(of: kind)
      guard written.count <= 2 else { return SwedishText.number(Int64(written.count)) + " " + words.own(terms.plural) }
      return words.own(terms.singular) + " "
        + written.map { "\(name(kind, $0.id)) (version \($0.version))" }.joined(separator: " och ")
    }.joined(separator: ", ")
  }

  /// What was done, by the name of the use case; the name itself where no words are known for it.
  package static func deed(_ useCase: String) -> String { deeds[useCase] ?? useCase }

  private static let deeds: [String: String] = [
    "access.issue-link": "Bjöd in med länk", "access.end-login": "Avslutade konto",
    "access.make-token": "Gjorde nyckel för program", "access.revoke-token": "Drog in nyckel för program",
    "budget.import-frames": "Läste in ramposter", "budget.reallocate": "Omdisponerade budget",
    "budget.import": "Läste in budget", "forecast.adjust": "Justerade prognos",
    "forecast.import-methods": "Läste in prognosmetoder", "forecast.decide": "Skrev in beslutad prognos",
    "forecast.import-internal-agreements": "Läste in interna överenskommelser", "forecast.import": "Skrev prognos",
    "ledger.reread": "Läste huvudbok på nytt", "ledger.set-control-totals": "Läste in kontrollsummor",
    "ledger.mark-posting": "Markerade en bokföringsrad som felkonterad",
    "ledger.settle-marked-posting": "Gav besked om en markerad bokföringsrad",
    "ledger.withdraw-marked-posting": "Tog tillbaka en markering av en bokföringsrad",
    "ledger.import": "Läste in huvudbok", "retention.replay": "Gallrade på nytt efter återställning",
    "retention.dispose": "Gallrade", "retention.import-plan": "Läste in gallringsplan",
    "care.import-volumes": "Läste in antal för köpt vård",
    "closing.import-assumptions": "Läste in antaganden", "closing.import-adjustments": "Läste in justeringsposter",
    "importing.import-mapping": "Skrev filbeskrivning", "importing.import-protected": "Läste in skyddade urval",
    "accounts.import-areas": "Läste in uppföljningsområden", "accounts.import-statements": "Läste in uppställningar",
    "accounts.import-codes": "Läste in kodlistor", "accounts.import-watched-lines": "Läste in bevakningsrader",
    "accounts.import-counterparties": "Läste in motparter",
    "organisation.import-occasions": "Läste in uppföljningstillfällen",
    "organisation.plan-occasions": "Planerade uppföljningstillfällen",
    "organisation.import-calendar": "Läste in uppföljningskalender", "organisation.import-roles": "Läste in roller",
    "organisation.import-stand-ins": "Läste in ställföreträdare", "organisation.import-units": "Läste in enheter",
    "organisation.create-board": "Lade upp nämnden", "organisation.set-term": "Valde ord",
    "report.establish": "Skrev in nämndens beslut om rapporten",
    "report.lock": "Låste rapport", "report.correct": "Rättade låst rapport",
    "report.write-remark": "Skrev kommentar", "report.save-workbook": "Sparade arbetsbok",
    "report.save-template": "Sparade rapportmall", "report.write-section": "Skrev avsnitt",
    "report.lift-section-lock": "Tog ifrån någon ett avsnitt", "report.approve-section": "Godkände avsnitt",
    "report.mark-section-ready": "Klarmarkerade avsnitt", "report.return-section": "Lämnade åter avsnitt",
    "report.release-section": "Lämnade ifrån sig avsnitt", "report.copy-section": "Kopierade avsnitt",
    "report.take-section": "Tog ett avsnitt",
  ]
}
