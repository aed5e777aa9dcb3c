import ArgumentParser
import Installed
import Kernel
import Reporting
import Storage

/// Shows a part of a report, with what is asked for and the words of the last occasion.
struct SectionShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a part: what is asked for, what is written, and the last occasion's words.",
    discussion: """
      EXAMPLE
        roder section show enhet --unit E230 --period 2019-04
      """)

  @OptionGroup var section: SectionOptions

  @OptionGroup var options: StoreOptions

  func run() async throws {
    let shell = Shell.current
    let desk = try options.desk(shell)
    let id = try await section.id(desk)
    let work = try await desk.ask(ReadWork.self, id.month)
    guard let row = work.rows.first(where: { $0.id == id }) else {
      var sections: [String] = []
      for row in work.rows where !sections.contains(row.demand.id) { sections.append(row.demand.id) }
      guard sections.contains(id.section) else { throw WorkProblem.unknownSection(id.section, known: sections) }
      let units = work.rows.filter { $0.demand.id == id.section && !$0.id.isOfBoard }.map(\.id.unit)
      throw WorkProblem.wrongUnit(section: id.section, unit: id.unit, known: units)
    }
    let works = WorkDesk(desk, sections: [Capabilities.money(desk)])
    let demanded = try await works.demanded(id)
    let remarks = try await desk.ask(ListDemandedRemarks.self, .init(id: id, demanded: demanded))
    let text = try await works.shown(row.work?.value.text ?? "", at: id.month)
    let last = try await works.shown(row.last?.text ?? "", at: id.month)
    for line in SectionText.lines(row, remarks, text: text, last: last) { try shell.say(line) }
  }
}

/// A part of a report as lines of text.
enum SectionText {
  /// The part, what is asked for, what is written, and what was written last time.
  static func lines(
    _ row: ReadWork.Row, _ remarks: ListDemandedRemarks.Output, text: String, last: String
  ) -> [String] {
    var lines = ["\(row.demand.title), \(row.unitText), \(SwedishText.text(row.id.month)): \(row.state.title)"]
    lines.append("  Att skriva: " + row.demand.instruction)
    if let due = row.work?.value {
      lines.append("  Senast ändrat av \(due.changed.actor) \(due.changed.at.textInStockholm)")
    }
    if let work = row.work, !work.value.reason.isEmpty { lines.append("  Att komplettera: " + work.value.reason) }
    lines += remarks.missing.map { "  Kommentar saknas: \($0.line) (över \($0.threshold))  \($0.key)" }
    if let work = row.work { lines += ["", "Text, version \(work.version):"] + indented(text) }
    if let before = row.last {
      lines += ["", "Förra tillfället, \(SwedishText.text(before.month)):"] + indented(last)
    }
    return lines
  }

  private static func indented(_ text: String) -> [String] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { $0.isEmpty ? "" : "  " + $0 }
  }
}
