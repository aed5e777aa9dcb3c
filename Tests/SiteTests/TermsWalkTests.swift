import Formats
import Foundation
import Kernel
import Organisation
import RoderSandbox
import Storage
import Testing

@testable import Web

/// Every page and the month's report with a word of the installation's for each idea of the catalogue.
struct TermsWalkTests {
  /// Words that nobody has, of the other gender than the program's.
  private static func marker(_ term: Term) -> TermForms {
    let stem = "qx" + term.rawValue.filter { $0 != "-" }
    let gender: TermForms.Gender = term.defaults[0].gender == .common ? .neuter : .common
    return TermForms(stem + "a", stem + "b", stem + "c", stem + "d", gender)
  }

  private static func choose(_ place: SitePlace) async throws {
    for term in Term.allCases {
      let forms = marker(term)
      let answer = try await place.post(
        "/installningar/ord/" + term.rawValue,
        [
          "en": forms.singular, "den": forms.definite, "flera": forms.plural, "alla": forms.definitePlural,
          "artikel": forms.gender.rawValue,
        ], as: "controller")
      #expect(answer.status == 303, "\(answer.text)")
    }
  }

  // MARK: What is read on a page

  /// The program's own words in any form.
  private static let own: Set<String> = Set(
    Term.allCases.flatMap { term in
      term.defaults.flatMap { forms in TermForms.Form.allCases.flatMap { [forms[form: $0], forms[form: $0] + "s"] } }
    })

  /// What stands on pages that others wrote, or that files and commands are made of.
  private static let others: [String] = [
    // The reasons of events, and the columns of files.
    "Nämndens uppföljningsområden", "Uppställningar för drift och investering", "Kolumnerna är uppställning, rad",
  ]

  /// Pages whose words are not of now: those that choose words, those of an earlier moment, locked reports as they were
  /// locked, and what differs from them.
  private static func isOfOtherWords(_ address: String) -> Bool {
    address.hasPrefix("/installningar/ord") || address.contains("handelse=") || address.contains("per=")
      || ["/version?", "/fil?", "/jamfor?"].contains(where: address.contains)
  }

