import XML

/// Reads the XML formats of SIE 5 — the full `Sie` and the `SieEntry` for import — into the same values as the older
/// formats.
///
/// Subdivided accounts (customer and supplier invoices, fixed assets), documents and signatures have no counterpart
/// among those values and are passed over.
/// **Source** SIE 5 schema, http://www.sie.se/sie5.xsd.
struct SIE5Reader {
  var xml: XMLReader
  var file = SIEFile()
  var interner = CodingInterner()

  static func read(_ bytes: UnsafeRawBufferPointer) -> SIEFile {
    do {
      var reader = SIE5Reader(xml: try XMLReader([UInt8](bytes)))
      reader.file.byteCount = bytes.count
      return reader.readDocument()
    } catch {
      var file = SIEFile()
      file.byteCount = bytes.count
      file.problems.add(.badXML(error.reason), line: error.line, column: error.column)
      return file
    }
  }

  private mutating func readDocument() -> SIEFile {
    file.encoding = .utf8
    file.header.typeNumber = 5
    do {
      guard let root = try nextStart(), root.localName == "Sie" || root.localName == "SieEntry" else {
        file.header.typeNumber = nil
        file.problems.add(.notSIE(.otherXML), line: 1)
        return file
      }
      file.header.isEntry = root.localName == "SieEntry"
      try readSections()
      // The rest of the document must be well-formed, too.
      while try xml.next() != nil {}
    } catch {
      file.problems.add(.badXML(error.reason), line: error.line, column: error.column)
    }
    file.codings = interner.table
    return file
  }

  private mutating func readSections() throws(XMLProblem) {
    while let section = try nextStart() {
      switch section.localName {
      case "FileInfo": try readFileInfo()
      case "Accounts": try readAccounts()
      case "Dimensions": try readDimensions()
      case "Journal": try readJournal(section)
      default: try xml.skipElement()
      }
    }
  }

  /// The next element within the one that is open, or nil at its end.
  mutating func nextStart() throws(XMLProblem) -> XMLTag? {
    while let event = try xml.next() {
      switch event {
      case .start(let element):
        file.labelCounts.count(unknown: String(element.localName))
        return element
      case .end: return nil
      case .text: continue
      }
    }
    return nil
  }

  mutating func note(_ finding: Finding, severity: SIEProblem.Severity? = nil) {
    let line = xml.line()
    if (severity ?? finding.code.usualSeverity) == .error { file.lineFaults.add(finding.code, line: line) }
    file.problems.add(finding, severity: severity, line: line)
  }

  private mutating func readFileInfo() throws(XMLProblem) {
    while let element = try nextStart() {
      switch element.localName {
      case "SoftwareProduct":
        file.header.program = element["name"] ?? ""
        file.header.programVersion = element["version"] ?? ""
      case "FileCreation":
        file.header.generatedOn = readDate(element["time"].map { String($0.prefix(10)) })
        file.header.generatedBy = element["by"] ?? ""
      case "Company":
        file.header.organisationNumber = element["organizationId"]
        file.header.companyName = element["name"] ?? ""
        file.header.companyID = element["clientId"]
      case "FiscalYears":
        try readFiscalYears()
        continue
      case "AccountingCurrency": file.header.currency = element["currency"]
      default: break
      }
      try xml.skipElement()
    }
  }

  /// Reads the years; the primary one is year 0, and the others are counted from it in the order of time.
  private mutating func readFiscalYears() throws(XMLProblem) {
    var years: [(first: SIEDate, last: SIEDate, isPrimary: Bool)] = []
    while let element = try nextStart() {
      if let first = readMonth(element["start"]), let last = readMonth(element["end"]) {
        let length = SIEDate.lengthOfMonth(year: last / 100, month: last % 100)
        years.append(
          (
            SIEDate(unchecked: first * 100 + 1), SIEDate(unchecked: last * 100 + length),
            element["primary"] == "true" || element["primary"] == "1"
          ))
      }
      try xml.skipElement()
    }
    years.sort { $0.first < $1.first }
    guard let primary = years.firstIndex(where: \.isPrimary) ?? years.indices.last else { return }
    file.header.fiscalYears = years.enumerated().map { index, year in
      SIEFiscalYear(index: index - primary, first: year.first, last: year.last)
    }
  }

  private mutating func readDimensions() throws(XMLProblem) {
    while let element = try nextStart() {
      guard let number = readNumber(element["id"]) else {
        try xml.skipElement()
        continue
      }
      file.dimensions.append(
        SIEDimension(number: number, name: element["name"] ?? "", parent: nil, line: xml.line()))
      while let object = try nextStart() {
        file.objects.append(
          SIEObject(
            dimension: number, code: object["id"] ?? "", name: object["name"] ?? "", line: xml.line()))
        try xml.skipElement()
      }
    }
  }
}

extension XMLProblem {
  /// What is wrong, in Swedish, as the end of a sentence.
  var reason: String {
    switch kind {
    case .unexpectedEnd: "den slutar mitt i ett element"
    case .unexpectedCharacter: "ett otillåtet tecken på rad \(line)"
    case .mismatchedEnd(let expected, let found): "elementet \(expected) avslutas som \(found)"
    case .unknownReference(let name): "okänd teckenreferens \(name)"
    case .duplicateAttribute(let name): "attributet \(name) står två gånger"
    case .documentType: "en dokumenttypsdeklaration tillåts inte"
    case .tooDeep: "elementen är nästlade för djupt"
    case .notUTF8: "texten är inte UTF-8"
    case .unknownEncoding(let name): "teckenkodningen \(name) stöds inte"
    case .contentOutsideRoot: "innehåll utanför rotelementet"
    case .noElement: "den saknar innehåll"
    }
  }
}
