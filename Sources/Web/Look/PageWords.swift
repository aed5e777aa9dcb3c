import Kernel

/// What to do, for readers of pages: problems tell it to those who write commands.
enum PageWords {
  /// The words with commands and their options replaced by what a page has in their place.
  static func of(_ remedy: String) -> String {
    guard remedy.contains("--") || remedy.contains("roder ") || remedy.contains("import mapping") else { return remedy }
    var text = remedy
    for (command, words) in phrases { text = text.replacing(command, with: words) }
    text = text.replacing(
      /Lägg till --includes-reallocations [^.]*\./,
      with: "Be den som sköter servern läsa in filen: då sägs om omdisponeringarna ingår i den.")
    text = text.replacing(/läs in med --accept [a-z-]+/, with: "godta det i formuläret")
    text = text.replacing(/Ange --source ([^.]+)\./) { "Skriv \($0.1) som källa i formuläret." }
    text = text.replacing(/(?:läs|Läs) in ([^.]*?) med roder import [a-z-]+/) { "läs in \($0.1) under Inläsning" }
    text = text.replacing(/med roder (?:import|new|reconcile|plan) ?[a-z-]*/, with: "under Inläsning")
    // What is done on the page that tells of it, or on one that it leads to.
    text = text.replacing(/, eller med roder remark .*? --period [-0-9]+/, with: ", eller som kommentar till siffran")
    text = text.replacing(#/ med roder (?:remind|correct report)/#, with: "")
    text = text.replacing(
      #/ med roder (?:section [a-z]+|compare|differences|remark) [^ ,]*[^ ,.](?: --[a-z]+ [^ ,]*[^ ,.])*/#, with: "")
    return text.capitalisedFirst
  }

  /// What is written for commands, and what pages say. The longer come before those that they hold.
  private static let phrases: [(String, String)] = [
    ("Läs in den ändå med --confirm", "Läs in den ändå genom att kryssa för det i formuläret"),
    ("Läs in ändå med --confirm", "Läs in ändå genom att kryssa för det i formuläret"),
    ("läs in med --confirm", "kryssa för i formuläret att det läses in ändå"),
    ("Läs in med --confirm", "Kryssa för i formuläret att det läses in ändå"),
    ("lägg till --confirm", "kryssa för i formuläret att det läses in ändå"),
    ("Rätta --extracted eller datorns klocka", "Kontrollera filens datum och datorns klocka"),
    ("eller ange --selection", "eller beskriv urvalet i en filbeskrivning"),
    ("Ange urvalet med --selection", "Beskriv urvalet i en filbeskrivning"),
    ("Ange --status closed", "Välj periodstatus Stängd i formuläret"),
    ("Ange --status preliminary", "Välj periodstatus Preliminär i formuläret"),
    ("roder differences visar sedan", "inläsningens sida visar sedan"),
    ("Ange de månader som filen gäller med --months", "Skriv de månader som filen gäller i fältet Månader"),
    ("med --months, till exempel --months ", "i fältet Månader, till exempel "),
    ("med --months 2019-04", "i fältet Månader, som 2019-04"), ("med --months", "i fältet Månader"),
    ("ange --months", "skriv månaderna i fältet Månader"),
    ("ange en annan källa med --source", "skriv en annan källa i formuläret"),
    ("Välj med --sheet NAMN; upprepa för flera blad", "Kryssa för bladen i fältet Blad och granska igen"),
    (
      "Ange --sign ledger (kostnader positiva, intäkter negativa) eller --sign report (intäkter positiva, kostnader "
        + "negativa)", "Välj i fältet Filens tecken och granska igen"
    ),
    ("Ange --unit kr, --unit tkr eller --unit mnkr", "Välj i fältet Beloppens enhet och granska igen"),
    ("kostnader är negativa med --sign report och positiva med --sign ledger", "det väljs i fältet Filens tecken"),
    ("Rätta --year", "Rätta året"), ("i import mapping", "i källans filbeskrivning"),
    ("(import mapping,", "(filbeskrivningen,"), ("i en fil till import mapping", "i en filbeskrivning"),
    ("med import mapping", "i en filbeskrivning"),
    ("; roder inspect visar hur kolumnerna tolkas", ""),
    ("Se vilka som finns med roder token list", "Se vilka som finns på sidan Programnycklar"),
    ("Inläsningarnas namn visas av roder batches", "Inläsningarnas namn står på sidan Inläsning"),
    ("Lås en rättad version med roder correct report och ett skäl", "Lås en rättad version med ett skäl"),
    ("Lås en rättad version med roder correct report och fastställ den", "Lås en rättad version och fastställ den"),
    ("Lås rapporten med roder lock report", "Lås rapporten"), ("efter --reason", "i fältet Skäl"),
    ("Se efter med roder locked vilka som finns", "Se på rapportens sida vilka som finns"),
    ("Skriv till exempel --body nämnden", "Skriv till exempel nämnden"), (", med --reason", " i fältet Varför"),
    ("Skriv avsnittet med roder section write", "Skriv avsnittet"),
    ("skicka tillbaka det med roder section return", "skicka tillbaka det"),
    ("bryta låset med roder section lift", "bryta låset"),
    ("Se läget med roder progress", "Se läget på tillfällets sida"),
    ("Skriv varför med roder remark och siffrans nyckel", "Skriv en kommentar till siffran"),
    ("eller se efter med roder remarks vilka som finns", "eller se på sidan vilka som finns"),
    ("Se vilka mallar som finns med roder template list", "Se på sidan vilka mallar som finns"),
    ("Sök med roder pick vad det kan heta", "Sök efter vad det kan heta"),
    ("sök annars med roder pick", "sök annars efter orden"),
    ("; roder table layers visar vad som är satt", ""),
    (
      "Ange beslutet, till exempel --decision \"SN 2019-05-21 § 52\"", "Skriv beslutet, till exempel SN 2019-05-21 § 52"
    ),
    (
      "Lägg till --between-statements om beslutet omfattar det",
      "Omfattar beslutet det: be den som sköter servern göra omdisponeringen"
    ),
    ("Läs om hela källan med roder reread --all", "Be den som sköter servern läsa om hela källan"),
    ("; den visas av roder batches", "; den står på sidan Inläsning"),
    ("Se vilka som finns med roder table frames", "Se vilka som finns bland ramarna"),
    ("; roder verify visar om mer är skadat", ""),
    ("Ange lagrummet, till exempel --ground \"OSL 26 kap. 1 §\"", "Skriv lagrummet, till exempel OSL 26 kap. 1 §"),
  ]
}
