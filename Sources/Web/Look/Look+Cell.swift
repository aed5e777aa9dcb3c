package import HTML

extension Look {
  /// A field in a table's cell. Its label is heard, and names row and column; they are seen in the table.
  package static func cellField(
    _ name: String, label: String, value: String, isNumber: Bool = true, isReadOnly: Bool = false, id: String? = nil,
    faults: [FieldFault] = []
  ) -> Node {
    let id = id ?? name
    let fault = faults.first { $0.field == id }
    var attributes: [Attribute] = [
      .type("text"), .id(id), .name(name), .value(value), .aria("label", label), .autocomplete("off"),
    ]
    if isNumber { attributes += [.class("number"), .inputMode("decimal")] }
    if isReadOnly { attributes.append(.flag(.readonly)) }
    if fault != nil { attributes += [.aria("invalid", "true"), .aria("describedby", id + "-fel")] }
    let input = Node.element(.input, attributes)
    guard let fault else { return input }
    return .fragment([
      input, .element(.p, [.class("fault"), .id(id + "-fel")], [spoken("Fel: "), .text(fault.text)]),
    ])
  }

  /// A field of words in a table's cell, which grows with them. Its label is heard, and names row and column; they are
  /// seen in the table.
  package static func cellText(_ name: String, label: String, value: String, faults: [FieldFault] = []) -> Node {
    let fault = faults.first { $0.field == name }
    let lines = value.split(separator: "\n", omittingEmptySubsequences: false)
    // Where the browser does not fit the field to its words, about twenty of their letters go on a line.
    let rows = lines.reduce(0) { $0 + 1 + $1.count / 20 }
    var attributes: [Attribute] = [
      .rows(min(rows, 6)), .id(name), .name(name), .aria("label", label), .autocomplete("off"),
    ]
    // What has one line is written like a line: Enter leaves it.
    if lines.count == 1 { attributes.append(.data("line", "")) }
    if fault != nil { attributes += [.aria("invalid", "true"), .aria("describedby", name + "-fel")] }
    // A line break right after the start tag is not part of the text, so one is written.
    let area = Node.element(.textarea, attributes, "\n" + value)
    guard let fault else { return area }
    return .fragment([
      area, .element(.p, [.class("fault"), .id(name + "-fel")], [spoken("Fel: "), .text(fault.text)]),
    ])
  }

  /// A choice in a table's cell. Its label is heard, and names row and column; they are seen in the table.
  package static func cellChoice(_ name: String, label: String, _ choices: [Field.Choice], chosen: String) -> Node {
    .element(
      .select, [.id(name), .name(name), .aria("label", label)],
      choices.map { choice in
        .element(
          .option, [.value(choice.value)] + (choice.value == chosen ? [.flag(.selected)] : []), choice.title)
      })
  }

  /// A field that is filled in by searching.
  ///
  /// Without scripts a link leads to the page at the address, which has the search; with them the link gives way to
  /// answers that unfold beneath the field. That page marks each answer by `answerToSearch`.
  package static func picker(
    _ name: String, label: String, hint: String, searchAt address: String, into field: String? = nil
  ) -> Node {
    var attributes: [Attribute] = [.class("field picker"), .data("picker", address), .data("name", "q")]
    if let field { attributes.append(.data("into", field)) }
    return .element(
      .div, attributes,
      [
        .element(.label, [.for(name)], label),
        .element(.p, [.class("hint"), .id(name + "-hjalp")], hint),
        .element(
          .input,
          [
            .type("search"), .id(name), .name(name), .autocomplete("off"), .spellcheck(false),
            .aria("describedby", name + "-hjalp"),
          ]),
        .element(.p, [.class("hint"), .data("without-scripts", "")], [link("Sök på en egen sida", address)]),
      ])
  }

  /// One answer to a search, and what choosing it gives.
  package static func answerToSearch(_ value: String, _ content: [Node]) -> Node {
    .element(.span, [.data("option", value)], content)
  }
}
