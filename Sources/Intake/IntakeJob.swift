import FoundationEssentials
package import Importing
package import Kernel

/// The work of bringing in one file, from its arrival until it is done: working data, which expires.
package struct IntakeJob: Hashable, Sendable, Codable {
  /// How far it has come.
  package enum State: String, Hashable, Sendable, Codable, CaseIterable {
    /// The file is being looked at.
    case looking
    /// Somebody is to decide.
    case waiting
    /// It is being brought in.
    case importing
    /// It has been brought in.
    case done
    /// A fault ended it.
    case failed
    /// Somebody gave it up.
    case cancelled
    /// The program was started anew meanwhile, and the file is gone.
    case cutOff

    /// Whether nothing more will happen.
    package var isOver: Bool {
      switch self {
      case .looking, .waiting, .importing: false
      case .done, .failed, .cancelled, .cutOff: true
      }
    }
  }

  /// Its id.
  package let id: String
  /// Who brought the file.
  package let person: String
  /// The file's name.
  package let fileName: String
  /// The file's size.
  ///
  /// **Unit** bytes
  package let size: Int
  /// When the file came.
  package let began: Instant
  /// What the file can be, the likeliest first.
  package let kinds: [IntakeKind]
  /// What kind of file it is.
  package let fileKind: FileKind
  /// What is said of the file.
  package var order: IntakeOrder
  /// How far it has come.
  package var state: State
  /// What bringing it in would do; nil before that is known.
  package var preview: IntakePreview?
  /// What was written, in a sentence; empty before.
  package var outcome = ""
  /// The batch that it became; nil for none.
  package var batch: String?
  /// The event that it became; nil for none.
  package var event: Int?

  private enum CodingKeys: String, CodingKey {
    case id, person, fileName, size, began, kinds, fileKind, order, state, preview, outcome, batch, event
  }

  /// Whether it is a table, whose sheets, sign and unit may have to be told.
  package var isTable: Bool { fileKind == .table || fileKind == .workbook }

  /// What has to be said of the file as it is taken now.
  package var fields: [IntakeField] {
    order.kind.fields.filter { field in
      switch field {
      case .sheet: preview.map { $0.sheets.count > 1 } ?? false
      case .sign, .unit, .remember: order.kind != .ledger || isTable
      default: true
      }
    }
  }

  /// The kind's name in the store.
  static let workingKind = "import-job"
  /// The tag of the schema that is written today.
  private static let tag = "import-job/2"
  /// How long it is kept.
  ///
  /// **Unit** seconds
  static let kept: Int64 = 14 * 86_400

  private struct Tagged: Codable {
    let tag: String
    let job: IntakeJob
  }

  /// The bytes to keep.
  func bytes() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return Array(try encoder.encode(Tagged(tag: IntakeJob.tag, job: self)))
  }

  /// The job that the kept bytes hold; nil where another program wrote them.
  static func kept(_ bytes: [UInt8]) -> IntakeJob? {
    // Working data of another version is passed over: it expires.
    guard let tagged = try? JSONDecoder().decode(Tagged.self, from: Data(bytes)), tagged.tag == tag else { return nil }
    return tagged.job
  }
}
