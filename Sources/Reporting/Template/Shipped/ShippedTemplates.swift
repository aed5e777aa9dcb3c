/// The templates that the program brings; a board's own of the same id takes its place.
package enum ShippedTemplates {
  /// The id of the officer's memorandum, which goes with every report to the board.
  package static let memorandum = "tjansteskrivelse"

  /// Every template with its id, in the order that people meet them.
  package static let all: [(id: String, template: ReportTemplate)] = [
    (ReportTemplate.monthlyFollowUp, monthly), ("varbokslut", springClosing), ("delarsrapport", interim),
    ("internbudget", internalBudget), (memorandum, officersMemorandum),
  ]

  /// The template of the id; nil where the program brings none.
  static func template(_ id: String) -> ReportTemplate? { all.first { $0.id == id }?.template }

  /// What people write where a template says no more than that they do.
  static let texts = """
    @text analys "Sammanfattande analys"
    roll: controller
    för: nämnden
    instruktion: Vad behöver nämnden veta och ta ställning till? Säg de största orsakerna, vad som är osäkert och vad
    instruktion: som görs.
    @slut

    \(unitTexts)
    """

  /// What each unit writes.
  static let unitTexts = """
    @text enhet "Enhetens kommentar"
    roll: enhetschef
    för: varje enhet
    instruktion: Vad har hänt sedan sist, varför avviker prognosen från budgeten, och vad gör ni åt det? Tre till fem
    instruktion: meningar.
    @slut
    """

  /// The first page: what the board is asked, the forecast, its causes, what is uncertain and what was decided last.
  static let firstPage = """
    @om inte <enheten>
    # Det här ska nämnden ta ställning till

    \(decision)
    @slut

    # Prognosen i korthet

    \(forecast)

    @text analys "Sammanfattande analys" utan rubrik
    roll: controller
    för: nämnden
    instruktion: Vad behöver nämnden veta utöver siffrorna? Säg varför prognosen ser ut som den gör och vad som görs.
    @slut

    ## De tre största orsakerna

    \(causes)

    @om inte <enheten>
    ## Det här är osäkert

    \(uncertain)

    @text osakert "Det här är osäkert" utan rubrik
    roll: controller
    för: nämnden
    instruktion: Vad kan ändra prognosen mest under resten av året, åt vilket håll, och när vet vi mer?
    @slut

    ## Det här beslutade nämnden förra gången

    @om <förra tillfället>
    Förra uppföljningen var <förra tillfället>.
    @om <förra paragrafen>
    Nämnden behandlade den vid sammanträdet den <förra sammanträdet>, <förra paragrafen>.
    @slut
    @annars
    Det finns ingen tidigare uppföljning i år.
    @slut

    @text beslutat "Det här beslutade nämnden förra gången" utan rubrik
    roll: nämndsekreterare
    för: nämnden
    instruktion: Vad beslutade nämnden när den fick den förra uppföljningen, och hur går det med det?
    @slut
    @slut
    """

  /// The decision that the board is asked for.
  static let decision = """
    <nämnden> föreslås besluta

    1. att godkänna rapporten för <perioden> och lägga den till handlingarna
    @om underskott
    @om <nästa sammanträde>
    2. att ge förvaltningen i uppdrag att den <nästa sammanträde> redovisa åtgärder för att hålla budgeten
    @annars
    2. att ge förvaltningen i uppdrag att vid nästa sammanträde redovisa åtgärder för att hålla budgeten
    @slut
    @slut
    """

  /// The forecast in words.
  static let forecast = """
    @om {variance:full-year}
    Prognosen för <året> är
    {variance:full-year | tkr, "ett överskott mot budget om" "ett underskott mot budget om" "i nivå med budget"}.
    @om {forecast-change:full-year}
    Sedan förra prognosen är det {forecast-change:full-year | tkr, i ord}.
    @slut
    @annars
    Det finns ingen prognos för <året>.
    @slut
    @om {period-variance:to-date}
    Utfallet till och med <månaden> är
    {period-variance:to-date | tkr, "ett överskott mot budget om" "ett underskott mot budget om" "i nivå med budget"}.
    @slut
    """

  /// What the forecast's variance comes from most.
  static let causes = """
    @om finns område
    @varje område störst 3 efter {variance:area/@:full-year}
    - **<området>**: {variance:area/@:full-year | tkr, i ord}
    @slut
    @annars
    @varje rad störst 3 efter {variance:line/@:full-year}
    - **<raden>**: {variance:line/@:full-year | tkr, i ord}
    @slut
    @slut
    """

  /// What the forecast does not count on.
  static let uncertain = """
    @om {assumptions-left-out:full-year} ≠ 0
    Prognosen räknar inte med sådant som ännu inte är beslutat. Blir allt av, ändras prognosen med
    {assumptions-left-out:full-year | tkr, utan tecken}, till {forecast-with-left-out:full-year | tkr, i ord}.
    @slut
    """

  /// The tables and charts of a follow-up.
  static let figures = """
    @avsnitt drift
    @avsnitt brygga
    @avsnitt manadsdiagram
    @avsnitt justerat
    @avsnitt justeringsposter
    @avsnitt antaganden
    @avsnitt prognosforandring
    @avsnitt trend
    @avsnitt prognoslager
    @avsnitt avvikelser
    @avsnitt kommentarer
    @avsnitt omraden
    @avsnitt enheter
    @avsnitt bevakning
    @avsnitt andelar
    @avsnitt ram
    @avsnitt investeringar
    """

  /// Who has reported, and what the figures rest on.
  static let grounds = """
    @avsnitt rapportering
    @avsnitt avstamning
    @avsnitt underlag
    """
}
