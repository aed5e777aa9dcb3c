import Formats
package import HTML

extension Look {
  /// A form that writes something: sent by POST, with the token of its session.
  ///
  /// With scripts it is saved in place, unless it sends files; nothing else changes.
  package static func form(
    to address: String, token: FormToken, id: String? = nil, behaviour: FormBehaviour = .plain, _ content: [Node]
  ) -> Node {
    var attributes: [Attribute] = [.method("post"), .action(address)]
    if let id { attributes.append(.id(id)) }
    switch behaviour {
    case .plain: break
    case .inPlace: attributes += [.data("inplace", "")]
    case .guarded(let draft):
      attributes += [.data("inplace", ""), .data("guard", "")]
      if let draft { attributes.append(.data("draft", draft)) }
    case .file(let limit): attributes += [.encoding("multipart/form-data"), .data("file", String(limit))]
    }
    let token = Node.element(.input, [.type("hidden"), .name(FormToken.field), .value(token.value)])
    return .element(.form, attributes + [.flag(.notValidated)], [token] + content)
  }

  /// A form that asks for a page: its fields become part of the address, after those that the address has.
  package static func question(to address: String, _ content: [Node]) -> Node { asking(address, [], content) }

  /// A question of few words, beside each other where there is room.
  package static func briefQuestion(to address: String, _ content: [Node]) -> Node {
    asking(address, [.class("row")], content)
  }

  private static func asking(_ address: String, _ attributes: [Attribute], _ content: [Node]) -> Node {
    let (path, query) = QueryText.parts(address)
    // Browsers put the form's fields in the place of the address's own, so those go with them. The site has written
    // the address, and can read it.
    let own = query.flatMap { try? QueryText.fields($0) }?.fields ?? []
    return .element(
      .form, [.method("get"), .action(String(path))] + attributes, own.map { hidden($0.name, $0.value) } + content)
  }

  /// What is wrong in the form that was sent, with a link to each field; nothing where all is well.
  package static func faults(_ faults: [FieldFault]) -> Node {
    guard !faults.isEmpty else { return .nothing }
    let count = faults.count == 1 ? "Ett fel måste rättas" : "\(faults.count) fel måste rättas"
    return .element(
      .section, [.class("faults"), .id("fel"), .role("alert"), .tabIndex(-1), .aria("labelledby", "fel-rubrik")],
      [
        .element(.h2, [.id("fel-rubrik")], count),
        .element(
          .ul, [],
          faults.map { fault in
            .element(.li, [], [fault.field.map { link(fault.text, "#" + $0) } ?? .text(fault.text)])
          }),
      ])
  }

  /// The ways on from a form, the first of them first.
  package static func actions(_ content: [Node]) -> Node { .element(.div, [.class("actions")], content) }

  /// A button that sends its form.
  ///
  /// It may send it to another address, and may carry a value of its own.
  package static func button(
    _ title: String, _ weight: ButtonWeight = .first, to address: String? = nil, name: String = "", value: String = ""
  ) -> Node {
    var attributes: [Attribute] = [.type("submit")]
    if weight != .first { attributes.append(.class(weight.rawValue)) }
    if let address { attributes.append(.formAction(address)) }
    if !name.isEmpty { attributes += [.name(name), .value(value)] }
    return .element(.button, attributes, title)
  }

  /// A link that looks like a button, for the way on where nothing is sent.
  package static func wayOn(_ title: String, _ address: String, _ weight: ButtonWeight = .first) -> Node {
    .element(.a, [.class(weight == .first ? "button" : "button " + weight.rawValue), .href(address)], title)
  }

  /// A page's content that asks before something weighty is done: what will happen, and the ways on.
  package static func confirmation(
    _ consequences: [Node], verb: String, to address: String, token: FormToken, isGrave: Bool = false,
    fields: [Node] = [], back: String
  ) -> [Node] {
    consequences + [
      form(
        to: address, token: token,
        fields + [actions([button(verb, isGrave ? .grave : .first), link("Avbryt", back)])])
    ]
  }

  /// A field with its label, its hint and what is wrong with it.
  package static func field(_ field: Field, faults: [FieldFault] = []) -> Node {
    let fault = faults.first { $0.field == field.id }
    let group = isGroup(field.kind)
    var parts: [Node] = []
    if !group, !isCheck(field.kind) {
      parts.append(.element(.label, [.for(field.id)], label(of: field)))
    }
    if !field.hint.isEmpty { parts.append(.element(.p, [.class("hint"), .id(field.id + "-hjalp")], field.hint)) }
    if let fault {
      parts.append(.element(.p, [.class("fault"), .id(field.id + "-fel")], [spoken("Fel: "), .text(fault.text)]))
    }
    parts.append(control(of: field, described: described(field, fault)))
    let classes = Attribute.class(fault == nil ? "field" : "field wrong")
    guard group else { return .element(.div, [classes], parts) }
    return .element(
      .fieldset, [classes, .id(field.id), .tabIndex(-1)] + described(field, fault).filter { $0 != invalid },
      [.element(.legend, [], label(of: field))] + parts)
  }

  private static let invalid = Attribute.aria("invalid", "true")

  private static func label(of field: Field) -> [Node] {
    let words = Node.text(field.label)
    let isTold = !field.isRequired && field.tellsIfOptional && !hasAnswer(field.kind)
    return isTold ? [words, .text(" "), .element(.span, [.class("optional")], "(frivilligt)")] : [words]
  }

