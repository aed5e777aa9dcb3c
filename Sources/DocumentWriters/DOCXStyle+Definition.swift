import XML

extension DOCXStyle {
  /// The colours of our own styles, as the file writes them: those of the drawings.
  private static let accent = "0B5061"
  private static let ink = "16202A"
  private static let soft = "4A5763"
  private static let rule = "D3DAE0"

  /// The fonts of running text and of codes; both are found, or stood in for by ones of the same widths, everywhere.
  private static let font = "w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:eastAsia=\"Arial\" w:cs=\"Arial\""
  private static let codeFont =
    "w:ascii=\"Courier New\" w:hAnsi=\"Courier New\" w:eastAsia=\"Courier New\" w:cs=\"Courier New\""

  /// What every text has unless a style says otherwise, in that language.
  static func defaults(language: String) -> String {
    "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts \(font)/><w:color w:val=\"\(ink)\"/><w:sz w:val=\"21\"/>"
      + "<w:szCs w:val=\"21\"/>" + DOCXStyle.language(language) + "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
      + "<w:suppressAutoHyphens/><w:spacing w:after=\"120\" w:line=\"276\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault>"
      + "</w:docDefaults>"
  }

  /// The element that says which language text is in.
  static func language(_ language: String) -> String {
    var value: [UInt8] = []
    XMLWriter.escape(language, isAttribute: true, into: &value)
    let text = String(decoding: value, as: UTF8.self)
    return "<w:lang w:val=\"\(text)\" w:eastAsia=\"\(text)\" w:bidi=\"ar-SA\"/>"
  }

  /// The style as the file defines it.
  ///
  /// The ids of other styles come from `ids`, as a municipality's own file may call them otherwise. Headings bear
  /// numbers where `isNumbered`.
  func definition(_ ids: (DOCXStyle) -> String, isNumbered: Bool) -> String {
    var text = "<w:style w:type=\"\(kind.rawValue)\""
    if self == .normal || self == .tableNormal { text += " w:default=\"1\"" }
    if isOurs { text += " w:customStyle=\"1\"" }
    text += " w:styleId=\"\(ids(self))\"><w:name w:val=\"\(name)\"/>"
    if let parent { text += "<w:basedOn w:val=\"\(ids(parent))\"/>" }
    if let next { text += "<w:next w:val=\"\(ids(next))\"/>" }
    text += "<w:uiPriority w:val=\"\(priority)\"/>"
    if self == .tableNormal { text += "<w:semiHidden/><w:unhideWhenUsed/>" }
    if self != .tableNormal, self != .sectionEnd { text += "<w:qFormat/>" }
    let paragraph = paragraphProperties(isNumbered: isNumbered)
    if !paragraph.isEmpty { text += "<w:pPr>\(paragraph)</w:pPr>" }
    if !runProperties.isEmpty { text += "<w:rPr>\(runProperties)</w:rPr>" }
    return text + tableProperties + "</w:style>"
  }

  /// Whether no Word has the style of itself.
  private var isOurs: Bool { id.hasPrefix("Roder") }

  private var parent: DOCXStyle? {
    switch self {
    case .normal, .tableNormal, .strong, .code, .figure, .hyperlink: nil
    case .table: .tableNormal
    case .noticeWarning, .noticeError: .notice
    case .tableHeadNumber: .tableHead
    case .tableNumber: .tableText
    case .tableHeadSmall: .tableHead
    case .tableHeadNumberSmall: .tableHeadNumber
    case .tableTextSmall: .tableText
    case .tableNumberSmall: .tableNumber
    default: .normal
    }
  }

  private var next: DOCXStyle? {
    switch self {
    case .title, .heading1, .heading2, .heading3, .heading4, .heading5, .contents: .normal
    default: nil
    }
  }

  private var priority: Int {
    switch self {
    case .normal: 0
    case .heading1, .heading2, .heading3, .heading4, .heading5: 9
    case .title: 10
    case .strong: 22
    case .caption: 35
    case .contents, .contents1, .contents2: 39
    default: isOurs ? 40 : 99
    }
  }

  private func paragraphProperties(isNumbered: Bool) -> String {
    switch self {
    case .title: "<w:keepNext/><w:spacing w:before=\"0\" w:after=\"160\" w:line=\"240\" w:lineRule=\"auto\"/>"
    case .fact:
      "<w:tabs><w:tab w:val=\"left\" w:pos=\"2268\"/></w:tabs><w:spacing w:after=\"20\"/>"
        + "<w:ind w:left=\"2268\" w:hanging=\"2268\"/>"
    case .heading1: heading(0, before: 360, after: 120, isNumbered)
    case .heading2: heading(1, before: 280, after: 80, isNumbered)
    case .heading3: heading(2, before: 220, after: 60, isNumbered)
    case .heading4: heading(3, before: 180, after: 40, isNumbered)
    case .heading5: heading(4, before: 160, after: 40, false)
    case .listBullet: numbering(DOCXNumbering.bullets, after: 60)
    case .listNumber: numbering(DOCXNumbering.numbers, after: 60)
    case .caption:
      "<w:keepNext/><w:keepLines/><w:spacing w:before=\"280\" w:after=\"80\" w:line=\"252\" w:lineRule=\"auto\"/>"
    case .picture: "<w:keepNext/><w:spacing w:before=\"0\" w:after=\"120\" w:line=\"240\" w:lineRule=\"auto\"/>"
    case .contents: "<w:keepNext/><w:spacing w:before=\"320\" w:after=\"80\"/>"
    case .contents1: contents(left: 0, before: 40)
    case .contents2: contents(left: 425, before: 0)
    case .header:
      "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"4\" w:color=\"\(DOCXStyle.rule)\"/></w:pBdr>" + lean(0)
    case .footer:
      "<w:pBdr><w:top w:val=\"single\" w:sz=\"4\" w:space=\"4\" w:color=\"\(DOCXStyle.rule)\"/></w:pBdr>" + lean(0)
    case .notice: notice(border: DOCXStyle.accent, ground: "EDF3F5")
    case .noticeWarning: notice(border: "B5500C", ground: "FBF1EA")
    case .noticeError: notice(border: "A4161A", ground: "FBECEC")
    case .tableHead: "<w:keepNext/><w:suppressAutoHyphens w:val=\"0\"/>" + lean(30)
    case .tableHeadNumber, .tableNumber, .tableHeadNumberSmall, .tableNumberSmall: "<w:jc w:val=\"right\"/>"
    case .tableText: "<w:suppressAutoHyphens w:val=\"0\"/>" + lean(30)
    case .tableNote: "<w:spacing w:before=\"60\" w:after=\"100\" w:line=\"252\" w:lineRule=\"auto\"/>"
    case .sectionEnd: "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>"
    default: ""
    }
  }