  /// The words that people see or hear: text, and what attributes say.
  static func readable(_ page: String) -> String {
    var text = page.replacing(/<(?:script|style)[^>]*>.*?<\/(?:script|style)>/.dotMatchesNewlines(), with: " ")
    let spoken = text.matches(of: #/(?:aria-label|title|placeholder|alt)="([^"]*)"/#).map { String($0.1) }
    text = text.replacing(/<code[^>]*>.*?<\/code>/.dotMatchesNewlines(), with: " ")
    text = text.replacing(/<[^>]*>/, with: "\n")
    return text + "\n" + spoken.joined(separator: "\n")
  }

  /// The lines with a word of the program's.
  private static func left(_ page: String) -> [String] {
    readable(page).split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { line in
      guard !others.contains(where: line.contains) else { return false }
      return line.lowercased().split { !$0.isLetter && !$0.isNumber }.contains { own.contains(String($0)) }
    }
  }

  private static func links(_ page: String) -> [String] {
    page.matches(of: #/href="(/[^"\#]*)/#).map { String($0.1).replacing("&amp;", with: "&") }
  }

  /// The pages that can be come to from the first, two of each kind.
  static func walk(_ place: SitePlace, as person: String) async throws -> [(address: String, page: String)] {
    var table = RouteTable<Route>()
    for route in Site.routes(place.site.settings) { table.add(route.method, route.pattern, route) }
    var seen: Set<String> = []
    var counts: [String: Int] = [:]
    var queue = ["/laget"]
    var pages: [(String, String)] = []
    while !queue.isEmpty {
      let address = queue.removeFirst()
      guard seen.insert(address).inserted, !address.hasPrefix("/logga-ut") else { continue }
      let path = address.split(separator: "?").first.map(String.init) ?? "/"
      // What is no address of ours is not walked.
      guard let steps = try? QueryText.steps(path), case .found(let route, _) = table.match(.get, steps) else {
        continue
      }
      let pattern = route.pattern.description
      guard counts[pattern, default: 0] < 3 else { continue }
      counts[pattern, default: 0] += 1
      let answer = try await place.get(address, as: person)
      guard answer.headers["content-type"]?.hasPrefix("text/html") == true else { continue }
      pages.append((address, answer.text))
      queue += links(answer.text)
    }
    return pages
  }

  @Test("No page has the program's word where the installation has its own", arguments: ["controller", "chef-e230"])
  func everyPage(_ person: String) async throws {
    let place = try SitePlace()
    try await TermsWalkTests.choose(place)
    let pages = try await TermsWalkTests.walk(place, as: person)
    #expect(pages.count > 30)
    for term in Term.allCases where person == "controller" {
      let word = TermsWalkTests.marker(term).singular.dropLast()
      #expect(pages.contains { $0.page.contains(word) && !$0.address.contains("/ord") }, "\(term) is nowhere")
    }
    for (address, page) in pages where !TermsWalkTests.isOfOtherWords(address) {
      let left = TermsWalkTests.left(page)
      #expect(left.isEmpty, "\(address): \(Set(left).sorted().prefix(20))")
    }
  }

  @Test("A chosen word and back again leaves every page as it was; the page of a past day keeps that day's words")
  func backAgain() async throws {
    let place = try SitePlace()
    func pages() async throws -> [String: String] {
      var pages: [String: String] = [:]
      for address in [
        "/laget", "/prognos/E230", "/rapporter/2019-04", "/rapporter/2019-04/forhandsgranska",
      ] {
        let text = try await place.get(address, as: "controller").text
        // The number of the last event alone may differ.
        pages[address] = TermsWalkTests.readable(text).replacing(/händelse [0-9]+/, with: "")
      }
      return pages
    }
    let before = try await pages()
    try await TermsWalkTests.choose(place)
    let chosen = try await pages()
    for (address, page) in before { #expect(chosen[address] != page, "\(address)") }
    let past = try await place.get("/prognos/E230?per=2019-05-23", as: "controller").text
    #expect(past.contains("Utfall") && !past.contains("qxactual") && !past.contains("Qxactual"))
    for term in Term.allCases {
      #expect(
        try await place.post("/installningar/ord/\(term.rawValue)/aterstall", as: "controller").status == 303)
    }
    #expect(try await pages() == before)
  }

  @Test("A locked report keeps its words, on its page and in its files")
  func locked() async throws {
    let place = try SitePlace()
    let address = "/rapporter/2019-04/version?rapport=2019-04/varbokslut/6"
    let before = try await place.get(address, as: "controller").text
    #expect(before.contains("Utfall"))
    try await TermsWalkTests.choose(place)
    let main = { (page: String) in page.firstMatch(of: /<h1.*<\/main>/.dotMatchesNewlines()).map { String($0.output) } }
    let after = try await place.get(address, as: "controller").text
    #expect(TermsWalkTests.left(after).count == TermsWalkTests.left(before).count && main(before) != nil)
  }

  @Test("A word is shown in sentences before it is chosen; an odd or taken word is refused at its field")
  func form() async throws {
    let place = try SitePlace()
    let fields = "en=analys&den=analysen&flera=analyser&alla=analyserna&artikel=en"
    let shown = try await place.get("/installningar/ord/remark?" + fields, as: "controller")
    #expect(shown.status == 200 && shown.text.contains("En analys saknas. Analysen visas bland analyserna"))
    #expect(try await place.get("/installningar/ord", as: "controller").text.contains("Roders egna ord används"))
    let odd = try await place.post(
      "/installningar/ord/remark",
      ["en": "an<lys", "den": "", "flera": "utfall", "alla": "analyserna", "artikel": "en"], as: "controller")
    #expect(odd.status == 422 && odd.text.contains("href=\"#en\"") && odd.text.contains("href=\"#den\""))
    #expect(odd.text.contains("betyder redan något annat"))
    let good: FormFields = [
      "en": "Analys", "den": "analysen", "flera": "analyser", "alla": "analyserna", "artikel": "en",
      "skal": "Så säger vi",
    ]
    for other in ["chef-e230", "ledamot", "revisor"] {
      #expect(try await place.get("/installningar/ord", as: other).status == 200)
      #expect(try await place.get("/installningar/ord/remark", as: other).status == 403)
      #expect(try await place.post("/installningar/ord/remark", good, as: other).status == 403)
    }
    #expect(try await place.post("/installningar/ord/remark", good, as: "controller").status == 303)
    let page = try await place.get("/installningar/ord", as: "ledamot").text
    #expect(page.contains("en analys, analysen, analyser, analyserna") && page.contains("24\u{A0}maj"))
    #expect(try await place.get("/prognos/E230", as: "controller").text.contains("Enhetens analys"))
    #expect(try await place.get("/installningar/ord/finns-inte", as: "controller").status == 404)
    #expect(try await place.get("/historik", as: "controller").text.contains("Valde ord"))
  }
}
