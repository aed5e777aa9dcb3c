extension RecordReader {
  mutating func readHeader(_ label: Label) {
    switch label {
    case .flag: file.header.flag = string(0)
    case .program:
      file.header.program = string(0)
      file.header.programVersion = joinedRest(from: 1)
    case .format: file.header.format = string(0)
    case .generated:
      file.header.generatedOn = readDate(0, severity: .warning)
      file.header.generatedBy = string(1)
    case .type: readType()
    case .comment: file.header.comments.append(string(0))
    case .companyType: file.header.companyType = string(0)
    case .companyID: file.header.companyID = string(0)
    case .organisationNumber:
      file.header.organisationNumber = string(0)
      file.header.acquisitionNumber = optionalString(1)
      file.header.activityNumber = optionalString(2)
    case .businessCode: file.header.businessCode = string(0)
    case .address: file.header.address = fields.map { string($0) }
    case .companyName: file.header.companyName = string(0)
    case .fiscalYear: readFiscalYear()
    case .taxYear: file.header.taxYear = string(0)
    case .coversUntil: file.header.coversUntil = readDate(0, severity: .warning)
    case .chartType: file.header.chartType = string(0)
    case .currency: file.header.currency = string(0)
    default: break
    }
  }

  /// Some programs write their version in several fields; nothing of it is lost.
  private func joinedRest(from index: Int) -> String {
    fields.dropFirst(index).map { string($0) }.joined(separator: " ")
  }

  private mutating func readType() {
    // Some programs write 4E or 4I; the content tells the two apart anyway.
    guard let number = Int(string(0).prefix(1)), (1...4).contains(number), string(0).utf8.count <= 2 else {
      note(.missingType, at: fields.first?.start ?? position)
      return
    }
    file.header.typeNumber = number
  }

  private mutating func readFiscalYear() {
    guard let index = readInt(0, .fiscalYear, named: "årsnummer") else { return }
    let first = readDate(1)
    let last = readDate(2)
    guard yearsSeen.insert(index).inserted else {
      note(.duplicate("Räkenskapsår \(index)"), at: fields[0].start)
      return
    }
    // A year without its days is written by programs that know of none; missingYear tells what cannot be checked.
    guard first.isGiven, last.isGiven else { return }
    file.header.fiscalYears.append(SIEFiscalYear(index: index, first: first, last: last))
  }

  mutating func readChecksum() {
    if fields.isEmpty {
      guard checksumStart == nil else { return }
      checksumStart = position
      checksumLine = line
      return
    }
    guard let start = checksumStart, file.checksum == nil else { return }
    var content = ChecksumReader(view)
    let actual = content.checksum(of: start..<max(start, lineStart))
    let text = string(0)
    // Programs write the number unsigned or, more rarely, as a signed 32-bit integer.
    let expected = UInt32(text) ?? Int32(text).map { UInt32(bitPattern: $0) }
    file.checksum = SIEChecksum(expected: expected, actual: actual)
    guard let expected else {
      note(.badNumber(.checksum, text), at: fields[0].start)
      return
    }
    guard expected != actual else { return }
    if file.encoding == .cp437 {
      note(.wrongChecksum(expected: expected, actual: actual), at: fields[0].start)
    } else {
      note(.uncheckedChecksum, at: fields[0].start)
    }
  }
}
