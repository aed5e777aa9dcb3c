extension UglySheet {
  /// Groups, sums of groups and codes that stand once.
  static let outlines: [UglySheet] = [
    UglySheet(
      name: "a pivot table with codes that stand once",
      cells: """
        Summa av Belopp||Kolumnetiketter|
        Ansvar|Konto|201901|201902|Totalsumma
        302|5110|100|200|300
        |5610|31|62|93
        Summa 302||131|262|393
        303|5110|10|20|30
        |5610|3|6|9
        Summa 303||13|26|39
        Totalsumma||144|288|432
        """,
      amounts: [
        "2019-01 5110 an:302 = 10000", "2019-01 5110 an:303 = 1000", "2019-01 5610 an:302 = 3100",
        "2019-01 5610 an:303 = 300", "2019-02 5110 an:302 = 20000", "2019-02 5110 an:303 = 2000",
        "2019-02 5610 an:302 = 6200", "2019-02 5610 an:303 = 600",
      ], period: "2019-01..2019-02", proved: 4),
    UglySheet(
      name: "group lines that set the responsibility",
      cells: """
        Konto|Benämning|jan 2019|feb 2019
        Ansvar 302 Stab
        5110|Lön|100|200
        5610|Avgifter|31|62
        Summa ansvar||131|262
        Ansvar 303 Kansli
        5110|Lön|10|20
        Summa ansvar||10|20
        Totalt||141|282
        """,
      amounts: [
        "2019-01 5110 an:302 = 10000", "2019-01 5110 an:303 = 1000", "2019-01 5610 an:302 = 3100",
        "2019-02 5110 an:302 = 20000", "2019-02 5110 an:303 = 2000", "2019-02 5610 an:302 = 6200",
      ], period: "2019-01..2019-02", proved: 3),
    UglySheet(
      name: "sums of groups before their rows",
      cells: """
        Ansvar|Konto|jan 2019
        302||131
        |5110|100
        |5610|31
        303||10
        |5110|10
        """,
      amounts: ["2019-01 5110 an:302 = 10000", "2019-01 5110 an:303 = 1000", "2019-01 5610 an:302 = 3100"],
      period: "2019-01", proved: 2),
    UglySheet(
      name: "account groups as codes with stars",
      cells: """
        Konto|jan 2019
        3510|-500
        3*|-500
        5110|100
        5120|50
        51*|150
        5610|31
        5*|181
        Netto|-319
        """,
      amounts: ["2019-01 3510 = -50000", "2019-01 5110 = 10000", "2019-01 5120 = 5000", "2019-01 5610 = 3100"],
      period: "2019-01", proved: 4),
    UglySheet(
      name: "account groups as short codes",
      cells: """
        Konto|Benämning|jan 2019
        51|Löner|150
        5110|Månadslön|100
        5120|Timlön|50
        56|Avgifter|31
        5610|Arbetsgivaravgift|31
        """,
      amounts: ["2019-01 5110 = 10000", "2019-01 5120 = 5000", "2019-01 5610 = 3100"], period: "2019-01",
      proved: 2),
    UglySheet(
      name: "an account that is called a result",
      cells: """
        Konto|Benämning|Ansvar|dec 2018
        8999|Årets resultat|302|-100
        5110|Lön|302|100
        Summa|||0
        """,
      amounts: ["2018-12 5110 an:302 = 10000", "2018-12 8999 an:302 = -10000"], period: "2018-12", proved: 1),
    UglySheet(
      name: "revenue and costs summed at the end",
      cells: """
        Konto|jan 2019
        3510|-500
        5110|100
        Summa intäkter|-500
        Summa kostnader|100
        Resultat|-400
        """,
      amounts: ["2019-01 3510 = -50000", "2019-01 5110 = 10000"], period: "2019-01", proved: 3),
  ]

  /// Amounts and codes in odd spellings.
  static let spellings: [UglySheet] = [
    UglySheet(
      name: "points between thousands",
      cells: """
        Konto|jan 2019
        5110|1.234.567,89
        5120|=1.000
        """,
      amounts: ["2019-01 5110 = 123456789", "2019-01 5120 = 100000"], period: "2019-01"),
    UglySheet(
      name: "commas between thousands and a point before decimals",
      cells: """
        Konto|jan 2019
        5110|1,234.56
        """,
      amounts: ["2019-01 5110 = 123456"], period: "2019-01"),
    UglySheet(
      name: "hard spaces, currency and dashes for nothing",
      cells: """
        Konto|jan 2019|feb 2019
        5110|1\u{A0}234,50 kr|-
        5120|\u{2212}1\u{202F}000|7:-
        """,
      amounts: ["2019-01 5110 = 123450", "2019-01 5120 = -100000", "2019-02 5120 = 700"],
      period: "2019-01..2019-02"),
    UglySheet(
      name: "accounts as decimals and formulas of text",
      cells: """
        Konto|Ansvar|jan 2019
        =5110.0|302,00|1
        =="5120"|(tom)|2
        """,
      amounts: ["2019-01 5110 an:302 = 100", "2019-01 5120 = 200"], period: "2019-01"),
    UglySheet(
      name: "millions told by the heading",
      cells: """
        Konto|jan 2019 (mnkr)
        5110|1.25
        """,
      amounts: ["2019-01 5110 = 125000000"], period: "2019-01"),
    UglySheet(
      name: "thousands whose sums are rounded",
      cells: """
        Belopp i tkr
        Konto|jan 2019
        5110|3
        5120|4
        Summa|8
        """,
      amounts: ["2019-01 5110 = 300000", "2019-01 5120 = 400000"], period: "2019-01", proved: 1),
    UglySheet(
      name: "headings over two rows with a broken word",
      cells: """
        Konto|Kostnads-|Verk-|Utfall
        nr|ställe|samhet|2019-01
        5110|302|510|5
        """,
      amounts: ["2019-01 5110 an:302 ve:510 = 500"], period: "2019-01"),
    UglySheet(
      name: "months to date as controls",
      cells: """
        Konto|jan 2019|feb 2019|jan-feb 2019
        5110|5|6|11
        """,
      amounts: ["2019-01 5110 = 500", "2019-02 5110 = 600"], period: "2019-01..2019-02", proved: 1),
  ]
}
