/// The example's units, statements, areas and other structure, as tables that become files line by line.
enum Structure {
  static let units = CSVText(["id", "namn", "nivå", "överordnad", "ansvar", "från", "till"], table: unitTable)

  static let statements = CSVText(
    ["uppställning", "rad", "namn", "överordnad", "typ"] + selectionColumns, table: statementTable)

  static let areas = CSVText(["id", "namn"] + selectionColumns, table: areaTable)

  static let watched = CSVText(["id", "namn"] + selectionColumns, table: watchedTable)

  static let counterparties = CSVText(["klass"] + selectionColumns, table: counterpartyTable)

  static let agreements = CSVText(
    ["id", "år", "namn", "part", "riktning", "belopp", "grund", "fakturering", "profil"] + selectionColumns,
    table: agreementTable)

  static let mapping = CSVText(
    ["källa", "fält", "värde"],
    table: LedgerFiles.dimensions.map { "huvudbok|dimension \($0.number)|\($0.part.rawValue)" }
      .joined(separator: "\n") + "\nhuvudbok|verifikationer balanserar|nej")

  /// The unit that answers for a responsibility code.
  static func unit(ofResponsibility code: String) -> String {
    guard let unit = unitOfPrefix[String(code.prefix(3))]
    else { preconditionFailure("No unit answers for the responsibility \(code)") }
    return unit
  }

  private static let selectionColumns = [
    "konto", "ansvar", "verksamhet", "aktivitet", "projekt", "objekt", "motpart",
  ]

  private static let unitOfPrefix: [String: String] = Dictionary(
    uniqueKeysWithValues: unitTable.split(separator: "\n").compactMap { row in
      let fields = row.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      return fields[4].isEmpty ? nil : (fields[4], fields[0])
    })

  private static let unitTable = """
    A100|Ledning och stab|avdelning|||2018-01-01
    E110|Nämnd och förvaltningsledning|enhet|A100|301|2018-01-01
    E120|Stab|enhet|A100|302|2018-01-01
    A200|Barn och unga|avdelning|||2018-01-01
    E210|Mottagning och utredning|enhet|A200|311|2018-01-01
    E220|Placeringsenheten|enhet|A200|312|2018-01-01
    E230|Öppna insatser|enhet|A200|313|2018-01-01
    E240|Ensamkommande barn och unga|enhet|A200|314|2018-01-01
    A300|Vuxna|avdelning|||2018-01-01
    E310|Ekonomiskt bistånd|enhet|A300|321|2018-01-01
    E320|Missbruk och beroende|enhet|A300|322|2018-01-01
    E330|Våld i nära relationer|enhet|A300|323|2018-01-01
    E340|Tillfälliga boenden|enhet|A300|324|2018-01-01
    A400|Socialpsykiatri|avdelning|||2018-01-01
    E410|Myndighetsutövning socialpsykiatri|enhet|A400|331|2018-01-01
    E420|Gruppboenden|enhet|A400|332|2018-01-01
    E430|Sysselsättning och boendestöd|enhet|A400|333|2018-01-01
    """

  /// Print order is the order of the published tables.
  private static let statementTable = """
    drift|balans|Balansräkningen||utanför|1-2
    drift|investeringar|Investeringar||utanför|||||9
    drift|intakter|Verksamhetens intäkter|nettokostnader|rad|3
    drift|personal|Personalkostnader|kostnader|rad|5
    drift|lokalhyror|Lokalhyror|kostnader|rad|60
    drift|kop-av-tjanster|Köp av tjänster|kostnader|rad|46
    drift|kop-av-tjanster||||74
    drift|ovriga|Övriga kostnader|kostnader|rad|40-45,47-49,61-73,75-79
    drift|kostnader|Verksamhetens kostnader|nettokostnader|summa
    drift|nettokostnader|Verksamhetens nettokostnader|resultat|summa
    drift|kommunbidrag|Kommunbidrag|resultat|ram
    drift|resultat|Årets resultat||summa
    investering|urval|Investeringsprojekt||urval|||||9
    investering|expansion|Expansionsinvestering||rubrik
    investering|expansion-x|Investering X|totalt|rad|||||910-918
    investering|exploatering|-varav exploatering||rubrik
    investering|exploatering-x|Exploatering X|totalt|rad|||||919
    investering|image|Imageinvestering||rubrik
    investering|image-x|Investering X|totalt|rad|||||92
    investering|reinvestering|Reinvestering||rubrik
    investering|reinvestering-x|Investering|totalt|rad|||||93
    investering|anpassning|Anpassningsinvestering||rubrik
    investering|anpassning-x|Investering X|totalt|rad|||||94
    investering|totalt|Totalt utgifter||summa
    """

  /// Disjoint selections; what none takes is the remainder.
  private static let areaTable = """
    ekb|EKB-verksamheten|||58
    familjehem|Familjehemsvård barn och unga|||531
    familjehem||464||532|71
    socialpsykiatri|Socialpsykiatri|||57
    forsorjningsstod|Försörjningsstöd|45||561
    konsulter-bou|Konsulter barn och unga|469||520
    missbruk|Köpt vård missbruk vuxna|464||541
    vardplatser-bou|Köpta vårdplatser barn och unga|464||532|70
    vinr|Köpta platser VINR|464||550
    oppna-bou|Öppna insatser barn och unga|||533
    """

  /// What no row takes is external.
  private static let counterpartyTable = """
    nämndintern|||||||100
    kommunintern|||||||110-199
    """

  /// What the care board was to pay in 2018 and never did, and a service that it sells in 2019.
  private static let agreementTable = """
    boendeplatser|2018|Ersättning för boendeplatser|Vård- och omsorgsnämnden|säljer|6400000,00|\
    Internbudget 2018|ej fakturerat|jämn|361||574||||110
    sysselsattning|2019|Daglig sysselsättning|Vård- och omsorgsnämnden|köper|2280000,00|\
    Överenskommelse 2018-12-10||jämn|461||572||||110
    """

  /// Watched lines may overlap with each other and with the areas.
  private static let watchedTable = """
    familjehemsersattning|Familjehem: arvoden, arbetsgivaravgifter och omkostnader|5210-5220,5520,5621||531
    konsulentstodda|Konsulentstödda familjehem|4643
    hvb-barn|HVB barn och unga|4641
    statlig-institution|Statlig institutionsvård|4642
    vuxna-missbruk|Behandlingshem vuxna|4644
    skyddat-boende|Skyddat boende|4645
    socialpsykiatri-platser|Köpta boendeplatser socialpsykiatri|4646
    kopt-vard|Köpt vård, samtliga slag|464
    forsorjningsstod|Försörjningsstöd|4510||561
    inhyrd-personal|Inhyrd personal|469
    """
}
