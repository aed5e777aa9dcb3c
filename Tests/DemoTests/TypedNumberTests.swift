import Figures
import Forecasting
import Foundation
import Kernel
import Reporting
import RoderSandbox
import Testing

/// A number of the published spring closing with the key of the figure that it is, and whether the text has it wrong.
private let published: [(number: String, line: String, key: String, isWrong: Bool)] = [
  ("6 902 tkr", "Prognosen för helåret innebär", "variance", false),
  ("-6 358 tkr", "I vårbokslutet 2018", "actual", false),
  ("-2 440 tkr", "I vårbokslutet 2018", "last-year", true),
  ("927 tkr", "Jämfört med prognosen", "forecast-change", false),
]

@Test("The numbers of the published text are the demo's figures, and the one that is wrong is warned of")
func publishedText() async throws {
  let file = ProjectFolder.root.appending(path: "../shared/seeds/001_7af6b04b4060d992.txt")
  // Without the published documents there is nothing to hold it against.
  guard let text = try? String(contentsOf: file, encoding: .utf8) else {
    print("SKIPPED: the published text ../shared/seeds is missing")
    return
  }
  let desk = try DemoStore.desk()
  let april = try #require(Month("2019-04"))
  let month = try await FollowUpDesk(desk).month(april)
  let numbers = TypedNumbers(ProseResolver(month: april, catalogue: month.catalogue))
  for (number, start, measure, isWrong) in published {
    let line = try #require(
      text.split(separator: "\n").first { $0.contains(number) && $0.contains(start) }, "\(number)")
    let escaped = line.map { "{}".contains($0) ? String([$0, $0]) : String($0) }.joined()
    let findings = numbers.findings(in: ProseParser.stored(escaped).prose)
    let finding = try #require(findings.first { $0.number.text == number }, "\(number)")
    let measures = (isWrong ? finding.contradicted.map { [$0] } ?? [] : finding.offers).map(\.key.measure)
    #expect(measures.contains { $0 == measure || (measure == "last-year" && $0 == "actual") }, "\(number): \(finding)")
    #expect((finding.contradicted != nil) == isWrong, "\(number): \(finding)")
    for other in findings {
      print(other.number.text, other.offers.first?.shown ?? "-", other.contradicted?.shown ?? "-")
    }
  }
}
