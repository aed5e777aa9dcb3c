import DocumentWriters
import Storage

/// A file that every page may ask for: it lies inside the program and is served under a name that its content gives.
///
/// A changed file has another name, so a browser may keep each for ever.
package struct Asset: Sendable {
  /// Its name in addresses: `roder-3f2a91c0d4be.css`.
  package let name: String
  /// What kind of content it is.
  package let contentType: String
  /// The content.
  package let bytes: [UInt8]

  private init(_ ending: String, _ contentType: String, _ bytes: [UInt8]) {
    name = "roder-" + Digest.of(bytes).short + "." + ending
    self.contentType = contentType
    self.bytes = bytes
  }

  /// The style sheet: first what pieces of documents need, then what pages need.
  package static let style = Asset(
    "css", "text/css; charset=utf-8", Array(StyleSheet.ofPieces.utf8) + PackageResources.roder_css)
  /// The script. Everything works without it.
  package static let script = Asset("js", "text/javascript; charset=utf-8", PackageResources.roder_js)
  /// The mark that browsers show beside the page's title.
  package static let icon = Asset("svg", "image/svg+xml", PackageResources.roder_svg)

  /// All of them.
  package static let all = [style, script, icon]
}
