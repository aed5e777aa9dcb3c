/// What ten people typed to find a figure, key by key: the last letters of each entry were typed one at a time.
enum RecordedPrefixes {
  private static let typed = [
    "p l k", "a b u", "personal prognos avv", "utfall lokaler hyror", "budget konsulter", "avvikelse köpt vård",
    "familjehem arvoden utfall",
    "försörjningsstöd prognos", "placeringar avgifter budget", "projekt bidrag föreg", "resor utbildning avv",
    "övriga ersättningar utfall", "e310 prognos", "personalenheten 3 utfall",
  ]

  /// Two hundred beginnings, each as it stood after a key.
  static var all: [String] {
    var all: [String] = []
    for text in typed { for length in 1...text.count { all.append(String(text.prefix(length))) } }
    return Array(all.prefix(200))
  }
}
