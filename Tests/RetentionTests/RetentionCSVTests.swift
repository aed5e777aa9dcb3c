import Formats
import Kernel
import Retention
import Testing

@Suite("Retention: the plan's file")
struct RetentionCSVTests {
  private static let header = "id;gäller;år;månader;räknas från;stöd;gäller från;beslut\n"

  private func read(_ rows: String) throws -> RetentionPlan {
    try RetentionCSV.read(name: "plan.csv", bytes: Array((Self.header + rows).utf8))
  }

  private func codes(_ rows: String) -> [String] {
    do {
      _ = try read(rows)
      return []
    } catch let problems as Problems {
      return problems.all.map(\.code)
    } catch {
      return ["\(error)"]
    }
  }

  @Test("A rule says what, how long, counted from what, on which ground and from when")
  func rule() throws {
    let rule = try #require(
      try read("k;Källfiler;7;;räkenskapsårets  slut;LKBR 3 kap. 13 §;2019-01-01;KF § 5\n").rules.first)
    #expect(rule.subject == .sourceFiles)
    #expect(rule.months == 84)
    #expect(rule.counted == .fiscalYear)
    #expect(rule.decision == "KF § 5")
    #expect(try read("k;prognosutkast;;3;uppföljningen;x;2019-01-01;\n").rules.first?.months == 3)
    #expect(try read("k;prognosutkast;1;3;uppföljningen;x;2019-01-01;\n").rules.first?.months == 15)
    #expect(try read("k;prognosutkast;0;;uppföljningen;x;2019-01-01;\n").rules.first?.months == 0)
  }

  @Test(
    "What a rule cannot say is refused with its place",
    arguments: [
      ("k;personakter;7;;uppföljningen;x;2019-01-01;\n", "retention.unknown-word"),
      ("k;källfiler;7;;jul;x;2019-01-01;\n", "retention.unknown-word"),
      ("k;källfiler;sju;;uppföljningen;x;2019-01-01;\n", "retention.bad-period"),
      ("k;källfiler;;;uppföljningen;x;2019-01-01;\n", "retention.bad-period"),
      ("k;källfiler;-1;;uppföljningen;x;2019-01-01;\n", "retention.bad-period"),
      ("k;källfiler;101;;uppföljningen;x;2019-01-01;\n", "retention.bad-period"),
      ("k;källfiler;999999999999999999999;;uppföljningen;x;2019-01-01;\n", "retention.bad-period"),
      ("k;källfiler;1200;;uppföljningen;x;2019-01-01;\n", "retention.bad-period"),
      ("k;källfiler;0;;senaste ändring;x;2019-01-01;\n", "retention.below-law"),
      ("k;verifikationstexter;6;11;räkenskapsårets slut;x;2019-01-01;\n", "retention.below-law"),
      ("k;verifikationsrader;;83;uppföljningen;x;2019-01-01;\n", "retention.below-law"),
      ("k;källfiler;7;;uppföljningen;;2019-01-01;\n", "formats.missing-value"),
      ("k;källfiler;7;;uppföljningen;x;;\n", "formats.missing-value"),
      (";källfiler;7;;uppföljningen;x;2019-01-01;\n", "formats.missing-value"),
      (
        "a;källfiler;7;;uppföljningen;x;2019-01-01;\na;kommentarer;7;;uppföljningen;x;2019-01-01;\n",
        "retention.repeated-rule"
      ),
      (
        "a;källfiler;7;;uppföljningen;x;2019-01-01;\nb;källfiler;8;;uppföljningen;x;2019-01-01;\n",
        "retention.repeated-rule"
      ),
    ])
  func refused(rows: String, code: String) {
    #expect(codes(rows) == [code])
  }
}
