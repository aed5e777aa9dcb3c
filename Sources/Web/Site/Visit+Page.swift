import Access
import Formats
package import HTML
import Kernel
import Organisation
import Storage

extension Visit {
  /// The page as an answer, in the frame that every page of the board has.
  package func page(_ content: PageContent, status: Int = 200) -> WebAnswer {
    .page(Renderer.page(frame.page(content)), status: status)
  }

  /// A page about the visit's moment, which is marked where it is not now.
  package func page(
    _ title: String, in section: MainPage? = nil, beneath crumbs: [PageContent.Crumb] = [], faults: [FieldFault] = [],
    status: Int = 200, _ content: [Node]
  ) -> WebAnswer {
    page(
      PageContent(title, in: section, beneath: crumbs, at: past, faults: faults, content), status: status)
  }

  /// What proves that a form comes from a page of this visit.
  package var token: FormToken { FormToken(visitor?.csrf ?? "") }

  /// Sends the browser on to the same page as it is now, where a page has no past.
  var atPresent: WebAnswer { .seeOther(nowAddress) }

  private var past: PageContent.PastMoment? {
    moment.map { moment in
      PageContent.PastMoment(words: moment.text(in: terms), nowAddress: nowAddress)
    }
  }

  /// The same address without the moment.
  private var nowAddress: String {
    var fields = query
    fields = FormFields(fields.fields.filter { !Visit.momentFields.contains($0.name) })
    return QueryText.parts(request.target).path + (fields.fields.isEmpty ? "" : "?" + fields.encoded)
  }

  private var frame: PageFrame {
    PageFrame(
      base: base, board: boardName.isEmpty ? "Roder" : boardName, municipality: municipality,
      visitor: visitor.map { visitor in
        PageFrame.Visitor(
          name: visitor.rights.name, role: SwedishText.list(roleTitles(visitor)), address: base + "/konto",
          logOutAddress: base + "/logga-ut", token: token)
      }, menu: visitor == nil ? [] : menu,
      moment: moment == nil ? [:] : FormFields(query.fields.filter { Visit.momentFields.contains($0.name) }),
      searched: isAbout("sok") ? query["q"] ?? "" : "",
      // The day is chosen in Historik, so that page does not lead to itself.
      own: request.method == .get && hasPast && visitor != nil && menu.contains(.history)
        && !isAbout(MainPage.history.path) ? nowAddress : nil)
  }

  /// Whether the page's address is that step beneath the board's.
  private func isAbout(_ step: String) -> Bool { QueryText.parts(request.target).path == base + "/" + step }

  /// What somebody is, each role once.
  private func roleTitles(_ visitor: LoggedIn) -> [String] {
    visitor.rights.roles.map(\.role.title).reduce(into: []) { titles, title in
      if !titles.contains(title) { titles.append(title) }
    }
  }

  /// The way to a main page; its name alone for whoever may not open it.
  func way(to page: MainPage) -> Node {
    menu.contains(page) ? Look.link(page.title, link(page.path)) : .text(page.title)
  }

  /// The pages that whoever visits may open.
  var menu: [MainPage] {
    MainPage.allCases.filter { page in
      page.permissions.map { $0.contains(where: may) } ?? true
    }
  }
}
