import XML

/// The words of a workbook that is being written, each kept once.
struct WorkbookStrings {
  /// Whether they stand apart from the cells.
  let areShared: Bool
  private var strings: [String] = []
  private var places: [String: Int] = [:]

  init(areShared: Bool) { self.areShared = areShared }

  /// Where the words stand among the others.
  mutating func place(of text: String) -> Int {
    if let place = places[text] { return place }
    places[text] = strings.count
    strings.append(text)
    return strings.count - 1
  }

  /// The part that holds them.
  var part: [UInt8] {
    var xml = XMLWriter()
    xml.start("sst", [("xmlns", WorkbookWriter.main), ("uniqueCount", String(strings.count))])
    var bytes = xml.bytes
    guard !strings.isEmpty else { return bytes + Array("/>".utf8) }
    bytes.append(UInt8(ascii: ">"))
    for text in strings {
      WorkbookText.put("<si>", to: &bytes)
      WorkbookText.appendElement(text, to: &bytes)
      WorkbookText.put("</si>", to: &bytes)
    }
    return bytes + Array("</sst>".utf8)
  }
}
