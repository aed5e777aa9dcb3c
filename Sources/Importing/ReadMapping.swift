package import Storage

/// How the files of a source are read; the standard mapping where none is saved.
package enum ReadMapping: Question {
  package static let name = "importing.read-mapping"
  package static let permission = Permission.importFacts
  package typealias Input = String
  package typealias Output = SourceMapping

  package static func answer(_ input: String, view: View) throws -> SourceMapping {
    try view.state.record(SourceMapping.self, id: input)?.value ?? .standard
  }
}
