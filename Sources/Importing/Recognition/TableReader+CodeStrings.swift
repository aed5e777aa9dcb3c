import Accounts
import Formats
import Kernel

extension TableReader {
  /// The order of the parts in code strings and what stands between them.
  mutating func settleCodeStrings() {
    guard let column = columns.first(where: { $0.role == .codeString }) else { return }
    let rows = grid.rows[(header.rows.upperBound + 1)...]
    let texts = rows.lazy.map { $0[column.index].text }
      .filter { $0.contains(where: \.isNumber) && TableRowRules.totalWord($0) == nil }
    separator = ["|", ";", "/", "-", ".", "_", " "].first { mark in
      !texts.isEmpty && texts.prefix(200).allSatisfy { TableCodeRules.trimmed($0).contains(mark) }
    }
    let said = mapping.codeString ?? TableHeadingRules.partsNamed(column.heading) ?? title.codeString
    order = said ?? CodingPart.allCases
    if said == nil, let odd = unlikelyCodeString(texts) {
      problems.append(
        TitleProblem.unclearCodeString(
          example: String(PersonalNumbers.masked(odd).text.prefix(40)), headerPlace))
      return
    }
    notes.append("Kodsträngen läses som \(order.map(\.term).joined(separator: ", ")).")
  }

  /// A code string that speaks against the usual order, in which the account comes first; nil where all agree with it
  /// and with no other.
  private func unlikelyCodeString(_ texts: some Sequence<String>) -> String? {
    guard let separator else { return nil }
    var places: Set<Int>?
    var first: String?
    for text in texts {
      let pieces =
        text.utf8.count > 200
        ? []
        : text.split(separator: separator, omittingEmptySubsequences: separator == " ")
          .map { TableCodeRules.trimmed(String($0)) }
      guard pieces.count > 1, pieces.allSatisfy({ $0.isEmpty || TableCodeRules.isCode($0) }) else { continue }
      first = first ?? text
      let plausible = Set(pieces.indices.filter { isAccount(pieces[$0]) })
      places = places.map { $0.intersection(plausible) } ?? plausible
      if places?.contains(0) == false { return text }
    }
    return (places?.count ?? 1) == 1 ? nil : first
  }

  /// Four digits of the classes 1–8.
  private func isAccount(_ code: String) -> Bool {
    code.utf8.count == 4 && code.utf8.allSatisfy { (48...57).contains($0) }
      && code.utf8.first.map { (49...56).contains($0) } == true
  }
}
