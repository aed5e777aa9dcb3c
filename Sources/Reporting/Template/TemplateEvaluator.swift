import Documents
import Figures
import Kernel
import Organisation

/// Puts a template's parts together to the blocks of a document.
struct TemplateEvaluator {
  /// What it is put together from.
  let context: TemplateContext
  /// What is missing: figures that are not to be had, fields that are not known, sections that nobody knows.
  private(set) var gaps: [any Problem] = []
  /// What only the confidential variant holds.
  private(set) var enclosures: [Enclosure] = []
  /// What is put together so far.
  private var blocks: [Block] = []
  private var appendices = 0
  /// The items of the list that is being put together; those of repetitions and conditions go into the list that they
  /// stand in.
  private var items: [[Inline]] = []
  private var isNumbered = false

  init(_ context: TemplateContext) { self.context = context }

  /// The blocks of the template, every id once.
  mutating func blocks(of tree: TemplateTree) throws -> [Block] {
    let resolver = context.unit.map { context.resolver.repeated(for: $0) } ?? context.resolver
    // What a reader must see comes first where the template does not say where.
    blocks = tree.allNodes.contains(.warnings) ? [] : warnings
    try add(tree.nodes, resolver)
    endList()
    var names = BlockNames()
    blocks = names.unique(blocks)
    enclosures = enclosures.map { enclosure in
      Enclosure(title: enclosure.title, ground: enclosure.ground, blocks: names.unique(enclosure.blocks))
    }
    return blocks
  }

  private mutating func add(_ nodes: [TemplateNode], _ resolver: ProseResolver) throws {
    for node in nodes {
      switch node {
      case .item(let words, let isNumbered):
        if self.isNumbered != isNumbered { endList() }
        self.isNumbered = isNumbered
        items.append(inlines(words, resolver))
      case .each(let repetition, let inner):
        for member in members(repetition, resolver) {
          try add(inner, resolver.repeated(for: member.id, on: member.axis))
        }
      case .condition(let branches):
        let branch = branches.first { $0.condition.map { holds($0, resolver) } ?? true }
        if let branch { try add(branch.nodes, resolver) }
      case .confidential(let title, let ground, let inner):
        endList()
        try enclose(title, ground, inner, resolver)
      default:
        endList()
        try add(node, resolver)
      }
    }
  }

  private mutating func endList() {
    if !items.isEmpty { blocks.append(isNumbered ? .numbered(items) : .list(items)) }
    items = []
  }

  /// Adds a part that holds no others and is no item.
  private mutating func add(_ node: TemplateNode, _ resolver: ProseResolver) throws {
    switch node {
    case .heading(let level, let words):
      let text = inlines(words, resolver).plainText
      blocks.append(.heading(level: level, text: text, id: BlockNames.id(of: text)))
    case .paragraph(let words, let isJoined):
      let text = inlines(words, resolver)
      if isJoined, case .paragraph(let before) = blocks.last {
        blocks[blocks.count - 1] = .paragraph(before + [.text(" ")] + text)
      } else {
        blocks.append(.paragraph(text))
      }
    case .section(let name, let heading, _): blocks += try section(name, heading, resolver)
    case .warnings: blocks += warnings
    case .table(let table): blocks.append(.table(self.table(table, resolver)))
    case .chart(let chart): blocks.append(.chart(self.chart(chart, resolver)))
    case .text(let text):
      let own = written(text, resolver)
      if text.heading == .none, !own.isEmpty { lend(WorkSections.anchor(text.demand.id)) }
      blocks += own
    case .appendix(let words):
      appendices += 1
      let text = "Bilaga \(appendices). " + inlines(words, resolver).plainText
      blocks += [.pageBreak, .heading(level: 2, text: text, id: "bilaga-\(appendices)")]
    case .pageBreak: blocks.append(.pageBreak)
    case .notice(let kind, let words): blocks.append(.notice(Notice(kind, inlines(words, resolver))))
    case .item, .each, .condition, .confidential: break
    }
  }

  /// Gives the heading that a part without one stands under the part's id, so that what is said of it leads there.
  private mutating func lend(_ anchor: String) {
    let index = blocks.lastIndex { if case .heading = $0 { true } else { false } }
    guard let index, case .heading(let level, let text, let id) = blocks[index], id == BlockNames.id(of: text) else {
      return
    }
    blocks[index] = .heading(level: level, text: text, id: anchor)
  }

  private var warnings: [Block] {
    ReportRules.problems(context.report, month: context.month) + context.sources.flatMap(\.warnings)
  }

  /// The capability's section, about the unit that is told of where there is one.
  private mutating func section(
    _ name: String, _ heading: TemplateHeading, _ resolver: ProseResolver
  ) throws -> [Block] {
    guard let source = context.sources.first(where: { $0.sections.contains(name) }) else {
      gaps.append(ReportingProblem.unknownSection(name, Place()))
      return [.notice(Notice(.warning, [.text("Avsnittet ”\(name)” kan inte tas fram.")]))]
    }
    let blocks: [Block]?
    if let unit = told(resolver) {
      blocks = try source.blocks(of: name, unit: unit)
    } else {
      blocks = try source.blocks(of: name)
    }
    return BlockNames.set(blocks ?? [], heading)
  }

