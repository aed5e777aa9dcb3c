/// The occasions of follow-up of 2019 as files: as planned, and as decided.
enum Occasions {
  private static let columns = ["period", "slag", "diarienummer", "beslutas av", "sammanträde", "paragraf"]

  static let planned = CSVText(
    columns,
    table: """
      2019-03|Månadsuppföljning|SN 2019/0041|Socialnämnden|2019-04-23|
      2019-04|Vårbokslut|SN 2019/0056|Socialnämnden|2019-05-21|
      """)

  static let decided = CSVText(
    columns,
    table: """
      2019-03|Månadsuppföljning|SN 2019/0041|Socialnämnden|2019-04-23|§ 38
      2019-04|Vårbokslut|SN 2019/0056|Socialnämnden|2019-05-21|§ 52
      """)
}
