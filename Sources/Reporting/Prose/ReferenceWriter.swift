import Figures

/// Writes references so that reading gives them back.
struct ReferenceWriter {
  /// The names of the shown form; nil where the stored form is written.
  let directory: FigureDirectory?

  /// The reference with its braces.
  func text(_ reference: FigureReference) -> String {
    let expression =
      switch reference.expression {
      case .figure(let term): text(term)
      case .change(let new, let old): text(new) + " − " + text(old)
      case .share(let part, let whole): text(part) + " / " + text(whole)
      }
    let format = reference.format.text
    return "{" + expression + (format.isEmpty ? "" : " | " + format) + "}"
  }

  private func text(_ term: FigureReference.Term) -> String {
    guard let directory else { return stored(term) }
    let title = directory.title(of: term.measure)
    var items = term.selections.map { name(of: $0, in: term.measure, directory) }
    if items.isEmpty { items.append(ReferenceReader.wholeBoard) }
    items.append(term.period.shown)
    if let moment = term.moment { items.append(moment.shown) }
    return (ReferenceWriter.needsMarks(title) ? QuotedText.quoted(title) : title) + ": "
      + items.joined(separator: ", ")
  }

  private func stored(_ term: FigureReference.Term) -> String {
    let key =
      ([term.measure] + term.selections.map { $0.axis + "/" + $0.id } + [term.period.stored]).joined(separator: ":")
    let isOdd = key.contains { $0.isWhitespace || "{}|".contains($0) || QuotedText.isMark($0) }
    return (isOdd ? QuotedText.quoted(key) : key) + (term.moment.map { "@" + $0.stored } ?? "")
  }

  private func name(of selection: FigureSelection, in measure: String, _ directory: FigureDirectory) -> String {
    if selection.isCurrent, let word = FigureAxis.definite(selection.axis) { return word }
    let name = directory.name(of: selection, in: measure)
    let plain = SearchText.plain(name)
    let axes = Set(directory.axes(of: measure) + [selection.axis])
    // With its axis before it, only the name stands between marks.
    if name != directory.member(selection)?.name, let (axis, own) = ReferenceReader.axisAndName(name, axes) {
      return FigureAxis.word(axis) + " " + (ReferenceWriter.needsMarks(own) ? QuotedText.quoted(own) : own)
    }
    let looksOtherwise =
      plain == ReferenceReader.wholeBoard || FigureAxis.axis(definite: plain) != nil || ProsePeriod(shown: name) != nil
      || ProseMoment.begins(plain) || ReferenceReader.axisAndName(name, axes) != nil
    return looksOtherwise || ReferenceWriter.needsMarks(name) ? QuotedText.quoted(name) : name
  }

  /// Whether a name holds what has a meaning of its own in a reference.
  private static func needsMarks(_ name: String) -> Bool {
    let characters = Array(name)
    guard let first = characters.first, let last = characters.last, !first.isWhitespace, !last.isWhitespace else {
      return true
    }
    return characters.indices.contains { index in
      let character = characters[index]
      if "{}|,:#".contains(character) || QuotedText.isMark(character) || character.isNewline { return true }
      guard "-−–/".contains(character) else { return false }
      return index == 0 || index + 1 == characters.count || characters[index - 1].isWhitespace
        || characters[index + 1].isWhitespace
    }
  }
}
