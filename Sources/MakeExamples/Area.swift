/// A follow-up area (*uppföljningsområde*) of the example, by its id in areas.csv.
enum Area: String, CaseIterable {
  case unaccompaniedMinors = "ekb"
  case fosterHomes = "familjehem"
  case socialPsychiatry = "socialpsykiatri"
  case incomeSupport = "forsorjningsstod"
  case consultants = "konsulter-bou"
  case addiction = "missbruk"
  case childPlacements = "vardplatser-bou"
  case violence = "vinr"
  case openSupport = "oppna-bou"
  /// What no other area takes; the program adds it, areas.csv does not name it.
  case remainder = "ovrigt"
}
