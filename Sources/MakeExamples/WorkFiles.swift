/// The month's work as files: the calendar of follow-up, the board's meetings, who has which role and who stands in.
/// Roles have the names of their places and no person's.
enum WorkFiles {
  static let calendar = CSVText(
    [
      "slag", "månader", "beslutas av", "mall", "brytdag", "rapportera", "granska", "sammanställa", "godkänna",
      "instanser",
      "kommentarkrav",
    ],
    table: """
      Månadsuppföljning|alla utom 6|Socialnämnden||4|brytdag+4|brytdag+5|sammanträde-7|sammanträde-6|\(monthly)|\(most)
      Vårbokslut|4|Socialnämnden|varbokslut|3|brytdag+4|brytdag+5|sammanträde-8|sammanträde-7|\(closing)|\(most)
      Delårsbokslut|8|Socialnämnden|delarsrapport|3|brytdag+4|brytdag+5|sammanträde-8|sammanträde-7|\(closing)|\(most)
      Årsbokslut|12|Socialnämnden||10|brytdag+8|brytdag+10|sammanträde-14|sammanträde-12|\(closing)|\(least)
      """)

  private static let monthly = "presidiet sammanträde-5, nämnden sammanträde, expediering sammanträde+3"
  private static let closing = """
    facklig samverkan sammanträde-7, presidiet sammanträde-6, arbetsutskottet sammanträde-5, nämnden sammanträde, \
    expediering sammanträde+3
    """
  private static let most = "* 1500 tkr och 5 %"
  private static let least = "* 1000 tkr, drift.intakter 500 tkr"

  static let meetings = CSVText(
    ["sammanträde"],
    table: """
      2019-02-19
      2019-03-19
      2019-04-23
      2019-05-21
      2019-06-18
      2019-08-20
      2019-09-24
      2019-10-22
      2019-11-19
      2019-12-17
      2020-02-18
      """)

  private static let units = [
    "E110", "E120", "E210", "E220", "E230", "E240", "E310", "E320", "E330", "E340", "E410", "E420", "E430",
  ]

  static let roles: CSVText = {
    var text = CSVText(["person", "namn", "e-post", "roll", "enhet", "från", "till"])
    for unit in units {
      let person = "chef-" + unit.lowercased()
      text.add([person, "Chef \(unit)", person + "@exempelkommunen.example", "enhetschef", unit, "2018-01-01", ""])
    }
    let others = [
      ("controller", "Controller"), ("socialchef", "Socialchef"), ("nämndsekreterare", "Nämndsekreterare"),
      ("planerare", "Planerare"), ("administratör", "Administratör"), ("ledamot", "Ledamot"), ("revisor", "Revisor"),
    ]
    for (role, name) in others {
      let person = role.map { $0 == "ä" ? "a" : $0 == "ö" ? "o" : $0 }.reduce(into: "") { $0.append($1) }
      text.add([person, name, person + "@exempelkommunen.example", role, "", "2018-01-01", ""])
    }
    return text
  }()

  static let standIns = CSVText(
    ["för", "person", "namn", "e-post", "enheter", "från", "till"],
    table: """
      chef-e320|chef-e330|Chef E330|chef-e330@exempelkommunen.example|E320|2019-05-06|2019-05-17
      """)

  /// What the units write of April 2019: the unit, who writes and what. E230 writes nothing, and a stand-in writes for
  /// E320.
  private static let texts = """
    E110|chef-e110|Nämnd och ledning följer budgeten. Inga åtgärder behövs.
    E120|chef-e120|Stabens kostnader ligger nära budget. Lokalfrågan för mottagningen är inte löst och kan \
    påverka hösten.
    E210|chef-e210|Inhyrda socialsekreterare behövs tills tjänsterna är tillsatta. Två nya börjar i augusti.
    E220|chef-e220|Uppdragen till familjehem minskar inte som planerat. Varje placering prövas på nytt före sommaren.
    E240|chef-e240|Boendena ställs om enligt plan. Statens ersättning är osäker för dem som fyller arton under året.
    E310|chef-e310|Fler hushåll söker bistånd, och de behöver det längre. En genomgång av orsakerna är klar i juni.
    E320|chef-e330|Pågående placeringar avslutas under hösten. Därefter vårdas fler på hemmaplan.
    E330|chef-e330|Färre platser i skyddat boende än väntat har behövts. Behovet växlar från månad till månad.
    E340|chef-e340|Beläggningen är jämn. Inga avvikelser att vänta.
    E410|chef-e410|Färre ersätts av vård- och omsorgsnämnden. Samtal om fördelningen pågår.
    E420|chef-e420|Gruppboendena följer budgeten. Vikarier för sommaren är anställda.
    E430|chef-e430|Sysselsättningen har fler deltagare än i fjol, inom samma kostnad.
    """

