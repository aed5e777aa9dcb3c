/// The codings of the example that share the cells of the matrix.
enum CodingTable {
  /// All codings: those of the table and those that staff expand to.
  static let all: [ExampleCoding] = staff + others

  /// Staff: area, weight, responsibility, service area, per cent of hourly paid, text. Pay, employer's contributions
  /// and pensions follow from each.
  private static let staffTable = """
    ekb|62|31410|581|12|HVB-boende
    ekb|38|31420|582|6|stödboende
    socialpsykiatri|14|33110|573|0|myndighetsutövning
    socialpsykiatri|34|33210|571|15|gruppboende
    socialpsykiatri|30|33220|571|15|gruppboende
    socialpsykiatri|22|33310|572|4|sysselsättning och boendestöd
    oppna-bou|70|31310|533|0|öppenvård
    oppna-bou|30|31320|533|8|familjestöd
    ovrigt|5|30110|510|0|förvaltningsledning
    ovrigt|11|30210|510|0|ekonomi och administration
    ovrigt|6|30220|510|0|kvalitet och utveckling
    ovrigt|15|31110|520|0|mottagning
    ovrigt|23|31120|520|2|utredning
    ovrigt|11|31210|520|0|familjehemssekreterare
    ovrigt|13|32110|560|0|ekonomiskt bistånd
    ovrigt|9|32210|542|0|vuxenenhet
    ovrigt|3|32310|550|0|våld i nära relationer
    ovrigt|3|32410|591|5|tillfälliga boenden
    """

  /// Area, line, weight, responsibility, account, service area, activity, counterparty, series, rhythm, text.
  private static let table = """
    ekb|intakter|60|31410|3510|581||840|K|jämn|Schablonersättning ensamkommande
    ekb|intakter|25|31420|3511|582||840|K|kvartal|Återsökning stödboende
    ekb|intakter|15|31420|3511|583||840|K|kvartal|Återsökning familjehem
    ekb|lokalhyror|64|31410|6010|581||120|H|jämn|Hyra HVB-boende
    ekb|lokalhyror|36|31420|6020|582||810|H|jämn|Hyra lägenheter stödboende
    ekb|kop-av-tjanster|55|31420|4647|582||810|F|ojämn|Köpt stödboende
    ekb|kop-av-tjanster|30|31420|4643|583||810|F|ojämn|Konsulentstött familjehem
    ekb|kop-av-tjanster|15|31410|4641|581||810|F|ojämn|HVB-plats
    ekb|ovriga|40|31410|4010|581||810|F|ojämn|Livsmedel boende
    ekb|ovriga|20|31410|6420|581||810|F|ojämn|Förbrukningsmaterial
    ekb|ovriga|40|31420|4520|582||890|U|ojämn|Bidrag till ungdomar
    familjehem|intakter|70|31210|3120|531||890|K|jämn|Egenavgifter placerade barn
    familjehem|intakter|30|31210|3610|531||850|K|ojämn|Ersättning från annan kommun
    familjehem|personal|47|31210|5210|531|||L|jämn|Arvoden familjehem
    familjehem|personal|9|31210|5220|531|||L|ojämn|Arvoden jourhem
    familjehem|personal|26|31210|5520|531|||L|jämn|Omkostnadsersättning familjehem
    familjehem|personal|18|31210|5621|531|||L|jämn|Arbetsgivaravgifter uppdragstagare
    familjehem|kop-av-tjanster|72|31210|4643|531||810|F|ojämn|Konsulentstött familjehem
    familjehem|kop-av-tjanster|28|31210|4641|532|71|810|F|ojämn|Tillfällig HVB-placering
    familjehem|ovriga|60|31210|6910|531||810|F|ojämn|Umgängesresor
    familjehem|ovriga|40|31210|4520|531||890|U|ojämn|Utrustning vid placering
    socialpsykiatri|intakter|72|33110|3610|571||110|K|kvartal|Ersättning från vård- och omsorgsnämnden
    socialpsykiatri|intakter|15|33210|3410|571||890|K|jämn|Hyror gruppboende
    socialpsykiatri|intakter|13|33220|3410|571||890|K|jämn|Hyror gruppboende
    socialpsykiatri|lokalhyror|44|33210|6010|571||120|H|jämn|Hyra gruppboende
    socialpsykiatri|lokalhyror|38|33220|6010|571||120|H|jämn|Hyra gruppboende
    socialpsykiatri|lokalhyror|18|33310|6010|572||120|H|jämn|Hyra sysselsättningslokal
    socialpsykiatri|kop-av-tjanster|62|33110|4646|574||810|F|ojämn|Köpt boendeplats
    socialpsykiatri|kop-av-tjanster|14|33110|4646|574||850|F|ojämn|Boendeplats i annan kommun
    socialpsykiatri|kop-av-tjanster|24|33110|4610|572||110|F|jämn|Daglig sysselsättning, vård- och omsorgsnämnden
    socialpsykiatri|ovriga|35|33210|4010|571||810|F|ojämn|Livsmedel gruppboende
    socialpsykiatri|ovriga|35|33220|4010|571||810|F|ojämn|Livsmedel gruppboende
    socialpsykiatri|ovriga|30|33310|6420|572||810|F|ojämn|Material sysselsättning
    forsorjningsstod|ovriga|86|32110|4510|561||890|U|stigande|Försörjningsstöd
    forsorjningsstod|ovriga|14|32110|4520|561||890|U|ojämn|Livsföring i övrigt
    konsulter-bou|kop-av-tjanster|70|31120|4690|520||810|F|ojämn|Inhyrda socialsekreterare
    konsulter-bou|kop-av-tjanster|30|31110|4690|520||810|F|ojämn|Inhyrda socialsekreterare
    missbruk|kop-av-tjanster|62|32210|4644|541||810|F|ojämn|Behandlingshem vuxna
    missbruk|kop-av-tjanster|22|32210|4642|541||840|F|ojämn|LVM-vård
    missbruk|kop-av-tjanster|16|32210|4644|541||820|F|ojämn|Behandlingshem vuxna
    vardplatser-bou|kop-av-tjanster|63|31120|4641|532|70|810|F|ojämn|HVB-placering
    vardplatser-bou|kop-av-tjanster|25|31120|4642|532|70|840|F|ojämn|LVU-vård
    vardplatser-bou|kop-av-tjanster|12|31120|4641|532|70|850|F|ojämn|HVB i annan kommun
    vinr|kop-av-tjanster|65|32310|4645|550||810|F|ojämn|Skyddat boende
    vinr|kop-av-tjanster|35|32310|4645|550||820|F|ojämn|Plats i kvinnojour
    oppna-bou|intakter|100|31310|3520|533||840|K|kvartal|Statsbidrag öppenvård
    oppna-bou|lokalhyror|100|31310|6010|533||120|H|jämn|Hyra familjecenter
    oppna-bou|kop-av-tjanster|100|31310|7410|533||810|F|ojämn|Handledning
    oppna-bou|ovriga|60|31310|6420|533||810|F|ojämn|Förbrukningsmaterial
    oppna-bou|ovriga|40|31320|7610|533||810|F|ojämn|Metodutbildning
    ovrigt|intakter|34|32410|3410|591||890|K|jämn|Hyror tillfälliga boenden
    ovrigt|intakter|26|30220|3520|510||840|K|kvartal|Statsbidrag utveckling
    ovrigt|intakter|22|32110|3990|560||890|K|ojämn|Återbetalt ekonomiskt bistånd
    ovrigt|intakter|18|32210|3120|542||890|K|ojämn|Egenavgifter boende
    ovrigt|personal|2|30100|5010|500|||L|jämn|Arvoden förtroendevalda
    ovrigt|lokalhyror|58|32410|6020|591||810|H|jämn|Hyra tillfälliga boenden
    ovrigt|lokalhyror|24|31120|6010|520||120|H|jämn|Hyra kontor
    ovrigt|lokalhyror|18|32110|6010|560||120|H|jämn|Hyra kontor
    ovrigt|kop-av-tjanster|58|32210|4648|542||810|F|ojämn|Stödboende vuxna
    ovrigt|kop-av-tjanster|24|30210|7410|510||810|F|ojämn|Konsulttjänster
    ovrigt|kop-av-tjanster|18|31120|7430|520||810|F|ojämn|Tolktjänster
    ovrigt|ovriga|20|30210|6410|510||810|F|ojämn|Inventarier
    ovrigt|ovriga|10|30210|6510|510||810|F|ojämn|Kontorsmaterial
    ovrigt|ovriga|14|30210|6810|510||810|F|jämn|Telefoni och data
    ovrigt|ovriga|12|30220|7610|510||810|F|ojämn|Utbildning
    ovrigt|ovriga|10|30110|4530|510||820|U|kvartal|Föreningsbidrag
    ovrigt|ovriga|16|32410|6110|591||810|F|ojämn|El och reparationer
    ovrigt|ovriga|12|31120|7010|520||810|F|ojämn|Resor i tjänsten
    ovrigt|ovriga|6|32310|6420|550||810|F|ojämn|Förbrukningsmaterial
    """

