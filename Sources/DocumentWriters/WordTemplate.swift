import Formats
package import Kernel
import XML

/// What is taken from a municipality's own Word file: styles, numberings, theme, paper, headers and footers.
///
/// The file's text is not taken, and nothing that could fetch or run anything.
package struct WordTemplate: Hashable, Sendable {
  /// A part of the file and the pictures that it shows.
  struct Part: Hashable, Sendable {
    let bytes: [UInt8]
    let pictures: [Picture]
  }

  /// A picture of a part.
  struct Picture: Hashable, Sendable {
    /// What the part calls it.
    let id: String
    /// The ending of its file's name.
    let ending: String
    let bytes: [UInt8]
  }

  /// Whether something stands above or below the text of every page.
  enum MarginKind: String, CaseIterable, Sendable {
    case header
    case footer
  }

  /// A header or a footer.
  struct Margin: Hashable, Sendable {
    /// On which pages it stands.
    enum Use: String, Sendable {
      case every = "default"
      case first
    }

    let kind: MarginKind
    let use: Use
    let part: Part
  }

  /// The numberings that the styles name.
  struct Numbering: Hashable, Sendable {
    /// The attributes of the part's root: what its names mean.
    var attributes: [Attribute] = DOCXPackage.namespaces.map { Attribute(name: $0.0, value: $0.1) }
    /// What they look like.
    var forms: [UInt8] = []
    /// What styles and paragraphs name.
    var instances: [UInt8] = []
  }

  /// An attribute of an element.
  struct Attribute: Hashable, Sendable {
    let name: String
    let value: String
  }

  /// The pictures that are taken, by the ending of their file's name, with their content types.
  static let pictureTypes = [
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "bmp": "image/bmp",
    "tif": "image/tiff", "tiff": "image/tiff", "emf": "image/x-emf", "wmf": "image/x-wmf", "svg": "image/svg+xml",
  ]

  /// The part of the styles up to the place of the default language.
  let stylesStart: [UInt8]
  /// From there to the end of the last style.
  let stylesMiddle: [UInt8]
  /// The rest.
  let stylesEnd: [UInt8]
  /// The ids of all styles, in small letters.
  let takenIds: Set<String>
  /// The paper of the file's last section.
  let page: DOCXPage
  let numbering: Numbering
  let theme: Part?
  let margins: [Margin]

  private let ids: [String: String]

  /// What the file holds; the name is that under which a person knows it.
  ///
  /// **Throws** `Problems` with a `WordTemplateProblem` where it is no Word file, or a damaged one.
  package init(_ bytes: [UInt8], file: String) throws(Problems) {
    var reader = try WordTemplateReader(bytes, file: file)
    let styles = try reader.styles()
    stylesStart = styles.start
    stylesMiddle = styles.middle
    stylesEnd = styles.end
    ids = styles.ids
    takenIds = styles.takenIds
    numbering = try reader.numbering()
    theme = try reader.theme()
    (page, margins) = try reader.section()
  }

  /// The id of the style of that name and kind; nil where the file has none.
  func id(of name: String, _ kind: DOCXStyle.Kind) -> String? {
    ids[WordTemplate.key(name, kind.rawValue)]
  }

  /// How a style is looked up: the names of Word's own styles are the same in every language, but not their case.
  static func key(_ name: String, _ kind: String) -> String { kind + ":" + name.lowercased() }
}
