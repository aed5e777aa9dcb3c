import HTML
import Testing
import Web

@Suite("The look")
struct LookTests {
  private func text(_ node: Node) -> String {
    var renderer = Renderer()
    renderer.append(node)
    return String(decoding: renderer.bytes, as: UTF8.self)
  }

  private let frame = PageFrame(
    base: "/sn", board: "Socialnämnden", municipality: "Exempelby",
    visitor: .init(
      name: "Anna Ek", role: "ekonom", address: "/sn/konto", logOutAddress: "/sn/logga-ut", token: FormToken("t")),
    menu: MainPage.allCases)

  @Test("A form with faults says so first in the title, in a summary with links, and beside the fields")
  func faults() {
    let fault = FieldFault("Skriv lösenordet.", at: "losenord")
    let page = text(
      frame.page(
        PageContent(
          "Logga in", faults: [fault], [Look.field(Field("losenord", "Lösenord", .password), faults: [fault])])))
    #expect(page.contains("<title>Fel: Logga in – Socialnämnden</title>"))
    #expect(page.contains("<h2 id=\"fel-rubrik\">Ett fel måste rättas</h2>"))
    #expect(page.contains("<a href=\"#losenord\">Skriv lösenordet.</a>"))
    #expect(page.contains("aria-describedby=\"losenord-fel\" aria-invalid=\"true\""))
    #expect(page.contains("<span class=\"spoken\">Fel: </span>Skriv lösenordet.</p>"))
  }

  @Test("The menu tells which page is open, and a visitor who has not logged in sees none")
  func menu() {
    let page = text(frame.page(PageContent("Drift", in: .economy, [])))
    #expect(page.contains("<a href=\"/sn/ekonomi\" aria-current=\"page\">Ekonomi</a>"))
    #expect(page.components("aria-current").count == 1)
    let open = PageFrame(base: "", board: "Roder", visitor: nil, menu: [])
    #expect(!text(open.page(PageContent("Logga in", []))).contains("<nav"))
  }

  @Test("A page at a past moment says so and leads back")
  func moment() {
    let page = text(
      frame.page(PageContent("Drift", at: .init(words: "den 8 maj 2019", nowAddress: "/sn/ekonomi"), [])))
    #expect(page.contains("<strong>Så här såg det ut den 8 maj 2019.</strong>"))
    #expect(page.contains("<a href=\"/sn/ekonomi\">Visa som det är nu</a>"))
  }

  @Test("Every form that writes carries the token of its session")
  func token() {
    let form = text(Look.form(to: "/a", token: FormToken("hemlig"), behaviour: .inPlace, []))
    #expect(form.contains("<input type=\"hidden\" name=\"csrf\" value=\"hemlig\">"))
    #expect(form.contains("method=\"post\" action=\"/a\" data-inplace=\"\""))
  }

  @Test("Files are called by their content and lie in the page's head; nothing is written into the page itself")
  func assets() {
    let page = text(frame.page(StylePage.content(address: "/sn/stil", help: "/sn/hjalp")))
    for asset in Asset.all { #expect(page.contains("\"/filer/" + asset.name)) }
    #expect(Asset.style.name.hasPrefix("roder-") && Asset.style.name.hasSuffix(".css"))
    #expect(!page.contains("style=") && !page.contains("<style") && !page.contains(" onclick"))
    #expect(page.components("<script").count == 1 && page.contains("defer></script>"))
  }

  @Test("No id stands twice on the page that shows all pieces, and every label leads to a field")
  func ids() {
    let page = text(frame.page(StylePage.content(address: "/sn/stil", help: "/sn/hjalp")))
    let ids = values(of: " id=\"", in: page)
    #expect(ids.count == Set(ids).count)
    for label in values(of: "<label for=\"", in: page) { #expect(ids.contains(label), "\(label)") }
    for part in values(of: "aria-labelledby=\"", in: page) { #expect(ids.contains(part), "\(part)") }
  }

  private func values(of start: String, in page: String) -> [String] {
    page.components(start).map { String($0.prefix { $0 != "\"" }) }
  }
}

extension String {
  /// What follows each place where the text stands.
  fileprivate func components(_ text: String) -> [Substring] {
    var parts: [Substring] = []
    var rest = self[...]
    while let range = rest.firstRange(of: text) {
      rest = rest[range.upperBound...]
      parts.append(rest)
    }
    return parts
  }
}