  /// The unit that a part is repeated for; nil where it is told of all that the document is about.
  private func told(_ resolver: ProseResolver) -> String? {
    resolver.current["unit"].flatMap { $0 == context.unit ? nil : $0 }
  }

  /// The written parts of the id: the board's, and those of every unit or of the one that is told of.
  private func rows(_ id: String, _ resolver: ProseResolver) -> [ReadWork.Row] {
    let unit = told(resolver)
    return context.work.filter { row in
      row.demand.id == id && (unit == nil || row.id.isOfBoard || row.id.unit == unit)
    }
  }

  /// What people have written of the part, that of the unit alone where one is told of.
  private func written(_ text: TemplateText, _ resolver: ProseResolver) -> [Block] {
    let rows = rows(text.demand.id, resolver)
    guard !rows.isEmpty else { return [] }
    var blocks: [Block] = [
      .heading(level: 2, text: text.demand.title, id: WorkSections.anchor(text.demand.id))
    ]
    for row in rows {
      if let name = row.unitName, told(resolver) == nil {
        blocks.append(.heading(level: 3, text: name, id: WorkSections.anchor(text.demand.id, row.id.unit)))
      }
      blocks += WorkSections.words(row, context.resolver)
    }
    return BlockNames.set(blocks, text.heading)
  }

  /// Keeps the part apart from the rest of the document, which does not even say what it is called.
  private mutating func enclose(
    _ title: String, _ ground: String, _ nodes: [TemplateNode], _ resolver: ProseResolver
  ) throws {
    let open = blocks
    blocks = []
    try add(nodes, resolver)
    endList()
    enclosures.append(Enclosure(title: title, ground: ground, blocks: blocks))
    blocks = open
  }

  /// The running text; what is missing is named where it should have stood.
  mutating func inlines(_ words: TemplateWords, _ resolver: ProseResolver) -> [Inline] {
    words.pieces.map { piece in
      switch piece {
      case .text(let text): .text(text)
      case .strong(let text): .strong(text)
      case .field(let field, let isStrong):
        if let text = context.text(field, resolver) {
          isStrong ? .strong(text) : .text(text)
        } else {
          missing(field, words.place)
        }
      case .reference(let reference): figure(reference, words.place, resolver)
      }
    }
  }

  private mutating func missing(_ field: TemplateField, _ place: Place) -> Inline {
    gaps.append(TemplateProblem.missing("uppgiften <\(field.word)>", place))
    return .unresolved("\(field.word) saknas")
  }

  private mutating func figure(_ reference: FigureReference, _ place: Place, _ resolver: ProseResolver) -> Inline {
    do throws(ProseProblem) {
      return try ProseRules.figure(reference, resolver, at: place)
    } catch {
      gaps.append(error)
      return .unresolved(error.message)
    }
  }

  /// The members that parts are told of.
  private func members(_ repetition: TemplateRepetition, _ resolver: ProseResolver) -> [FigureMember] {
    let all = resolver.directory.members.filter { member in
      member.axis == repetition.axis && (repetition.includesSums || member.role != .sum)
    }
    guard let ranking = repetition.ranking else { return all }
    let valued = all.enumerated().compactMap { order, member -> (member: FigureMember, value: Int64, order: Int)? in
      // One without the figure has no place in the order.
      let figure = try? resolver.repeated(for: member.id, on: member.axis).figure(ranking.reference)
      guard let value = figure.flatMap({ TemplateNumbers.magnitude($0.value) }), value != 0 else { return nil }
      switch ranking.order {
      case .greatest: return (member, Int64(clamping: value.magnitude), order)
      case .worst where value > 0: return (member, value, order)
      case .best where value < 0: return (member, Int64(clamping: value.magnitude), order)
      default: return nil
      }
    }
    return valued.sorted { ($1.value, $0.order) < ($0.value, $1.order) }.prefix(ranking.limit).map(\.member)
  }

  private func holds(_ condition: TemplateCondition, _ resolver: ProseResolver) -> Bool {
    switch condition {
    case .all(let parts): return parts.allSatisfy { holds($0, resolver) }
    case .any(let parts): return parts.contains { holds($0, resolver) }
    case .not(let part): return !holds(part, resolver)
    case .has(let field): return context.text(field, resolver) != nil
    case .hasMembers(let axis): return resolver.directory.members.contains { $0.axis == axis }
    case .isWritten(let id): return rows(id, resolver).contains { $0.state.isReported }
    case .isKnown(let reference):
      // What is not to be had is not known.
      return (try? resolver.figure(reference)).map { $0.value != .missing } ?? false
    case .compares(let reference, let comparison, let bound):
      // As above: what is not to be had lies nowhere.
      guard let figure = try? resolver.figure(reference) else { return false }
      return TemplateNumbers.holds(figure.value, comparison, bound)
    }
  }
}