  /// The other parts of the report and of its memorandum: the part, who writes and what.
  private static let parts = """
    osakert|controller|Försörjningsstödet kan bli dyrare om fler hushåll behöver stöd längre. Fullmäktiges svar om \
    flyktingfonden väntas före sommaren. Båda följs upp efter maj.
    beslutat|nämndsekreterare|Nämnden godkände uppföljningen efter mars och beslutade om en handlingsplan för lägre \
    kostnader. Årets effekt av planen är inräknad i prognosen.
    bakgrund|nämndsekreterare|Vårbokslutet är årets första fördjupade uppföljning. Det bygger på bokföringen till och \
    med april och på enheternas egna prognoser.
    atgarder|socialchef|Förslag om köpt vård för vuxna och om ersättningen från vård- och omsorgsnämnden lämnas till \
    sammanträdet i juni. Vad förslagen ger i år och nästa år redovisas då.
    barn|socialchef|Rapporten ändrar inga beslut om enskilda barn. Om köpen av vård minskar ska varje barns behov \
    prövas för sig, och barnet ska få säga vad det tycker.
    mottagare|nämndsekreterare|Kommunstyrelsen och kommunens revisorer.
    """

  /// The playbook's lines: each unit writes and hands over, one is asked for more, the controller reviews and sums up.
  static var april: String {
    var lines: [String] = []
    func step(_ time: String, _ actor: String, _ command: String, _ reason: String) {
      lines.append("2019-05-\(time):00Z | \(actor) | section \(command) --period 2019-04 | \(reason)")
    }
    for (index, row) in texts.split(separator: "\n").enumerated() {
      let fields = row.split(separator: "|").map(String.init)
      let part = "enhet --unit \(fields[0])"
      step("10T12:\(10 + 4 * index)", fields[1], "write \(part) \"\(fields[2])\"", "Enhetens rapport efter april")
      step("10T12:\(11 + 4 * index)", fields[1], "ready \(part)", "Enhetens rapport efter april")
    }
    step(
      "13T06:40", "controller", "return enhet --unit E410", "När blir samtalen klara, och vad händer om de inte lyckas?"
    )
    let more = "Samtalen ska vara klara i augusti. Utan överenskommelse kvarstår underskottet hela året."
    step(
      "13T08:15", "chef-e410", "write enhet --unit E410 \"Färre ersätts av vård- och omsorgsnämnden. \(more)\"", "Svar")
    step("13T08:16", "chef-e410", "ready enhet --unit E410", "Svar")
    for (index, unit) in ["E110", "E120", "E310", "E340", "E410", "E420", "E430"].enumerated() {
      step("13T09:1\(index)", "controller", "approve enhet --unit \(unit)", "Granskat")
    }
    step("13T11:30", "controller", "write analys \"\(analysis)\"", "Sammanställning")
    step("13T11:35", "controller", "ready analys", "Sammanställning")
    for (index, row) in parts.split(separator: "\n").enumerated() {
      let fields = row.split(separator: "|").map(String.init)
      step("13T12:\(10 + 2 * index)", fields[1], "write \(fields[0]) \"\(fields[2])\"", "Sammanställning")
      step("13T12:\(11 + 2 * index)", fields[1], "ready \(fields[0])", "Sammanställning")
    }
    return lines.joined(separator: "\n")
  }

  private static let analysis = """
    Vård i familjehem och socialpsykiatrin drar över, och det som ensamkommande barn kostar mindre väger inte upp det. \
    Osäkrast är försörjningsstödet, där ökningen inte är förklarad. Handlingsplanen ger effekt först till hösten.
    """
}
