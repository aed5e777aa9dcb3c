/// A line of the statement *drift* that is filled from postings, by its id in statements.csv.
enum StatementLine: String, CaseIterable {
  case revenue = "intakter"
  case staff = "personal"
  case premises = "lokalhyror"
  case purchased = "kop-av-tjanster"
  case other = "ovriga"
}
