extension ShippedTemplates {
  /// What every follow-up holds; an appendix goes on from there.
  private static func followUp(_ title: String, appendix: String = "") -> ReportTemplate {
    let text = """
      @mall \(title)

      \(firstPage)

      @sida

      @varningar

      # Resultat och prognos

      @avsnitt sammanfattning

      \(figures)

      \(unitTexts)

      \(grounds)
      """
    return ReportTemplate(title: title, text: text + appendix)
  }

  /// The monthly follow-up.
  static let monthly = followUp("Månadsuppföljning")

  /// The spring closing.
  static let springClosing = followUp(
    "Vårbokslut",
    appendix: """


      @bilaga Resultat och prognos per enhet

      @tabell varbokslut-enheter "Nettokostnad per enhet, <perioden> och helår <året>"
      rader: enhet
      kolumn: Budget hittills = {budget:to-date}
      kolumn: Utfall hittills = {actual:to-date}
      kolumn: Budget helår = {budget:full-year}
      kolumn: Prognos helår = {forecast:full-year}
      kolumn: Avvikelse helår = {variance:full-year}
      summa: ja
      @slut
      """)

  /// The interim report. Each line of its result has last year's period, the budget and the forecast beside it (lagen
  /// 2018:597 om kommunal bokföring och redovisning, chapter 13).
  static let interim = ReportTemplate(
    title: "Delårsrapport",
    text: """
      @mall Delårsrapport
      @titel Delårsrapport <perioden>

      \(firstPage)

      @sida

      @varningar

      # Resultaträkning

      @tabell delar-resultat "Resultaträkning <perioden>"
      rader: rad drift.*
      kolumn: Utfall samma period <föregående år> = {last-year:to-date}
      kolumn: Budget för perioden = {budget:to-date}
      kolumn: Utfall för perioden = {actual:to-date}
      kolumn: Budget <året> = {budget:full-year}
      kolumn: Prognos <året> = {forecast:full-year}
      kolumn: Avvikelse <året> = {variance:full-year}
      @slut

      # Driftredovisning

      @tabell delar-drift "Nettokostnad per uppföljningsområde <perioden>"
      rader: område
      kolumn: Utfall samma period <föregående år> = {last-year:to-date}
      kolumn: Utfall för perioden = {actual:to-date}
      kolumn: Budget <året> = {budget:full-year}
      kolumn: Prognos <året> = {forecast:full-year}
      kolumn: Avvikelse <året> = {variance:full-year}
      summa: ja
      @slut

      @avsnitt brygga
      @avsnitt manadsdiagram
      @avsnitt justerat
      @avsnitt antaganden
      @avsnitt avvikelser
      @avsnitt kommentarer

      # Investeringsredovisning

      @avsnitt investeringar underrubrik

      \(unitTexts)

      \(grounds)

      @bilaga Ekonomi per enhet

      @varje enhet
      ## <enheten>

      Prognosen är
      {variance:unit/@:full-year | "ett överskott mot budget om" "ett underskott mot budget om" "i nivå med budget"}.

      @tabell delar-enhet "Resultaträkning <perioden>, <enheten>"
      rader: rad drift.*
      kolumn: Utfall samma period <föregående år> = {last-year:unit/@:to-date}
      kolumn: Utfall för perioden = {actual:unit/@:to-date}
      kolumn: Budget <året> = {budget:unit/@:full-year}
      kolumn: Prognos <året> = {forecast:unit/@:full-year}
      kolumn: Avvikelse <året> = {variance:unit/@:full-year}
      nollrader: nej
      @slut
      @slut
      """)

  /// The internal budget: how the board divides its frame.
  static let internalBudget = ReportTemplate(
    title: "Internbudget",
    text: """
      @mall Internbudget
      @titel Internbudget <året>

      # Förslag till beslut

      <nämnden> föreslås besluta

      1. att fastställa internbudgeten för <året> enligt tabellerna i det här dokumentet
      2. att ge förvaltningen rätt att göra omdisponeringar inom en avdelning som inte ändrar verksamhetens inriktning

      # Nämndens ram

      @avsnitt ram underrubrik
      @avsnitt plan underrubrik

      @text inriktning "Inriktning"
      roll: socialchef
      för: nämnden
      instruktion: Vad prioriterar nämnden under året, vad förändras, och vilka åtgärder bygger budgeten på?
      @slut

      # Budget per kostnadsslag

      @tabell internbudget-rader "Internbudget <året> per kostnadsslag"
      rader: rad drift.*
      kolumn: Utfall <föregående år> = {last-year:full-year}
      kolumn: Budget <året> = {budget:full-year}
      kolumn: Förändring = {budget:full-year - last-year:full-year}
      @slut

      # Budget per uppföljningsområde

      @tabell internbudget-omraden "Internbudget <året> per uppföljningsområde, nettokostnad"
      rader: område
      kolumn: Utfall <föregående år> = {last-year:full-year}
      kolumn: Budget <året> = {budget:full-year}
      @slut

      # Budget per enhet

      @tabell internbudget-enheter "Internbudget <året> per enhet, nettokostnad"
      rader: enhet
      kolumn: Utfall <föregående år> = {last-year:full-year}
      kolumn: Budget <året> = {budget:full-year}
      summa: ja
      @slut

      @avsnitt investeringar

      @avsnitt underlag
      """)
}
