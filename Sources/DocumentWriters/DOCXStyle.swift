import Kernel

/// A style that the Word writer uses: its name is what binds it to a style of a municipality's own file.
enum DOCXStyle: String, CaseIterable {
  case normal, title, fact
  case heading1, heading2, heading3, heading4, heading5
  case listBullet, listNumber
  case caption, picture
  case contents, contents1, contents2
  case header, footer
  case notice, noticeWarning, noticeError
  case tableHead, tableHeadNumber, tableText, tableNumber, tableNote
  case tableHeadSmall, tableHeadNumberSmall, tableTextSmall, tableNumberSmall
  case sectionEnd
  case strong, code, figure, hyperlink
  case tableNormal, table

  /// What kind of thing the style is for, as the file says it.
  enum Kind: String {
    case paragraph
    case character
    case table
  }

  /// What it is for.
  var kind: Kind {
    switch self {
    case .strong, .code, .figure, .hyperlink: .character
    case .tableNormal, .table: .table
    default: .paragraph
    }
  }

  /// Its id in files whose styles are our own.
  var id: String {
    switch self {
    case .normal: "Normal"
    case .title: "Title"
    case .heading1: "Heading1"
    case .heading2: "Heading2"
    case .heading3: "Heading3"
    case .heading4: "Heading4"
    case .heading5: "Heading5"
    case .listBullet: "ListBullet"
    case .listNumber: "ListNumber"
    case .caption: "Caption"
    case .contents: "TOCHeading"
    case .contents1: "TOC1"
    case .contents2: "TOC2"
    case .header: "Header"
    case .footer: "Footer"
    case .strong: "Strong"
    case .hyperlink: "Hyperlink"
    case .tableNormal: "TableNormal"
    default: "Roder" + rawValue.capitalisedFirst
    }
  }

  /// Its name: the built-in one, which is the same in Word of every language, or one of ours in Swedish.
  var name: String {
    switch self {
    case .normal: "Normal"
    case .title: "Title"
    case .heading1: "heading 1"
    case .heading2: "heading 2"
    case .heading3: "heading 3"
    case .heading4: "heading 4"
    case .heading5: "heading 5"
    case .listBullet: "List Bullet"
    case .listNumber: "List Number"
    case .caption: "caption"
    case .contents: "TOC Heading"
    case .contents1: "toc 1"
    case .contents2: "toc 2"
    case .header: "header"
    case .footer: "footer"
    case .strong: "Strong"
    case .hyperlink: "Hyperlink"
    case .tableNormal: "Normal Table"
    case .fact: "Rapportens uppgifter"
    case .picture: "Diagram"
    case .notice: "Notis"
    case .noticeWarning: "Notis obs"
    case .noticeError: "Notis fel"
    case .tableHead: "Tabellhuvud"
    case .tableHeadNumber: "Tabellhuvud tal"
    case .tableText: "Tabelltext"
    case .tableNumber: "Tabelltal"
    case .tableNote: "Tabellnot"
    case .tableHeadSmall: "Tabellhuvud liten"
    case .tableHeadNumberSmall: "Tabellhuvud tal liten"
    case .tableTextSmall: "Tabelltext liten"
    case .tableNumberSmall: "Tabelltal liten"
    case .sectionEnd: "Avsnittets slut"
    case .code: "Kod"
    case .figure: "Siffra i text"
    case .table: "Rapporttabell"
    }
  }

  /// The heading of that level of the document, from 2.
  static func heading(_ level: Int) -> DOCXStyle {
    switch level {
    case ...2: .heading1
    case 3: .heading2
    case 4: .heading3
    case 5: .heading4
    default: .heading5
    }
  }
}
