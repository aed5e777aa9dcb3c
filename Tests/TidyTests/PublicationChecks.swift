/// What must not be in a public repository.
enum PublicationChecks {
  static let largestFile = 500_000
  /// Numbers that the Tax Agency or long use has set aside for examples.
  static let testNumbers: Set = ["1212121212"]

  static func largeFile(_ file: SourceFile) -> [Finding] {
    guard file.byteCount > largestFile else { return [] }
    return [file.finding(1, "\(file.byteCount) bytes; at most \(largestFile). Generate it, or keep its digest.")]
  }

  static func pinnedPackages(_ file: SourceFile) -> [Finding] {
    guard file.name == "Package.resolved" else { return [] }
    return [file.finding(1, "Package.resolved is not kept: a library's users resolve versions themselves.")]
  }

  static func scriptsThatDoNotRun(_ file: SourceFile) -> [Finding] {
    let isScript = file.path.hasPrefix("scripts/") || file.path.hasPrefix(".ci/")
    let hasInterpreter = file.text.hasPrefix("#!")
    if hasInterpreter, !file.isExecutable { return [file.finding(1, "not executable: chmod +x \(file.path).")] }
    // A script may bring data and Swift sources beside it.
    let isProgram = !file.name.contains(".")
    guard isScript, isProgram, !hasInterpreter else { return [] }
    return [file.finding(1, "a script without #!: name its interpreter in the first line.")]
  }

  /// Paths of the machine it was written on; folders for passing files are left to tests and scripts.
  static func machinePaths(_ file: SourceFile) -> [Finding] {
    var roots = ["work", "root", "farm", "home", "Users"]
    let mayUseTemporary = ["Tests/", "scripts/", ".ci/", "Benchmarks/"].contains { file.path.hasPrefix($0) }
    if !mayUseTemporary { roots.append("tmp") }
    var findings: [Finding] = []
    for (index, line) in file.lines.enumerated() where line.utf8.contains(UInt8(ascii: "/")) {
      guard let root = machineRoot(in: Array(line.utf8), roots: roots) else { continue }
      findings.append(file.finding(index + 1, "the path /\(root)/… is of one machine: build it from a known folder."))
    }
    return findings
  }

  private static func machineRoot(in bytes: [UInt8], roots: [String]) -> String? {
    for index in bytes.indices where bytes[index] == UInt8(ascii: "/") {
      // A path begins here unless something that could be a part of a path or an address stands before it.
      if index > 0, isPathPart(bytes[index - 1]) { continue }
      let name = bytes[(index + 1)...].prefix { $0 != UInt8(ascii: "/") && isPathPart($0) }
      let after = index + 1 + name.count
      guard after < bytes.count, bytes[after] == UInt8(ascii: "/"), after + 1 < bytes.count,
        isPathPart(bytes[after + 1])
      else { continue }
      let text = String(decoding: name, as: UTF8.self)
      if roots.contains(text) { return text }
    }
    return nil
  }

  private static func isPathPart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"): true
    case UInt8(ascii: "/"), UInt8(ascii: "}"), UInt8(ascii: ")"), 0x80...0xFF: true
    default: false
    }
  }

  /// Numbers that could be a living person's: a valid date and a right control digit.
  static func personalNumbers(_ file: SourceFile) -> [Finding] {
    var findings: [Finding] = []
    for (index, line) in file.lines.enumerated() {
      for number in numbers(in: Array(line.utf8)) where isPersonal(number) {
        findings.append(
          file.finding(index + 1, "this can be a real person's identity number: use a test number of the Tax Agency."))
      }
    }
    return findings
  }

  /// The ten or twelve digits of each text like `yymmdd-nnnn`, `yyyymmdd-nnnn` or `yyyymmddnnnn`.
  private static func numbers(in bytes: [UInt8]) -> [[UInt8]] {
    var found: [[UInt8]] = []
    var index = 0
    while index < bytes.count {
      guard isDigit(bytes[index]) else {
        index += 1
        continue
      }
      let first = Array(bytes[index...].prefix(while: isDigit))
      let isInsideWord = index > 0 && isWordPart(bytes[index - 1])
      index += first.count
      if isInsideWord { continue }
      if first.count == 12, index == bytes.count || !isWordPart(bytes[index]),
        first.starts(with: [0x31, 0x39])
          || first.starts(with: [0x32, 0x30])
      {
        found.append(first.map { $0 - 0x30 })
      }
      guard first.count == 6 || first.count == 8, index < bytes.count,
        bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+")
      else { continue }
      let last = Array(bytes[(index + 1)...].prefix(while: isDigit))
      let end = index + 1 + last.count
      if last.count == 4, end == bytes.count || !isWordPart(bytes[end]) {
        found.append((first + last).map { $0 - 0x30 })
      }
    }
    return found
  }

  private static func isPersonal(_ digits: [UInt8]) -> Bool {
    let ten = Array(digits.suffix(10))
    let month = ten[2] * 10 + ten[3]
    let day = ten[4] * 10 + ten[5]
    // Sixty is added to the day in a coordination number. An organisation number has at least 20 for a month.
    guard (1...12).contains(month), (1...31).contains(day) || (61...91).contains(day), passesLuhn(ten) else {
      return false
    }
    return !testNumbers.contains(ten.map(String.init).joined())
  }

  private static func passesLuhn(_ digits: [UInt8]) -> Bool {
    var sum = 0
    for (index, digit) in digits.enumerated() {
      let product = Int(digit) * (index.isMultiple(of: 2) ? 2 : 1)
      sum += product > 9 ? product - 9 : product
    }
    return sum.isMultiple(of: 10)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isWordPart(_ byte: UInt8) -> Bool {
    isDigit(byte)
      || isPathPart(byte) && byte != UInt8(ascii: "}") && byte != UInt8(ascii: ")")
        && byte != UInt8(ascii: "/") && byte != UInt8(ascii: ".")
  }
}
