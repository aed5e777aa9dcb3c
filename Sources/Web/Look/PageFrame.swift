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

  /// A frame.
  package init(
    base: String, board: String, municipality: String = "", visitor: Visitor?, menu: [MainPage],
    moment: FormFields = FormFields()
  ) {
    self.base = base
    self.board = board
    self.municipality = municipality
    self.visitor = visitor
    self.menu = menu
    self.moment = moment
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
            foot,
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
        .element(.input, [.type("search"), .id("sok"), .name("q"), .autocomplete("off"), .maxLength(200)]),
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
        .element(.p, [], [.element(.a, [.href(moment.nowAddress)], "Visa som det är nu")]),
      ])
  }

  private var foot: Node {
    var links: [Node] = [.element(.p, [], [.element(.a, [.href(base + "/hjalp")], "Hjälp")])]
    if visitor != nil {
      links.append(
        .element(.p, [], [.element(.a, [.href(keysAddress), .data("keys", "")], "Tangenter")]))
    }
    return .element(.footer, [.class("foot")], links)
  }
}
