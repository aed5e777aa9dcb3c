extension ShippedTemplates {
  /// The officer's memorandum to the board.
  static let officersMemorandum = ReportTemplate(
    title: "Tjänsteskrivelse",
    text: """
      @mall Tjänsteskrivelse
      @titel Tjänsteskrivelse: <tillfället> <månaden>

      # Förslag till beslut

      \(decision)

      # Sammanfattning

      \(forecast)

      @text analys "Sammanfattande analys" utan rubrik
      roll: controller
      för: nämnden
      instruktion: Vad behöver nämnden veta utöver siffrorna? Säg varför prognosen ser ut som den gör och vad som görs.
      @slut

      # Bakgrund

      @text bakgrund "Bakgrund" utan rubrik
      roll: nämndsekreterare
      för: nämnden
      instruktion: Varför får nämnden ärendet nu, vilka beslut bygger det på, och vad har hänt sedan förra gången?
      @slut

      # Ekonomiska konsekvenser

      @om {forecast:line/drift.nettokostnader:full-year}
      Budgeten för nettokostnaden <året> är {budget:line/drift.nettokostnader:full-year | tkr, utan tecken}, och
      prognosen är {forecast:line/drift.nettokostnader:full-year | tkr, utan tecken}.
      @slut

      De största avvikelserna finns inom

      \(causes)

      @om underskott
      @om <nästa sammanträde>
      Förvaltningen lämnar förslag till åtgärder till nämndens sammanträde den <nästa sammanträde>.
      @annars
      Förvaltningen lämnar förslag till åtgärder till nämndens nästa sammanträde.
      @slut

      @text atgarder "Åtgärder" underrubrik
      roll: socialchef
      för: nämnden
      instruktion: Vilka åtgärder kommer till vilket sammanträde, vad väntas de ge i år och nästa år, och vem ansvarar?
      instruktion: Skriv att inga åtgärder behövs om prognosen inte visar något underskott.
      @slut
      @slut

      # Barnets rättigheter

      @text barn "Barnets rättigheter" utan rubrik
      roll: socialchef
      för: nämnden
      instruktion: Hur berörs barn av förslaget, på kort och lång sikt? Hur har barnets bästa bedömts, och har barn fått
      instruktion: säga vad de tycker?
      @slut

      # Beslutet ska skickas till

      @text mottagare "Beslutet ska skickas till" utan rubrik
      roll: nämndsekreterare
      för: nämnden
      instruktion: Vilka ska få beslutet? En mottagare på varje rad, med en tom rad emellan.
      @slut

      # Bilagor

      1. <tillfället> <månaden>

      @om <diarienummer>
      Ärendet har diarienummer <diarienummer>.
      @slut
      """)
}
