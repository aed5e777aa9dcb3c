import Kernel
import Storage

/// Where each board has its store: a text file with a line for each, `NAME = PLACE`; lines that begin with # are notes.
struct BoardDirectory {
  /// One board.
  private struct Entry {
    let name: String
    let place: String
    let line: Int
  }

  private let lines: [String]
  private let entries: [Entry]

  /// The directory that the bytes hold.
  ///
  /// **Throws** `MovingProblem.badDirectory` with the line.
  init(_ bytes: [UInt8], file: String) throws {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw MovingProblem.badDirectory(Place(file: file), detail: "filen är inte text i UTF-8")
    }
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var entries: [Entry] = []
    for (index, line) in lines.enumerated() {
      let content = line.trimmed
      if content.isEmpty || content.hasPrefix("#") { continue }
      let place = Place(file: file, line: index + 1)
      // A board's name may hold anything but the first equals sign.
      guard let sign = content.firstIndex(of: "=") else {
        throw MovingProblem.badDirectory(place, detail: "den saknar likhetstecken")
      }
      let name = String(content[..<sign].trimmed)
      let address = String(content[content.index(after: sign)...].trimmed)
      guard !name.isEmpty, !address.isEmpty else {
        throw MovingProblem.badDirectory(place, detail: "namn eller plats saknas")
      }
      guard !entries.contains(where: { $0.name == name }) else {
        throw MovingProblem.badDirectory(place, detail: "”\(name)” står två gånger")
      }
      entries.append(Entry(name: name, place: address, line: index))
    }
    self.entries = entries
  }

  /// The boards in the order of the file.
  var boards: [ServeOrder.Board] { entries.map { ServeOrder.Board(name: $0.name, store: $0.place) } }

  /// Where the board's store is.
  ///
  /// **Throws** `MovingProblem.unknownBoard`.
  func place(of name: String) throws -> String {
    guard let entry = entries.first(where: { $0.name == name }) else { throw MovingProblem.unknownBoard(name: name) }
    return entry.place
  }

  /// The directory's text with every board whose place is the old one at a new one, all else as it was; nil where none
  /// is there.
  private func moved(where isOld: (String) -> Bool, to new: (String) -> String) -> String? {
    var lines = lines
    let moved = entries.filter { isOld($0.place) }
    for entry in moved { lines[entry.line] = "\(entry.name) = \(new(entry.place))" }
    return moved.isEmpty ? nil : lines.joined(separator: "\n")
  }

  /// The directory of the machine.
  static func current(_ shell: Shell) throws -> BoardDirectory {
    try BoardDirectory(try shell.files.read(shell.directory), file: shell.directory)
  }

  /// Writes down that boards have moved; false where the machine's directory has none of them, and nil where there is
  /// no directory. No password comes into it.
  static func move(from old: String, to new: String, _ shell: Shell) throws -> Bool? {
    guard shell.files.exists(shell.directory) else { return nil }
    let stores = shell.stores
    let text = try current(shell).moved(where: { stores.isSame($0, old) }) { place in
      // A path that was whole stays whole: it is read in other folders too.
      place == stores.noted(place) ? stores.noted(new) : stores.shown(new)
    }
    guard let text else { return false }
    try shell.files.write(Array(text.utf8), to: shell.directory)
    return true
  }
}
