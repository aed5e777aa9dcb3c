/// A sheet as a ledger system exports it, and what it comes to.
struct UglySheet: CustomStringConvertible, Sendable {
  let name: String
  let cells: String
  let amounts: [String]
  /// The months that it speaks for.
  let period: String
  /// How many sums are proved, rows and columns.
  var proved = 0

  var description: String { name }

  static let all = plain + systems + outlines + spellings
}

extension UglySheet {
  /// Titles, sums and months in every place.
  static let plain: [UglySheet] = [
    UglySheet(
      name: "months with a year in the title, sums and a sum column",
      cells: """
        Utfall per månad 2019
        Ansvar: 302*
        Belopp i kr

        Konto|Kontonamn|Ansvar|Jan|Feb|Mar|Apr|Totalt
        3510|Statsbidrag|302|-1000|-1000.50|-1000|-1000|-4000.50
        5110|Månadslön|302|500|500|500|500|2000
        Summa||| -500|-500.50|-500|-500|-2000.50
        """,
      amounts: [
        "2019-01 3510 an:302 = -100000", "2019-01 5110 an:302 = 50000", "2019-02 3510 an:302 = -100050",
        "2019-02 5110 an:302 = 50000", "2019-03 3510 an:302 = -100000", "2019-03 5110 an:302 = 50000",
        "2019-04 3510 an:302 = -100000", "2019-04 5110 an:302 = 50000",
      ], period: "2019-01..2019-04", proved: 2),
    UglySheet(
      name: "a year over the months",
      cells: """
        ||2019||
        Kto|Kst|jan|feb|mars
        5110|30210|100|200|
        5610|30210|31.42|62.84|0
        """,
      amounts: [
        "2019-01 5110 an:30210 = 10000", "2019-01 5610 an:30210 = 3142", "2019-02 5110 an:30210 = 20000",
        "2019-02 5610 an:30210 = 6284",
      ], period: "2019-01..2019-02"),
    UglySheet(
      name: "actuals beside budget for each month",
      cells: """
        |Utfall|Utfall|Budget|Budget|Avvikelse
        Konto|201901|201902|201901|201902|
        5110|100|200|110|210|20
        Totalsumma|100|200|110|210|20
        """,
      amounts: ["2019-01 5110 = 10000", "2019-02 5110 = 20000"], period: "2019-01..2019-02", proved: 1),
    UglySheet(
      name: "months over actual and budget",
      cells: """
        |Januari 2019||Februari 2019|
        Konto|Utfall|Budget|Utfall|Budget
        5110|100|110|200|210
        """,
      amounts: ["2019-01 5110 = 10000", "2019-02 5110 = 20000"], period: "2019-01..2019-02"),
    UglySheet(
      name: "twelve months of which the last are empty, in thousands",
      cells: """
        Resultatrapport tkr
        År: 2019
        Konto|Vht|01|02|03|04|05|06|07|08|09|10|11|12|Ack
        5110|510|1.5|2|0|0|0|0|0|0|0|0|0|0|3.5
        4641|531|10|-1|0|0|0|0|0|0|0|0|0|0|9
        """,
      amounts: [
        "2019-01 4641 ve:531 = 1000000", "2019-01 5110 ve:510 = 150000", "2019-02 4641 ve:531 = -100000",
        "2019-02 5110 ve:510 = 200000",
      ], period: "2019-01..2019-02", proved: 1),
    UglySheet(
      name: "a period column with page breaks and subtotals",
      cells: """
        Huvudbok|||Sida 1 av 2
        Utskriven 2019-05-06
        Konto|Ansvar|Period|Belopp
        5110|302|201903|100
        5110|303|201904|200
        Summa 5110|||300
        Huvudbok|||Sida 2 av 2
        Utskriven 2019-05-06
        Konto|Ansvar|Period|Belopp
        5610|302|201904|50
        Summa 5610|||50
        Totalt|||350
        Antal rader|||3
        """,
      amounts: [
        "2019-03 5110 an:302 = 10000", "2019-04 5110 an:303 = 20000", "2019-04 5610 an:302 = 5000",
      ], period: "2019-03..2019-04", proved: 3),
    UglySheet(
      name: "opening and closing periods as columns",
      cells: """
        Konto|P00 2018|P12 2018|P13 2018
        5110|1|100|-5
        """,
      amounts: ["2018-01 opening 5110 = 100", "2018-12 5110 = 10000", "2018-12 closing 5110 = -500"],
      period: "2018"),
    UglySheet(
      name: "days as headings",
      cells: """
        Konto|2019-01-01|2019-02-01
        =05110|100|200
        """,
      amounts: ["2019-01 05110 = 10000", "2019-02 05110 = 20000"], period: "2019-01..2019-02"),
  ]

