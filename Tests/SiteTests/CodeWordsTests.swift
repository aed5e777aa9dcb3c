import Formats
import Installed
import Organisation
import Reporting
import Storage
import Testing

@testable import Web

/// Pages say what things are called, not what the program stores for it.
struct CodeWordsTests {
  /// What is stored for states, steps, layers and roles. What is written alike in Swedish is left out, and so is what
  /// people of the example municipality log in as.
  private static let stored: Set<String> = Set(
    SectionState.allCases.map(\.rawValue) + StaffRole.allCases.map(\.rawValue) + WorkStep.allCases.map(\.rawValue)
      + Permission.allCases.map(\.rawValue)
      + [
        "open", "closed", "preliminary", "board", "administration", "unit", "board", "each-unit", "corrected",
        "refused", "withdrawn", "level", "variance", "rest", "addition", "sum", "leaf", "frame", "heading", "both",
        "either", "fiscal-year", "care-days", "placements", "hours", "cost", "revenue", "debit", "credit", "posting",
        "actual", "budget-version", "true", "false", "null", "cli", "web", "web:controller",
      ]
  ).subtracting(["controller", "administrator", "administration", "budget"])

  /// The stored words that stand alone somewhere on the page: a line, or a value in a list of them.
  private static func found(_ page: String) -> [String] {
    TermsWalkTests.readable(page).split(separator: "\n").flatMap { line in
      line.split { " ,;:.()\u{A0}→”".contains($0) }.map(String.init).filter(stored.contains).map { "\($0): \(line)" }
    }
  }

  @Test(
    "No page has a word of the program's where there is one of the reader's", arguments: ["controller", "chef-e230"])
  func everyPage(_ person: String) async throws {
    let pages = try await TermsWalkTests.walk(try SitePlace(), as: person)
    #expect(pages.count > 30)
    for (address, page) in pages where !address.hasPrefix("/hjalp") {
      let found = CodeWordsTests.found(page)
      #expect(found.isEmpty, "\(address): \(Set(found).sorted().prefix(10))")
    }
  }

  @Test("The history of a record of each kind is told in words")
  func records() async throws {
    let place = try SitePlace()
    var looked = 0
    for kind in RecordKinds.all.kinds {
      let list = try await place.get("/historik/uppgifter?slag=\(kind.kind)", as: "controller").text
      let ways = list.matches(of: #/href="(\/historik\/uppgift\?[^"]*)"/#).map {
        String($0.output.1).replacing("&amp;", with: "&")
      }
      for way in Set(ways.prefix(2) + ways.suffix(2)) {
        looked += 1
        let page = try await place.get(way, as: "controller").text
        let found = CodeWordsTests.found(page)
        #expect(found.isEmpty, "\(way): \(Set(found).sorted().prefix(10))")
      }
    }
    #expect(looked > 30)
  }
}
