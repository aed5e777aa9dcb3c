package import Documents

/// The one way from a document to finished bytes: a pure function of tree, format and options.
///
/// The same tree gives the same bytes, always.
package enum DocumentWriter {
  /// The files of the document: one called `name` with the format's ending, for CSV one for each table, called
  /// `name-table.csv`, and pages for a meeting called `name-bilder.html`.
  package static func files(
    of document: Document, as format: DocumentFormat, name: String, options: WriterOptions = WriterOptions()
  ) -> [DocumentFile] {
    switch format {
    case .docx, .html, .text, .json, .xlsx:
      [
        DocumentFile(
          name: name + "." + format.fileExtension, bytes: bytes(of: document, as: format, options: options))
      ]
    case .slides:
      [
        DocumentFile(
          name: name + "-bilder." + format.fileExtension,
          bytes: bytes(of: document, as: format, options: options.knowing(reportAddress: name + ".html")))
      ]
    case .csv:
      document.tables.map { table in
        DocumentFile(
          name: name + "-" + table.id + "." + format.fileExtension,
          bytes: CSVWriter.bytes(of: table, style: options.csv))
      }
    }
  }

  /// The document as one run of bytes; as CSV its tables one after the other, an empty line between them.
  package static func bytes(
    of document: Document, as format: DocumentFormat, options: WriterOptions = WriterOptions()
  ) -> [UInt8] {
    switch format {
    case .docx: DOCXWriter.bytes(of: document, options: options)
    case .html: HTMLWriter.bytes(of: document, options: options)
    case .slides: SlidesWriter.bytes(of: document, options: options)
    case .text: TextWriter.bytes(of: document, options: options)
    case .json: JSONWriter.bytes(of: document)
    case .csv: CSVWriter.bytes(of: document.tables, style: options.csv)
    case .xlsx: XLSXWriter.bytes(of: document)
    }
  }

  /// A single table as one run of bytes; as HTML or a Word file a page of its own with the caption for its title.
  package static func bytes(
    of table: Table, as format: DocumentFormat, options: WriterOptions = WriterOptions()
  ) -> [UInt8] {
    switch format {
    case .docx: DOCXWriter.bytes(of: Document(title: table.caption, blocks: [.table(table)]), options: options)
    case .html: HTMLWriter.bytes(of: Document(title: table.caption, blocks: [.table(table)]), options: options)
    case .slides: SlidesWriter.bytes(of: Document(title: table.caption, blocks: [.table(table)]), options: options)
    case .text: TextWriter.bytes(of: table, options: options)
    case .json: JSONWriter.bytes(of: table)
    case .csv: CSVWriter.bytes(of: table, style: options.csv)
    case .xlsx: XLSXWriter.bytes(of: table)
    }
  }
}
