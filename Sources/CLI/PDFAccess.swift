/// Makes a PDF of a source that Typst reads.
package protocol PDFAccess: Sendable {
  /// The finished file.
  ///
  /// **Throws** a problem that says what to install where the compiler is not there.
  func pdf(of source: [UInt8]) throws -> [UInt8]
}
