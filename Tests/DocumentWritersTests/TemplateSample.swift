import Formats

/// A Word file as a municipality might have it, in Swedish Word: its own ids, a numbering, a theme and a logotype.
enum TemplateSample {
  private static let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  private static let references = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let list = "http://schemas.openxmlformats.org/package/2006/relationships"
  private static let type = "application/vnd.openxmlformats-officedocument.wordprocessingml."

  /// A picture of one point.
  static let logotype: [UInt8] = [
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6,
    0, 0, 0, 0x1F, 0x15, 0xC4, 0x89, 0, 0, 0, 13, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9C, 0x63, 0xF8, 0xFF, 0xFF, 0xFF,
    0x7F, 0, 9, 0xFB, 3, 0xFD, 5, 0x43, 0x45, 0xCA, 0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
  ]

  static let styles = """
    <w:styles xmlns:w="\(main)"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Gill Sans MT" \
    w:hAnsi="Gill Sans MT"/><w:sz w:val="22"/><w:lang w:val="en-US"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>\
    <w:spacing w:after="160"/></w:pPr></w:pPrDefault></w:docDefaults>\
    <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:rPr><w:lang \
    w:val="en-GB"/></w:rPr></w:style>\
    <w:style w:type="paragraph" w:styleId="Rubrik1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr>\
    <w:numPr><w:numId w:val="4"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:color w:val="C00000"/></w:rPr>\
    </w:style><w:style w:type="paragraph" w:styleId="Rubrik2"><w:name w:val="Heading 2"/><w:basedOn w:val="Normal"/>\
    <w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>\
    <w:style w:type="paragraph" w:styleId="Rubrik"><w:name w:val="Title"/><w:basedOn w:val="Normal"/></w:style>\
    <w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="Min egen"/><w:basedOn w:val="Normal"/></w:style>\
    <w:style w:type="table" w:default="1" w:styleId="Normaltabell"><w:name w:val="Normal Table"/></w:style></w:styles>
    """

  static let numbering = """
    <w:numbering xmlns:w="\(main)" xmlns:v="urn:schemas-microsoft-com:vml"><w:numPicBullet w:numPicBulletId="0"/>\
    <w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/>\
    <w:lvlText w:val="%1"/><w:lvlPicBulletId w:val="0"/></w:lvl></w:abstractNum><w:num w:numId="4">\
    <w:abstractNumId w:val="2"/></w:num></w:numbering>
    """

  static let header = """
    <w:hdr xmlns:w="\(main)" xmlns:r="\(references)" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
    xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
    xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:p><w:r><w:t>EXEMPELBY KOMMUN</w:t></w:r>\
    <w:r><w:drawing><wp:inline><wp:extent cx="400000" cy="400000"/><wp:docPr id="1" name="Logotyp"/><a:graphic>\
    <a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>\
    <pic:cNvPr id="0" name="Logotyp"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId7"/><a:stretch>\
    <a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="400000" cy="400000"/>\
    </a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>\
    </wp:inline></w:drawing></w:r></w:p></w:hdr>
    """

  /// The file; `changing` replaces or adds parts by their names.
  static func bytes(changing changed: [String: String] = [:]) -> [UInt8] {
    let document = """
      <w:document xmlns:w="\(main)" xmlns:r="\(references)"><w:body><w:p><w:r><w:t>Hemlig text</w:t></w:r></w:p>\
      <w:sectPr><w:headerReference w:type="default" r:id="rId9"/><w:footerReference w:type="even" r:id="rId3"/>\
      <w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2268" w:right="1701" w:bottom="1418" w:left="1701" \
      w:header="709" w:footer="709" w:gutter="0"/></w:sectPr></w:body></w:document>
      """
    var parts = [
      (
        "[Content_Types].xml",
        """
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
        <Default Extension="png" ContentType="image/png"/>\
        <Override PartName="/word/document.xml" ContentType="\(type)template.main+xml"/></Types>
        """
      ),
      (
        "_rels/.rels",
        "<Relationships xmlns=\"\(list)\"><Relationship Id=\"rId1\" Type=\"\(references)/officeDocument\" "
          + "Target=\"word/document.xml\"/></Relationships>"
      ),
      ("word/document.xml", document),
      (
        "word/_rels/document.xml.rels",
        """
        <Relationships xmlns="\(list)"><Relationship Id="rId1" Type="\(references)/styles" Target="styles.xml"/>\
        <Relationship Id="rId2" Type="\(references)/numbering" Target="numbering.xml"/>\
        <Relationship Id="rId9" Type="\(references)/header" Target="header3.xml"/></Relationships>
        """
      ),
      ("word/styles.xml", styles), ("word/numbering.xml", numbering), ("word/header3.xml", header),
      (
        "word/_rels/header3.xml.rels",
        "<Relationships xmlns=\"\(list)\"><Relationship Id=\"rId7\" Type=\"\(references)/image\" "
          + "Target=\"media/logga.png\"/></Relationships>"
      ),
    ]
    for (name, text) in changed.sorted(by: { $0.key < $1.key }) {
      if let index = parts.firstIndex(where: { $0.0 == name }) {
        parts[index].1 = text
      } else {
        parts.append((name, text))
      }
    }
    var zip = ZipWriter()
    for (name, text) in parts where !text.isEmpty { zip.add(name, Array(text.utf8)) }
    zip.add("word/media/logga.png", logotype)
    return zip.finish()
  }
}
