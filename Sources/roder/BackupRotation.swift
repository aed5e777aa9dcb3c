import CLI
import Foundation
import Kernel

/// Backups in one folder, named after the store and the moment, of which the latest are kept.
struct BackupRotation {
  private let folder: String
  private let stem: String
  private let moment: String
  private let keeps: Int?

  /// Where the order's target is a folder; nil where it is a file. The store's address must hold no password here.
  init?(_ order: BackupOrder, of address: String) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: order.target, isDirectory: &isFolder), isFolder.boolValue else {
      return nil
    }
    folder = order.target
    let name = (address as NSString).lastPathComponent
    stem = name.hasSuffix(".roder") ? String(name.dropLast(6)) : name.replacing("?", with: "-")
    // Colons are no part of a file's name everywhere.
    moment = order.now.description.replacing(":", with: "")
    keeps = order.keeps
  }

  /// Where the backup comes to lie.
  func place(sealed: Bool) -> String {
    (folder as NSString).appendingPathComponent("\(stem)-\(moment).roder\(sealed ? ".enc" : "")")
  }

  /// Removes the oldest, so that as many as are to be kept stay; answers which went.
  func removeOlder() -> [String] {
    guard let keeps else { return [] }
    // The moment has as many characters in every name, so that the names stand in its order.
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter(isOurs)
    let old = names.sorted { momentOf($0) < momentOf($1) }.dropLast(max(1, keeps))
    return old.map { (folder as NSString).appendingPathComponent($0) }.filter { unlink($0) == 0 }
  }

  private func isOurs(_ name: String) -> Bool {
    guard name.hasPrefix(stem + "-"), name.hasSuffix(".roder") || name.hasSuffix(".roder.enc") else { return false }
    let rest = name.dropFirst(stem.count + 1)
    let text = String(rest.prefix(moment.count))
    guard rest.dropFirst(moment.count).first == ".", text.utf8.count == moment.utf8.count else { return false }
    // 2019-05-14T083000Z
    return zip(text.utf8, moment.utf8).allSatisfy { a, b in
      (48...57).contains(b) ? (48...57).contains(a) : a == b
    }
  }

  private func momentOf(_ name: String) -> String { String(name.dropFirst(stem.count + 1).prefix(moment.count)) }
}
