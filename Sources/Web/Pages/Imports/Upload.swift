import Access
import Formats
import Importing
import Kernel
import Storage

/// A form with one file, read as it comes: the session's token first, then the file.
struct Upload {
  private static let longestToken = 256

  private let visit: Visit
  private var reader: MultipartReader
  private var part: MultipartPart?
  private let length: Int
  private var token: [UInt8] = []
  private var isAdmitted = false
  private var name: String?
  private var bytes: [UInt8] = []

  /// The form that the visit brings.
  ///
  /// **Throws** `FormProblem.damagedForm`, `WebProblem.tooLarge`.
  init(_ visit: Visit) throws {
    self.visit = visit
    reader = try MultipartReader(contentType: visit.request.headers["content-type"] ?? "")
    length = visit.request.headers["content-length"].flatMap { Int($0) } ?? 0
    guard length <= visit.settings.uploadLimit else { throw WebProblem.tooLarge(limit: visit.settings.uploadLimit) }
  }

  /// The file; nothing of it is kept before `admit` has let it in, and nothing is let in before the token is right.
  ///
  /// - Returns: nil where no file was chosen.
  ///
  /// **Throws** `WebProblem.foreignForm`, `.tooLarge`, `FormProblem`, and what `admit` throws.
  mutating func file(admit: () async throws -> Void) async throws -> SourceFile? {
    try await visit.request.body.pieces(limit: visit.settings.uploadLimit) { piece in
      for found in try reader.read(piece) { try await take(found, admit) }
    }
    try reader.finish()
    guard isAdmitted else { throw WebProblem.foreignForm }
    guard let name, !name.isEmpty else { return nil }
    return try await visit.desk.context.leisure.run { [bytes] in SourceFile(name: name, bytes: bytes) }
  }

  private mutating func take(_ found: MultipartReader.Found, _ admit: () async throws -> Void) async throws {
    switch found {
    case .part(let next):
      guard isAdmitted || next.name == FormToken.field && next.fileName == nil else { throw WebProblem.foreignForm }
      part = next
      if next.name == "fil", name == nil { name = next.fileName }
    case .content(let content):
      if part?.name == FormToken.field, !isAdmitted {
        // No token is as long: what goes on is not one, and is not kept.
        guard token.count + content.count <= Upload.longestToken else { throw WebProblem.foreignForm }
        token += content
      }
      if part?.name == "fil" { bytes += content }
    case .end:
      if part?.name == FormToken.field, !isAdmitted {
        guard visit.visitor?.accepts(csrf: String(decoding: token, as: UTF8.self)) == true else {
          throw WebProblem.foreignForm
        }
        try await admit()
        isAdmitted = true
        // Room for what the request says that it brings, once it may bring anything.
        bytes.reserveCapacity(length)
      }
      part = nil
    }
  }
}
