import CLI
import Foundation
import Kernel
import Storage

/// Backups of one history in one folder, of which the latest are kept. A name is made of the store's, of the first
/// event's hash, which tells boards of one name apart, and of the moment.
struct BackupRotation {
  /// What the store is called in the names.
  let stem: String
  private let folder: String
  // Nil for a store without events, whose backups cannot be told from those of another.
  private let origin: String?
  private let moment: String
  private let keeps: Int?
  // Which of the backups of its second it is.
  private var number = 1

  /// Where the order's target is a folder; nil where it is a file. `name` is the path of the store's file, or the
  /// board's name in a database.
  init?(_ order: BackupOrder, of name: String, origin: Digest?) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: order.target, isDirectory: &isFolder), isFolder.boolValue else {
      return nil
    }
    folder = order.target
    let last = name.split(separator: "/").last.map(String.init) ?? name
    stem = last.hasSuffix(".roder") ? String(last.dropLast(6)) : last
    self.origin = origin.map { String($0.description.prefix(8)) }
    // Colons are no part of a file's name everywhere.
    moment = order.now.description.replacing(":", with: "")
    keeps = order.keeps
    number += ours.filter { momentOf($0) == moment }.map { rank($0).number }.max() ?? 0
  }

  /// Where the backup comes to lie: under a number too where there is one of the same second.
  func place(sealed: Bool) -> String {
    path(opening + moment + (number == 1 ? "" : "-\(number)") + (sealed ? ".roder.enc" : ".roder"))
  }

  /// Removes the oldest, so that as many as are to be kept stay, the one of this moment among them; answers which went.
  /// Those of a later moment, which a wrong clock made, are neither counted nor removed.
  func removeOlder() -> [String] {
    guard let keeps else { return [] }
    let older = ours.filter { rank($0) < (moment, number) }.sorted { rank($0) < rank($1) }
    return older.dropLast(max(0, keeps - 1)).map(path).filter { unlink($0) == 0 }
  }

  /// The backups of a later moment than this one.
  func later() -> [String] { keeps == nil ? [] : ours.filter { momentOf($0) > moment }.sorted().map(path) }

  private var opening: String { origin.map { "\(stem)-\($0)-" } ?? "\(stem)-" }

  private var ours: [String] {
    guard origin != nil else { return [] }
    // A folder that cannot be listed any more keeps everything.
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter(isOurs)
  }

  private func isOurs(_ name: String) -> Bool {
    guard name.hasPrefix(opening) else { return false }
    let rest = name.dropFirst(opening.count)
    let text = String(rest.prefix(moment.count))
    var ending = rest.dropFirst(moment.count)
    if ending.first == "-" { ending = ending.dropFirst().drop { $0.isNumber } }
    guard [".roder", ".roder.enc"].contains(String(ending)), text.utf8.count == moment.utf8.count else { return false }
    // 2019-05-14T083000Z
    return zip(text.utf8, moment.utf8).allSatisfy { a, b in
      (48...57).contains(b) ? (48...57).contains(a) : a == b
    }
  }

  /// What the names are ordered by. The moment has as many characters in every name.
  private func rank(_ name: String) -> (moment: String, number: Int) {
    let rest = name.dropFirst(opening.count + moment.count)
    return (momentOf(name), rest.first == "-" ? Int(rest.dropFirst().prefix { $0.isNumber }) ?? 1 : 1)
  }

  private func momentOf(_ name: String) -> String { String(name.dropFirst(opening.count).prefix(moment.count)) }

  private func path(_ name: String) -> String { (folder as NSString).appendingPathComponent(name) }
}
