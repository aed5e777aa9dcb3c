/// The codes of the example's coding parts with their names.
enum CodeChart {
  /// A coding part, by its Swedish name in the files.
  enum Part: String, CaseIterable {
    case account = "konto"
    case responsibility = "ansvar"
    case serviceArea = "verksamhet"
    case activity = "aktivitet"
    case project = "projekt"
    case object = "objekt"
    case counterparty = "motpart"

    /// The code that the coding has for the part; empty where it has none.
    func code(in coding: ExampleCoding) -> String {
      switch self {
      case .account: coding.account
      case .responsibility: coding.responsibility
      case .serviceArea: coding.serviceArea
      case .activity: coding.activity
      case .project: coding.project
      case .object: ""
      case .counterparty: coding.counterparty
      }
    }
  }

  /// A code and its name.
  struct Code {
    let part: Part
    let code: String
    let name: String
  }

  /// The codes of a part, in order.
  static func codes(of part: Part) -> [Code] { all.filter { $0.part == part } }

  /// codes.csv.
  static var file: CSVText {
    var text = CSVText(["koddel", "kod", "namn"])
    for code in all { text.add([code.part.rawValue, code.code, code.name]) }
    return text
  }

  private static let all: [Code] =
    codes(.account, accountTable) + codes(.responsibility, responsibilityTable)
    + codes(.serviceArea, serviceAreaTable) + codes(.activity, activityTable) + codes(.project, projectTable)
    + codes(.object, objectTable) + codes(.counterparty, counterpartyTable)

  private static func codes(_ part: Part, _ table: String) -> [Code] {
    table.split(separator: "\n").map { row in
      let fields = row.split(separator: "|").map(String.init)
      precondition(fields.count == 2, "The chart has a row that is not understood: \(row)")
      return Code(part: part, code: fields[0], name: fields[1])
    }
  }

  /// The classes are those of the municipal chart: 1–2 balance, 3 revenue, 4 purchases and grants, 5 staff, 6–7 other.
  private static let accountTable = """
    1210|Inventarier
    1240|Datorutrustning
    2920|Upplupna semesterlöner
    3120|Egenavgifter
    3410|Hyresintäkter
    3510|Ersättning från Migrationsverket, schablon
    3511|Ersättning från Migrationsverket, återsökning
    3520|Övriga statsbidrag
    3610|Försäljning av verksamhet
    3910|Intern försäljning inom nämnden
    3990|Övriga intäkter
    4010|Livsmedel
    4510|Försörjningsstöd
    4520|Övrigt bistånd till enskilda
    4530|Bidrag till föreningar
    4610|Köp av verksamhet från annan nämnd
    4641|HVB barn och unga
    4642|Statlig institutionsvård
    4643|Konsulentstödda familjehem
    4644|Behandlingshem vuxna
    4645|Skyddat boende
    4646|Köpta boendeplatser socialpsykiatri
    4647|Köpt stödboende ensamkommande
    4648|Köpt stödboende vuxna
    4690|Inhyrd personal
    5010|Arvoden förtroendevalda
    5110|Månadslön
    5120|Timlön
    5210|Arvoden familjehem
    5220|Arvoden jourhem
    5520|Omkostnadsersättning familjehem
    5610|Arbetsgivaravgifter anställda
    5621|Arbetsgivaravgifter uppdragstagare
    5710|Pensioner
    6010|Lokalhyra, kommunens lokaler
    6020|Lokalhyra, externa lokaler
    6110|El och reparationer
    6410|Förbrukningsinventarier
    6420|Förbrukningsmaterial
    6510|Kontorsmaterial
    6810|Telefoni och data
    6910|Transporter
    7010|Resor och logi
    7410|Konsulttjänster och handledning
    7420|Interna tjänster inom nämnden
    7430|Tolktjänster
    7610|Utbildning
    """

  private static let responsibilityTable = """
    30100|Nämnd
    30110|Förvaltningsledning
    30210|Ekonomi och administration
    30220|Kvalitet och utveckling
    31110|Mottagning
    31120|Utredning
    31210|Placering
    31310|Familjecenter
    31320|Familjestöd
    31410|HVB-boende ensamkommande
    31420|Stödboende ensamkommande
    32110|Ekonomiskt bistånd
    32210|Vuxenenheten
    32310|Våld i nära relationer
    32410|Tillfälliga boenden
    33110|Myndighetsutövning
    33210|Gruppboende Norr
    33220|Gruppboende Söder
    33310|Sysselsättning och boendestöd
    """

  private static let serviceAreaTable = """
    500|Nämndverksamhet
    510|Gemensam ledning och administration
    520|Utredning barn och unga
    531|Familjehemsvård barn och unga
    532|Institutionsvård barn och unga
    533|Öppna insatser barn och unga
    541|Institutionsvård vuxna med missbruk
    542|Öppna insatser vuxna med missbruk
    550|Våld i nära relationer
    560|Handläggning ekonomiskt bistånd
    561|Ekonomiskt bistånd, utbetalt
    571|Gruppboende socialpsykiatri
    572|Sysselsättning socialpsykiatri
    573|Myndighetsutövning socialpsykiatri
    574|Köpta platser socialpsykiatri
    581|HVB ensamkommande
    582|Stödboende ensamkommande
    583|Familjehem ensamkommande
    590|Jourplatser
    591|Tillfälliga boenden
    """

  private static let activityTable = """
    70|Planerad placering
    71|Tillfällig placering
    """

  private static let projectTable = """
    9301|Möbler och inredning
    9302|Digital arbetsplats
    """

  private static let objectTable = """
    01|Gruppboende Norr, byggnad
    02|Gruppboende Söder, byggnad
    """

  private static let counterpartyTable = """
    100|Egen nämnd
    110|Vård- och omsorgsnämnden
    120|Kommunens fastighetsförvaltning
    810|Privata företag
    820|Föreningar och stiftelser
    840|Staten
    850|Andra kommuner
    890|Enskilda
    """
}