  /// As the systems call their columns.
  static let systems: [UglySheet] = [
    UglySheet(
      name: "a voucher list with debit and credit",
      cells: """
        Verifikationslista
        Period: 201904 - 201904
        Ver.typ|Ver.nr|Ver.datum|Konto|Konto (T)|Ansv|Ansv (T)|Text|Leverantör|Debet|Kredit
        LF|1001|2019-04-02|4641|HVB-vård|31410|Barn|Faktura|Vården AB|1000|
        LF|1001|2019-04-02|2440|Leverantörsskulder|||Faktura|Vården AB||1000
        Summa|||||||||1000|1000
        """,
      amounts: ["2019-04 2440 = -100000", "2019-04 4641 an:31410 = 100000"], period: "2019-04", proved: 1),
    UglySheet(
      name: "a flag for debit and credit",
      cells: """
        Period|Konto|Belopp|D/K
        201904|5110|100|D
        201904|3510|=40,00|K
        """,
      amounts: ["2019-04 3510 = -4000", "2019-04 5110 = 10000"], period: "2019-04"),
    UglySheet(
      name: "year and month in two columns",
      cells: """
        År|Månad|Konto|Kostnadsställe|Projekt|Motpart|Utfall
        2019|3|5110|302|71|840|100
        2019|april|5110|302|||200
        """,
      amounts: ["2019-03 5110 an:302 pr:71 mo:840 = 10000", "2019-04 5110 an:302 = 20000"],
      period: "2019-03..2019-04"),
    UglySheet(
      name: "a whole code string",
      cells: """
        Kodsträng (Ansvar-Konto-Verksamhet)|1901|1902
        302-5110-510|100|200
        303-5110-|50|
        """,
      amounts: [
        "2019-01 5110 an:302 ve:510 = 10000", "2019-01 5110 an:303 = 5000", "2019-02 5110 an:302 ve:510 = 20000",
      ], period: "2019-01..2019-02"),
    UglySheet(
      name: "a code string in the usual order",
      cells: """
        Kontering|Period|Belopp
        5110.302.510.11.71|201901|100
        """,
      amounts: ["2019-01 5110 an:302 ve:510 ak:11 pr:71 = 10000"], period: "2019-01"),
    UglySheet(
      name: "codes with their names in one cell",
      cells: """
        Konto|Ansvar|Verksamhet|jan 2019
        5110 Månadslön|302 - Stab|510, Ledning|100
        5610-Arbetsgivaravgifter|302-1|'510|31
        """,
      amounts: ["2019-01 5110 an:302 ve:510 = 10000", "2019-01 5610 an:302-1 ve:510 = 3100"], period: "2019-01"),
    UglySheet(
      name: "a single month told by the title",
      cells: """
        Resultat per konto
        Period: 201904
        Konto|Benämning|Utfall|Budget|Avvikelse|%
        5110|Månadslön|100|90|-10|111
        """,
      amounts: ["2019-04 5110 = 10000"], period: "2019-04"),
    UglySheet(
      name: "the report's sign",
      cells: """
        Konto|jan-19|feb-19
        3510|1 000,00|1 000,00
        5110|700,00-|(700,00)
        """,
      amounts: [
        "2019-01 3510 = -100000", "2019-01 5110 = 70000", "2019-02 3510 = -100000", "2019-02 5110 = 70000",
      ], period: "2019-01..2019-02"),
    UglySheet(
      name: "English headings",
      cells: """
        Account|Cost center|Period|Voucher no|Description|Amount
        5110|302|2019-04|7|Pay|100.10
        """,
      amounts: ["2019-04 5110 an:302 = 10010"], period: "2019-04"),
  ]
}
