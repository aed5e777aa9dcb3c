package import Kernel

/// What can be wrong with a document that is kept.
package enum DocumentProblem: Problem, Hashable {
  /// The bytes hold no document; the path of what could not be read, `document.blocks[3]`, where it is known.
  case damaged(String)
  /// The document bears the tag of a schema that this program does not know.
  case newerThanProgram(tag: String)
  /// The document contradicts itself and cannot be kept; the path of what is wrong, where it is known.
  case unsound(String)

  package var code: String {
    switch self {
    case .damaged: "documents.damaged"
    case .newerThanProgram: "documents.newer-than-program"
    case .unsound: "documents.unsound"
    }
  }

  package var place: Place {
    switch self {
    case .damaged(let path), .unsound(let path): path.isEmpty ? Place() : Place(field: path)
    case .newerThanProgram(let tag): Place(field: tag)
    }
  }

  package var message: String {
    switch self {
    case .damaged: "Det sparade dokumentet är skadat och går inte att läsa."
    case .newerThanProgram(let tag): "Dokumentet är sparat med formen ”\(tag)”, som den här versionen inte känner till."
    case .unsound: "Dokumentet motsäger sig självt och går inte att spara."
    }
  }

  package var remedy: Remedy {
    switch self {
    case .damaged:
      .atServer(
        command: "Hämta det ur en säkerhetskopia; roder verify visar om mer är skadat.",
        asking: "hämta det ur en säkerhetskopia")
    case .newerThanProgram:
      .atServer(
        command: "Uppgradera Roder till den version som sparade dokumentet eller en senare.",
        asking: "uppgradera Roder till den version som sparade dokumentet eller en senare")
    case .unsound: "Rätta mallens tabeller och diagram; platsen visar vilken del det gäller."
    }
  }

  /// Where in the tree a value could not be read.
  static func path(of error: DecodingError) -> String {
    let context: DecodingError.Context
    switch error {
    case .typeMismatch(_, let found), .valueNotFound(_, let found), .keyNotFound(_, let found),
      .dataCorrupted(let found):
      context = found
    @unknown default: return ""
    }
    var path = ""
    for key in context.codingPath {
      if let index = key.intValue {
        path += "[\(index)]"
      } else {
        path += (path.isEmpty ? "" : ".") + key.stringValue
      }
    }
    return path
  }
}
