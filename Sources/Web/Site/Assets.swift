import Storage

/// Serves the files inside the program.
enum Assets {
  /// What tells this program's files from another's.
  static let digest = Digest.of(Array(Asset.all.map(\.name).joined(separator: "\n").utf8)).short

  private static let byName = Dictionary(uniqueKeysWithValues: Asset.all.map { ($0.name, $0) })

  /// The file, where the address is that of one: it may be kept for ever, since a changed one has another name.
  static func answer(_ request: WebRequest, _ steps: [String]) -> WebAnswer? {
    guard steps.count == 2, steps[0] == "filer", let asset = byName[steps[1]], request.method == .get else {
      return nil
    }
    var answer = WebAnswer(
      headers: [
        "content-type": asset.contentType, "cache-control": "public, max-age=31536000, immutable",
        "etag": "\"\(asset.name)\"",
      ], body: asset.bytes)
    answer.route = "/filer/{fil}"
    return answer
  }
}
