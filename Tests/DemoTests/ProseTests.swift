import Documents
import Figures
import Forecasting
import Kernel
import Reporting
import Testing

private func month() async throws -> MonthSections {
  try await FollowUpDesk(DemoStore.desk()).month(try #require(Month("2019-04")))
}

@Test("Every figure of the demo's catalogue is written with names so that its key is read back")
func everyFigureOfTheDemo() async throws {
  let directory = FigureDirectory(try await month().catalogue)
  var count = 0
  for measure in directory.measures {
    let allowed = directory.members.filter { directory.allows(measure.name, of: FigureSelection($0.axis, $0.id)) }
    let first = [[]] + allowed.map { [FigureSelection($0.axis, $0.id)] }
    for (number, selections) in first.enumerated() {
      // Each member alone, and with one of another axis.
      let other = allowed.isEmpty ? nil : allowed[number * 7 % allowed.count]
      let second = other.map { selections + [FigureSelection($0.axis, $0.id)] } ?? selections
      for chosen in [selections, second] where directory.offers(measure.name, of: chosen.map(\.axis)) {
        guard Set(chosen.map(\.axis)).count == chosen.count else { continue }
        let period = measure.periods == .fullYear ? "full-year" : ["to-date", "2019", "2019-02..2019-03"][count % 3]
        let key = ([measure.name] + chosen.map { $0.axis + "/" + $0.id } + [period]).joined(separator: ":")
        let stored = ProseRules.stored(ProseParser.stored(key.contains(" ") ? "{\"\(key)\"}" : "{\(key)}").prose)
        let shown = ProseRules.shown(stored: stored, directory)
        #expect(try ProseRules.stored(shown: shown, directory) == stored, "\(shown)")
        count += 1
      }
    }
  }
  print("\(count) figures")
  #expect(count > 1_000)
}

@Test("What the picker writes is read back as the figure that it showed")
func pickedFigures() async throws {
  let desk = try DemoStore.desk()
  let figures = ProseDesk(
    desk, sections: [{ month, asOf, _ in try await FollowUpDesk(desk).month(month, asOf: asOf).sources }])
  let april = try #require(Month("2019-04"))
  for typed in [
    "personal prognos avv", "utfall lokalhyror", "avv hel", "budget intäkter 2019", "köp utfall april", "ram",
    "försörjningsstöd", "prognos ekb", "utfall föregående år personal", "resultat hittills",
  ] {
    let rows = try await figures.pick(typed, month: april)
    #expect(!rows.isEmpty, "\(typed)")
    for row in rows.prefix(3) {
      let read = try await figures.read("Det är \(row.shown).", month: april)
      #expect(read.problems.isEmpty, "\(row.shown)")
      #expect(read.inlines.plainText == "Det är \(row.text).")
      #expect(read.stored == "Det är \(row.stored).")
    }
  }
}
