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

  /// A report to be locked.
  package init(
    month: Month, template: String, templateVersion: Int, unit: String? = nil, number: Int, body: String, event: Int,
    title: String, document: [UInt8], figures: [UInt8], files: [File]
  ) {
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
