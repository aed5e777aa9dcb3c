package import Kernel

/// A report that is to be locked, read and rendered beforehand.
package struct LockOrder: Sendable {
  /// A finished file.
  package struct File: Sendable {
    /// The name, without folders.
    package let name: String
    /// The format's name.
    package let format: String
    /// What it holds.
    package let bytes: [UInt8]

    /// A finished file.
    package init(name: String, format: String, bytes: [UInt8]) {
      self.name = name
      self.format = format
      self.bytes = bytes
    }
  }

  /// What is to be kept sealed beside the public variant.
  package struct Confidential: Sendable {
    /// Whether it is a variant to be read; else it is kept so that later versions do not tell what this one hides.
    package let isVariant: Bool
    /// The bytes of the tree.
    package let document: [UInt8]
    /// The bytes of the figures.
    package let figures: [UInt8]
    /// The finished files.
    package let files: [File]

    /// What is confidential of a report.
    package init(isVariant: Bool, document: [UInt8], figures: [UInt8], files: [File]) {
      self.isVariant = isVariant
      self.document = document
      self.figures = figures
      self.files = files
    }
  }

  /// The last month that is followed up.
  package let month: Month
  /// The template's id.
  package let template: String
  /// The template's version.
  package let templateVersion: Int
  /// The unit that it is about; nil for the whole board.
  package let unit: String?
  /// The number that the version is to have.
  package let number: Int
  /// The body that it is locked for.
  package let body: String
  /// The event that its figures were read at.
  package let event: Int
  /// The title.
  package let title: String
  /// The bytes of the tree.
  package let document: [UInt8]
  /// The bytes of the figures.
  package let figures: [UInt8]
  /// The finished files.
  package let files: [File]
  /// What is confidential; nil where nothing is.
  package let confidential: Confidential?
  /// The event that published versions were read at, whose numbers it must not tell; nil where none mattered.
  package let publishedThrough: Int?

  /// A report to be locked.
  package init(
    month: Month, template: String, templateVersion: Int, unit: String? = nil, number: Int, body: String, event: Int,
    title: String, document: [UInt8], figures: [UInt8], files: [File], confidential: Confidential? = nil,
    publishedThrough: Int? = nil
  ) {
    self.confidential = confidential
    self.publishedThrough = publishedThrough
    self.month = month
    self.template = template
    self.templateVersion = templateVersion
    self.unit = unit
    self.number = number
    self.body = body
    self.event = event
    self.title = title
    self.document = document
    self.figures = figures
    self.files = files
  }
}
