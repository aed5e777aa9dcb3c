package import Formats
package import HTML

/// What stands around every page of one board for one visitor: the board's name, search, who is logged in, the menu and
/// the foot.
package struct PageFrame: Sendable {
  /// Who is looking.
  package struct Visitor: Sendable {
    /// The name that is shown.
    package let name: String
    /// The role in a word or two; empty where there is none to tell.
    package let role: String
    /// Where the visitor's own page lies.
    package let address: String
    /// Where the form that logs out is sent.
    package let logOutAddress: String
    /// What proves that a form comes from a page of this session.
    package let token: FormToken

    /// A visitor.
    package init(name: String, role: String, address: String, logOutAddress: String, token: FormToken) {
      self.name = name
      self.role = role
      self.address = address
      self.logOutAddress = logOutAddress
      self.token = token
    }
  }

  /// The address beneath which all of the board's pages lie: empty, or `/sn`.
  package let base: String
  /// The board's name; before logging in what the program is called.
  package let board: String
  /// The municipality's name; empty where it is not known.
  package let municipality: String
  /// Who is looking; nil before logging in.
  package let visitor: Visitor?
  /// The pages that the visitor may open.
  package let menu: [MainPage]
  /// The fields that say which past moment the page is about; none for now.
  package let moment: FormFields
  /// What is searched for on the page; empty but where search answers.
  package let searched: String
  /// The page's own address as it is now, for pages that may be asked for as they were; nil for those that may not.
  package let own: String?

  /// A frame.
  package init(
    base: String, board: String, municipality: String = "", visitor: Visitor?, menu: [MainPage],
    moment: FormFields = FormFields(), searched: String = "", own: String? = nil
  ) {
    self.base = base
    self.board = board
    self.municipality = municipality
    self.visitor = visitor
    self.menu = menu
    self.moment = moment
    self.searched = searched
    self.own = own
  }

  /// An address of the board, at the same moment.
  private func address(_ path: String) -> String {
    base + "/" + path + (moment.fields.isEmpty ? "" : "?" + moment.encoded)
  }

  /// Where search lies.
  package var searchAddress: String { base + "/sok" }
  /// Where help with the keyboard lies.
  package var keysAddress: String { base + "/hjalp/tangenter" }

  /// The whole page, from `html`.
  package func page(_ page: PageContent) -> Node {
    .element(
      .html, [.lang("sv")],
      [
        head(page),
        .element(
          .body, [],
          [
            .element(.a, [.class("skip"), .href("#innehall")], "Hoppa till innehållet"),
            top, mainMenu(page.section), crumbs(page), moment(page),
            .element(
              .main, [.id("innehall"), .tabIndex(-1)],
              [Look.faults(page.faults), .element(.h1, [], page.title)] + page.content),
            foot(page),
          ]),
      ])
  }

  private func head(_ page: PageContent) -> Node {
    let fault = page.faults.isEmpty ? "" : "Fel: "
    return .element(
      .head, [],
      [
        .element(.meta, [.charsetUTF8]),
        .element(.meta, [.name("viewport"), .content("width=device-width, initial-scale=1")]),
        .element(.meta, [.name("color-scheme"), .content("light dark")]),
        .element(.title, [], fault + page.title + " – " + board),
        .element(.link, [.rel("stylesheet"), .href(address(of: .style))]),
        .element(.link, [.rel("icon"), .type("image/svg+xml"), .href(address(of: .icon))]),
        .script(from: address(of: .script)),
      ])
  }

  /// Where the file is served, the same for all boards.
  package func address(of asset: Asset) -> String { "/filer/" + asset.name }

  private var top: Node {
    var content: [Node] = [.element(.a, [.href(address(""))], board)]
    if !municipality.isEmpty { content.append(.element(.span, [], municipality)) }
    var parts: [Node] = [.element(.p, [.class("board")], content)]
    if let visitor { parts += [find, person(visitor)] }
    return .element(.header, [.class("top")], parts)
  }

  private var find: Node {
    .element(
      .form, [.class("find"), .role("search"), .method("get"), .action(searchAddress)],
      [
        .fragment(moment.fields.map { Look.hidden($0.name, $0.value) }),
        .element(.label, [.class("spoken"), .for("sok")], "Sök i allt"),
        .element(
          .input,
          [.type("search"), .id("sok"), .name("q"), .autocomplete("off"), .maxLength(200)]
            + (searched.isEmpty ? [] : [.value(searched)])),
        .element(.button, [.type("submit"), .class("second")], "Sök"),
      ])
  }

  private func person(_ visitor: Visitor) -> Node {
    let role: Node = visitor.role.isEmpty ? .nothing : .element(.small, [], visitor.role)
    return .element(
      .div, [.class("person")],
      [
        .element(.a, [.href(visitor.address)], visitor.name), role,
        Look.form(
          to: visitor.logOutAddress, token: visitor.token,
          [.element(.button, [.type("submit"), .class("quiet")], "Logga ut")]),
      ])
  }

  private func mainMenu(_ section: MainPage?) -> Node {
    guard !menu.isEmpty else { return .nothing }
    return .element(
      .nav, [.class("main"), .aria("label", "Huvudmeny")],
      [
        .element(
          .ul, [],
          menu.map { item in
            let isOfNow = !moment.fields.isEmpty && !item.hasPast
            return Look.menuItem(
              item.title + (isOfNow ? " (nu)" : ""), to: isOfNow ? base + "/" + item.path : address(item.path),
              isCurrent: item == section)
          })
      ])
  }

  private func crumbs(_ page: PageContent) -> Node {
    guard !page.crumbs.isEmpty else { return .nothing }
    let items = page.crumbs.map { Node.element(.li, [], [.element(.a, [.href($0.address)], $0.title)]) }
    return .element(
      .nav, [.class("crumbs"), .aria("label", "Du är här")],
      [
        .element(
          .ol, [],
          items + [.element(.li, [], [.element(.span, [.aria("current", "page")], page.title)])])
      ])
  }

  private func moment(_ page: PageContent) -> Node {
    guard let moment = page.moment else { return .nothing }
    return .element(
      .section, [.class("moment"), .aria("label", "Tidpunkt")],
      [
        .element(
          .p, [],
          [
            .element(.strong, [], "Så här såg det ut \(moment.words)."),
            .text(" Det som har hänt efter det syns inte, och inget kan ändras här."),
          ]),
        .element(.p, [], [.element(.a, [.href(moment.nowAddress)], "Visa som det är nu")] + otherDay(page, ", eller ")),
      ])
  }

  /// The way to the page as it was another day, after the words; nothing for pages that have no past.
  private func otherDay(_ page: PageContent, _ before: String = "") -> [Node] {
    guard let own, page.section?.hasPast == true else { return [] }
    let address = QueryText.address(["historik"], ["sida": own])
    let words = before.isEmpty ? "Visa sidan som den var en annan dag" : "som det var en annan dag"
    return [.text(before), .element(.a, [.href(base + address + "#per-rubrik")], words)]
  }

  private func foot(_ page: PageContent) -> Node {
    var links: [Node] = [.element(.p, [], [.element(.a, [.href(base + "/hjalp")], "Hjälp")])]
    if visitor != nil {
      links.append(
        .element(.p, [], [.element(.a, [.href(keysAddress), .data("keys", "")], "Tangenter")]))
    }
    let day = page.moment == nil ? otherDay(page) : []
    if !day.isEmpty { links.append(.element(.p, [], day)) }
    return .element(.footer, [.class("foot")], links)
  }
}