  private static let staff: [ExampleCoding] = staffTable.split(separator: "\n").flatMap { row in
    let fields = row.split(separator: "|").map(String.init)
    guard fields.count == 6, let area = Area(rawValue: fields[0]), let weight = Int64(fields[1]),
      let hourly = Int64(fields[4])
    else { preconditionFailure("The staff table has a row that is not understood: \(row)") }
    // Of a hundred kronor for staff some 72 are pay, 23 employer's contributions and 5 pensions.
    let parts = [
      ("5110", 72 - hourly, "Månadslön"), ("5120", hourly, "Timlön"), ("5610", 23, "Arbetsgivaravgifter"),
      ("5710", 5, "Pensioner"),
    ]
    return parts.filter { $0.1 > 0 }.map { account, share, word in
      ExampleCoding(
        area: area, line: .staff, weight: weight * share, account: account, responsibility: fields[2],
        serviceArea: fields[3], series: .payroll, rhythm: account == "5120" ? .uneven : .even,
        text: word + " " + fields[5])
    }
  }

  private static let others: [ExampleCoding] = table.split(separator: "\n").map { row in
    let fields = row.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    guard fields.count == 11, let area = Area(rawValue: fields[0]), let line = StatementLine(rawValue: fields[1]),
      let weight = Int64(fields[2]), let series = ExampleCoding.Series(rawValue: fields[8]),
      let rhythm = ExampleCoding.Rhythm(rawValue: fields[9])
    else { preconditionFailure("The table of codings has a row that is not understood: \(row)") }
    // The weights of staff are hundredfold.
    return ExampleCoding(
      area: area, line: line, weight: line == .staff && area == .remainder ? weight * 100 : weight,
      account: fields[4], responsibility: fields[3], serviceArea: fields[5], activity: fields[6],
      counterparty: fields[7], series: series, rhythm: rhythm, text: fields[10])
  }
}
