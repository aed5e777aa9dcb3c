/// The adjustments and the forecast's assumptions of April 2019 as files; kronor, what improves the result is positive.
enum ClosingFiles {
  private static let months = [
    "jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec",
  ]

  /// The columns of a file of adjustments.
  static let adjustmentColumns =
    [
      "id", "namn", "slag", "år", "rad", "område", "enhet", "form", "ingående", "belopp", "från", "till", "bokförd",
      "i periodbudget", "ursprungsår", "beslut", "grund",
    ] + months

  /// What the result of April 2019 has to be read with, and what makes 2018 comparable.
  ///
  /// The amounts are those that the published report tells of; lines, months and how the moved unit's net cost lies on
  /// lines are invented. The holiday pay is what stands on account 2920, the write-down what was posted in March.
  static let adjustments = CSVText(
    adjustmentColumns,
    table: """
      semesterloner-2019|Upplupna semesterlöner|semesterlöneskuld|2019|personal|||skuld|||||ja|nej|||\
      Semester tjänas in under våren och tas ut till sommaren. Skulden jämnas ut under året.|\
      575250|1150500|1725750|2301000
      loner-2019|Upplupna löner|upplupna löner|2019|personal|||skuld|||||ja|nej|||\
      Intjänade löner som inte är utbetalda bokförs från i år varje månad och inte bara i årsbokslutet.|\
      1268000|1274000|1291000|1300000
      nedskrivning-2018|Nedskrivning av fordringar på staten|nedskrivning|2019|intakter|ekb|E240||\
      |-2800000|2019-03|2019-03|ja|nej|2018||\
      En ny genomgång visar att fordringar som bokades upp 2018 knappast blir betalda.
      loner-2018|Upplupna löner efter 2019 års princip|ändrad princip|2018|personal|||skuld||||||||\
      |I april 2018 var upplupna löner inte bokförda. Beloppet antas vara lika stort som i år.|\
      1268000|1274000|1291000|1300000||||||||0
      ame-2018|Arbetsmarknadsenheten|flyttad enhet|2018|kommunbidrag||||\
      |-11054000||||||KF 2018-11-21 § 164|Enheten hör från 2019 till en annan nämnd.
      ame-2018||||intakter|||||-2140000
      ame-2018||||personal|||||7610000
      ame-2018||||lokalhyror|||||1392000
      ame-2018||||kop-av-tjanster|||||410000
      ame-2018||||ovriga|||||840000
      """)

  /// What the forecast after April counts on, and what it leaves out.
  static let assumptions = CSVText(
    ["id", "namn", "år", "belopp", "ingår", "rad", "område", "enhet", "beslut", "grund"],
    table: """
      handlingsplan-2019|Handlingsplan för lägre kostnader|2019|8325000|ja||||SN 2019-04-23 § 39|\
      Nämnden har beslutat om åtgärderna. Årets del av effekten är inräknad i enheternas prognoser.
      ekb-tillskott|Del av det tillfälliga kommunbidraget som inte används|2019|4000000|ja||ekb|E240|\
      KF 2018-11-21 § 164|\
      Av 8 000 tkr för 2019 väntas hälften bli kvar. Tillskottet upphör 2020.
      flyktingfond|Medel sökta ur kommunens flyktingfond|2019|5973000|nej||ekb|E240||\
      Fullmäktige prövar ansökan i maj. Pengar som inte är beviljade räknas inte.
      """)
}
