import Documents
import Kernel
import XML

/// What a Word file says about itself and how it is to be opened.
enum DOCXProperties {
  /// Title, author, language, the matter's number, the day.
  static func core(_ document: Document) -> [UInt8] {
    let identity = document.identity
    var xml = XMLWriter()
    xml.start(
      "cp:coreProperties",
      [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"), ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
      ])
    xml.element("dc:title", text: document.title)
    if !identity.author.isEmpty { xml.element("dc:creator", text: identity.author) }
    if !identity.registrationNumber.isEmpty { xml.element("dc:identifier", text: identity.registrationNumber) }
    xml.element("dc:language", text: document.language)
    if let day = identity.day {
      for name in ["dcterms:created", "dcterms:modified"] {
        xml.element(name, [("xsi:type", "dcterms:W3CDTF")], text: "\(day)T00:00:00Z")
      }
    }
    xml.end()
    return xml.bytes
  }

  /// Which program made the file, and for whom.
  static func program(_ identity: Document.Identity) -> [UInt8] {
    var xml = XMLWriter()
    xml.start(
      "Properties", [("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")])
    xml.element("Application", text: "Roder")
    if !identity.author.isEmpty { xml.element("Company", text: identity.author) }
    xml.end()
    return xml.bytes
  }

  /// How the file is opened: as today's Word lays pages out, with Swedish numbers.
  static func settings(language: String, hyphenates: Bool) -> [UInt8] {
    var xml = XMLWriter()
    xml.start("w:settings", [("xmlns:w", DOCXPackage.mainNamespace)])
    xml.element("w:defaultTabStop", [("w:val", "567")])
    // Only headings of tables and other words in narrow columns: our styles keep running text whole.
    if hyphenates { xml.element("w:autoHyphenation") }
    xml.element("w:characterSpacingControl", [("w:val", "doNotCompress")])
    xml.start("w:compat")
    xml.element(
      "w:compatSetting",
      [
        ("w:name", "compatibilityMode"), ("w:uri", "http://schemas.microsoft.com/office/word"), ("w:val", "15"),
      ])
    xml.end()
    xml.element("w:themeFontLang", [("w:val", language)])
    let colours = [("bg1", "light1"), ("t1", "dark1"), ("bg2", "light2"), ("t2", "dark2")]
    let accents = (1...6).map { ("accent\($0)", "accent\($0)") }
    let links = [("hyperlink", "hyperlink"), ("followedHyperlink", "followedHyperlink")]
    xml.element("w:clrSchemeMapping", (colours + accents + links).map { ("w:" + $0, $1) })
    xml.element("w:decimalSymbol", [("w:val", ",")])
    xml.element("w:listSeparator", [("w:val", ";")])
    xml.end()
    return xml.bytes
  }
}
