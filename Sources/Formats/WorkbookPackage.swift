import Kernel
import XML

/// The parts of a packed workbook and how they refer to one another.
///
/// **Source** ECMA-376 part 2, Open Packaging Conventions.
struct WorkbookPackage {
  /// One reference from a part to another.
  struct Relationship {
    let id: String
    /// The last word of the type's address: `worksheet`, `sharedStrings`. The rest differs between strict and
    /// transitional files.
    let type: String
    /// The part's name, without a slash in front; an address where the target is external.
    let target: String
    let isExternal: Bool
  }

  let archive: ZipArchive
  private var unpacker: ZipUnpacker

  init(_ bytes: [UInt8], file: String?, limit: Int = ZipUnpacker.totalLimit) throws(Problems) {
    archive = try ZipArchive(bytes, file: file)
    unpacker = ZipUnpacker(archive, totalLimit: limit)
    do {
      try archive.checkOverlaps()
    } catch {
      throw Problems([WorkbookProblem.damagedArchive(Place(file: file), detail: error.detail)])
    }
  }

  private var place: Place { Place(file: archive.file) }

  /// The name of the part as the archive spells it; nil where there is none.
  func part(_ name: String) -> String? { archive.entry(name)?.name }

  /// The part's text as UTF-8; **throws** where it is missing, damaged or too large.
  mutating func text(_ part: String) throws(Problems) -> [UInt8] { WorkbookPackage.utf8(try content(part)) }

  /// The part's bytes; **throws** where it is missing, damaged or too large.
  mutating func content(_ part: String) throws(Problems) -> [UInt8] {
    guard let entry = archive.entry(part) else { throw damaged(part, "den saknas") }
    return try unpacker.content(of: entry)
  }

  /// Runs `read` on the part and turns what is wrong with its XML into a problem with the part's name.
  mutating func read<Value>(
    _ part: String, _ read: (inout XMLScanner) throws(XMLProblem) -> Value
  ) throws(Problems) -> Value {
    var scanner = XMLScanner(try text(part))
    do {
      return try read(&scanner)
    } catch {
      throw problem(error, in: part)
    }
  }

  /// The references of the part; none where it has no list of them. The package itself is the part without a name.
  mutating func relationships(of part: String) throws(Problems) -> [Relationship] {
    let folders = part.split(separator: "/").dropLast().map(String.init)
    let own = part.split(separator: "/").last.map(String.init) ?? ""
    guard let list = self.part((folders + ["_rels", own + ".rels"]).joined(separator: "/")) else { return [] }
    return try read(list) { scanner throws(XMLProblem) in
      var found: [Relationship] = []
      while let token = try scanner.next() {
        guard token == .start, scanner.isNamed("Relationship") else { continue }
        let target = try scanner.value(of: "Target") ?? ""
        let isExternal = try scanner.value(of: "TargetMode")?.lowercased() == "external"
        let type = try scanner.value(of: "Type")?.split(separator: "/").last.map(String.init) ?? ""
        found.append(
          Relationship(
            id: try scanner.value(of: "Id") ?? "", type: type,
            target: isExternal ? target : WorkbookPackage.resolved(target, in: folders), isExternal: isExternal))
      }
      return found
    }
  }

  /// The parts that the package declares with this ending of their content type, as `sheet.main+xml`.
  mutating func parts(ofType ending: String) throws(Problems) -> [String] {
    guard let list = part("[Content_Types].xml") else { return [] }
    return try read(list) { scanner throws(XMLProblem) in
      var found: [String] = []
      while let token = try scanner.next() {
        guard token == .start, scanner.isNamed("Override"),
          try scanner.value(of: "ContentType")?.hasSuffix(ending) == true, let name = try scanner.value(of: "PartName")
        else { continue }
        found.append(WorkbookPackage.resolved(name, in: []))
      }
      return found
    }
  }

  /// A problem with the part.
  func damaged(_ part: String, _ detail: String) -> Problems {
    Problems([WorkbookProblem.damagedPart(place, part: part, detail: detail)])
  }

  /// The problem that bad XML in the part is.
  func problem(_ fault: XMLProblem, in part: String) -> Problems {
    switch fault.kind {
    case .documentType, .unknownReference: Problems([WorkbookProblem.documentType(place, part: part)])
    case .unexpectedEnd, .noElement: damaged(part, "den är avbruten")
    default: damaged(part, "den är ingen riktig XML på rad \(fault.line), tecken \(fault.column)")
    }
  }

  /// The part's name that a target means, seen from a folder.
  private static func resolved(_ target: String, in folders: [String]) -> String {
    var path = target.hasPrefix("/") || target.hasPrefix("\\") ? [] : folders
    for piece in target.split(whereSeparator: { $0 == "/" || $0 == "\\" }) {
      switch piece {
      case ".": continue
      case "..": if !path.isEmpty { path.removeLast() }
      default: path.append(unescaped(piece))
      }
    }
    return path.joined(separator: "/")
  }

  /// The text with `%20` and its like undone.
  private static func unescaped(_ text: Substring) -> String {
    guard text.contains("%") else { return String(text) }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The XML document in UTF-8, whatever it was written in.
  private static func utf8(_ bytes: [UInt8]) -> [UInt8] {
    if bytes.starts(with: [0xFF, 0xFE]) { return Charset.utf16LittleEndian.utf8(of: bytes) }
    if bytes.starts(with: [0xFE, 0xFF]) { return Charset.utf16BigEndian.utf8(of: bytes) }
    if bytes.starts(with: [0x3C, 0]) { return Charset.utf16LittleEndian.utf8(of: [0xFF, 0xFE] + bytes) }
    if bytes.starts(with: [0, 0x3C]) { return Charset.utf16BigEndian.utf8(of: [0xFE, 0xFF] + bytes) }
    let declaration = String(decoding: bytes.prefix(200), as: UTF8.self).lowercased()
    guard declaration.hasPrefix("<?xml"), let end = declaration.firstRange(of: "?>") else { return bytes }
    let head = declaration[..<end.lowerBound]
    guard ["iso-8859-1", "latin1", "windows-1252"].contains(where: { head.contains($0) }) else { return bytes }
    return Charset.windows1252.utf8(of: bytes)
  }
}
