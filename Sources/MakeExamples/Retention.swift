/// The example's plan of what is disposed of and when. The municipality decides its own.
enum Retention {
  static let plan = CSVText(
    ["id", "gäller", "år", "månader", "räknas från", "stöd", "gäller från", "beslut"],
    table: """
      filer|källfiler|7||räkenskapsårets slut|LKBR (2018:597) 3 kap. 13 §|2019-01-01
      texter|verifikationstexter|7||räkenskapsårets slut|LKBR (2018:597) 3 kap. 13 §|2019-01-01
      rader|verifikationsrader|7||räkenskapsårets slut|LKBR (2018:597) 3 kap. 13 §|2019-01-01
      kommentarer|kommentarer|2||uppföljningen|Dataskyddsförordningen art. 5.1 e|2019-01-01
      utkast|prognosutkast||3|uppföljningen|Dataskyddsförordningen art. 5.1 e|2019-01-01
      mallar|ersatta mallar|2||senaste ändring|Dataskyddsförordningen art. 5.1 e|2019-01-01
      """)
}