  /// Whether there is an answer in any case: one of a list is chosen always.
  private static func hasAnswer(_ kind: Field.Kind) -> Bool {
    switch kind {
    case .list, .check: true
    default: false
    }
  }

  private static func described(_ field: Field, _ fault: FieldFault?) -> [Attribute] {
    var ids: [String] = []
    if !field.hint.isEmpty { ids.append(field.id + "-hjalp") }
    if fault != nil { ids.append(field.id + "-fel") }
    var attributes: [Attribute] = ids.isEmpty ? [] : [.aria("describedby", ids.joined(separator: " "))]
    if fault != nil { attributes.append(invalid) }
    return attributes
  }

  private static func isGroup(_ kind: Field.Kind) -> Bool {
    switch kind {
    case .oneOf, .anyOf, .anyOfMany: true
    default: false
    }
  }

  private static func isCheck(_ kind: Field.Kind) -> Bool {
    if case .check = kind { true } else { false }
  }

  private static func control(of field: Field, described: [Attribute]) -> Node {
    let named: [Attribute] = [.id(field.id), .name(field.name)]
    let common = named + described + (field.isRequired ? [.flag(.required)] : [])
    switch field.kind {
    case .line(let value):
      return .element(.input, [.type("text"), .value(value), .autocomplete("off")] + common)
    case .text(let value, let rows):
      // A line break right after the start tag is not part of the text, so one is written.
      return .element(.textarea, [.rows(rows)] + common, "\n" + value)
    case .number(let value, let unit):
      let input = Node.element(
        .input,
        [.type("text"), .class("number"), .inputMode("decimal"), .value(value), .autocomplete("off")] + common)
      return unit.isEmpty ? input : .element(.div, [.class("with-unit")], [input, .element(.span, [], unit)])
    case .day(let value): return .element(.input, [.type("date"), .value(value), .size(12)] + common)
    case .login(let value):
      return .element(.input, [.type("text"), .value(value), .autocomplete("username"), .spellcheck(false)] + common)
    case .password: return .element(.input, [.type("password"), .autocomplete("current-password")] + common)
    case .newPassword: return .element(.input, [.type("password"), .autocomplete("new-password")] + common)
    case .file: return .element(.input, [.type("file")] + common)
    case .list(let choices, let chosen):
      // One answer is always chosen, so nothing is required of whoever answers.
      return .element(.select, named + described, choices.map { option($0, isChosen: $0.value == chosen) })
    case .oneOf(let choices, let chosen):
      return .fragment(marks("radio", choices, field, chosen: [chosen]))
    case .anyOf(let choices, let chosen):
      return .fragment(marks("checkbox", choices, field, chosen: chosen))
    case .anyOfMany(let choices, let chosen, let words):
      let marks = marks("checkbox", choices, field, chosen: chosen)
      // What is chosen stays in sight.
      return .element(
        .details, chosen.isEmpty ? [] : [.flag(.open)],
        [.element(.summary, [], words), .element(.div, [.class("many")], marks)])
    case .check(let isChosen):
      return .element(
        .div, [.class("choice")],
        [
          .element(
            .input,
            [.type("checkbox"), .value("ja")] + named + described + (isChosen ? [.flag(.checked)] : [])),
          .element(.label, [.for(field.id)], label(of: field)),
        ])
    }
  }

  private static func option(_ choice: Field.Choice, isChosen: Bool) -> Node {
    .element(.option, [.value(choice.value)] + (isChosen ? [.flag(.selected)] : []), indent(choice) + choice.title)
  }

  private static func word(of choice: Field.Choice) -> String {
    choice.value.map { $0.isWhitespace ? "-" : String($0) }.joined()
  }

  /// What stands before an answer of a list that folds, so that its place in a tree is seen: lists take no other marks.
  private static func indent(_ choice: Field.Choice) -> String {
    String(repeating: "\u{A0}\u{A0}\u{A0}", count: min(choice.depth, deepest))
  }

  /// The deepest that answers are set in.
  private static let deepest = 4

  private static func marks(
    _ type: StaticString, _ choices: [Field.Choice], _ field: Field, chosen: [String]
  ) -> [Node] {
    var taken: Set<String> = []
    return choices.enumerated().map { index, choice in
      let id = field.id + "-" + word(of: choice)
      // What differs by its spaces alone, as names of sheets may, has an id of its own all the same.
      let isFree = taken.insert(id).inserted
      return mark(
        choice, type, field, id: isFree ? id : "\(id)-\(index)", isChosen: chosen.contains(choice.value))
    }
  }

  private static func mark(
    _ choice: Field.Choice, _ type: StaticString, _ field: Field, id: String, isChosen: Bool
  ) -> Node {
    let hint: Node =
      choice.hint.isEmpty ? .nothing : .element(.span, [.class("hint"), .id(id + "-hjalp")], choice.hint)
    let depth = min(choice.depth, deepest)
    return .element(
      .div, [.class(depth == 0 ? "choice" : "choice depth-\(depth)")],
      [
        .element(
          .input,
          [.type(type), .id(id), .name(field.name), .value(choice.value)]
            + (choice.hint.isEmpty ? [] : [.aria("describedby", id + "-hjalp")])
            + (isChosen ? [.flag(.checked)] : [])),
        .element(.div, [], [.element(.label, [.for(id)], choice.title), hint]),
      ])
  }
}