  private func lean(_ space: Int) -> String {
    "<w:spacing w:before=\"\(space)\" w:after=\"\(space)\" w:line=\"240\" w:lineRule=\"auto\"/>"
  }

  private func heading(_ level: Int, before: Int, after: Int, _ isNumbered: Bool) -> String {
    let number =
      isNumbered
      ? "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(DOCXNumbering.headings)\"/></w:numPr>" : ""
    return "<w:keepNext/><w:keepLines/>" + number
      + "<w:spacing w:before=\"\(before)\" w:after=\"\(after)\" w:line=\"252\" w:lineRule=\"auto\"/>"
      + "<w:outlineLvl w:val=\"\(level)\"/>"
  }

  private func numbering(_ list: Int, after: Int) -> String {
    "<w:numPr><w:numId w:val=\"\(list)\"/></w:numPr><w:spacing w:after=\"\(after)\"/>"
  }

  private func contents(left: Int, before: Int) -> String {
    "<w:tabs><w:tab w:val=\"left\" w:pos=\"\(left + (left == 0 ? 425 : 625))\"/></w:tabs>"
      + "<w:spacing w:before=\"\(before)\" w:after=\"40\"/><w:ind w:left=\"\(left)\"/>"
  }

  private func notice(border: String, ground: String) -> String {
    "<w:keepLines/><w:pBdr><w:top w:val=\"single\" w:sz=\"4\" w:space=\"5\" w:color=\"\(ground)\"/>"
      + "<w:left w:val=\"single\" w:sz=\"36\" w:space=\"8\" w:color=\"\(border)\"/>"
      + "<w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"5\" w:color=\"\(ground)\"/></w:pBdr>"
      + "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"\(ground)\"/>"
      + "<w:spacing w:before=\"200\" w:after=\"200\"/><w:ind w:left=\"227\"/>"
  }

  private var runProperties: String {
    let accent = "<w:color w:val=\"\(DOCXStyle.accent)\"/>"
    let soft = "<w:color w:val=\"\(DOCXStyle.soft)\"/>"
    return switch self {
    case .title: "<w:b/><w:bCs/>" + accent + size(48)
    case .heading1: "<w:b/><w:bCs/>" + accent + size(32)
    case .heading2: "<w:b/><w:bCs/>" + accent + size(26)
    case .heading3: "<w:b/><w:bCs/>" + size(23)
    case .heading4: "<w:b/><w:bCs/>" + size(21)
    case .heading5: "<w:b/><w:bCs/><w:i/><w:iCs/>" + size(21)
    case .caption: "<w:b/><w:bCs/>" + size(20)
    case .contents: "<w:b/><w:bCs/>" + accent + size(24)
    case .header, .footer: soft + size(17)
    case .tableHead: "<w:b/><w:bCs/>" + size(17)
    case .tableText: size(18)
    case .tableHeadSmall, .tableHeadNumberSmall, .tableTextSmall, .tableNumberSmall: size(15)
    case .tableNote: soft + size(17)
    case .sectionEnd: size(2)
    case .strong: "<w:b/><w:bCs/>"
    case .code: "<w:rFonts \(DOCXStyle.codeFont)/><w:noProof/>" + size(19)
    case .hyperlink: accent + "<w:u w:val=\"single\"/>"
    default: ""
    }
  }

  private func size(_ halfPoints: Int) -> String {
    "<w:sz w:val=\"\(halfPoints)\"/><w:szCs w:val=\"\(halfPoints)\"/>"
  }

  private var tableProperties: String {
    let margins =
      "<w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"\(DOCXColumns.padding)\" w:type=\"dxa\"/>"
      + "<w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"\(DOCXColumns.padding)\" w:type=\"dxa\"/></w:tblCellMar>"
    let strong = "w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"\(DOCXStyle.accent)\""
    switch self {
    case .tableNormal: return "<w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/>\(margins)</w:tblPr>"
    case .table:
      return "<w:tblPr><w:tblBorders><w:top \(strong)/><w:bottom \(strong)/><w:insideH w:val=\"single\" w:sz=\"4\" "
        + "w:space=\"0\" w:color=\"\(DOCXStyle.rule)\"/></w:tblBorders>\(margins)</w:tblPr>"
        + "<w:tblStylePr w:type=\"firstRow\"><w:tblPr/><w:tcPr><w:tcBorders><w:bottom \(strong)/></w:tcBorders>"
        + "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E7EFF1\"/><w:vAlign w:val=\"bottom\"/></w:tcPr>"
        + "</w:tblStylePr>"
    default: return ""
    }
  }
}
