package import Documents
import Figures
package import Kernel

/// A template as it was read: what a report is made of, in order.
package struct TemplateTree: Hashable, Sendable {
  /// What the template is called, *Vårbokslut*; empty where it does not say.
  package let name: String
  /// The title of its documents; nil for the occasion and its month.
  package let title: TemplateWords?
  /// The names of its files; nil for registration number, date and title.
  package let fileName: TemplateWords?
  /// What the documents hold.
  package let nodes: [TemplateNode]

  /// A template of these parts.
  package init(
    name: String = "", title: TemplateWords? = nil, fileName: TemplateWords? = nil, nodes: [TemplateNode]
  ) {
    self.name = name
    self.title = title
    self.fileName = fileName
    self.nodes = nodes
  }

  /// Every part in order, those within conditions and repetitions too.
  package var allNodes: [TemplateNode] { TemplateTree.flat(nodes) }

  private static func flat(_ nodes: [TemplateNode]) -> [TemplateNode] {
    nodes.flatMap { node -> [TemplateNode] in
      switch node {
      case .condition(let branches): [node] + branches.flatMap { flat($0.nodes) }
      case .each(_, let nodes), .confidential(_, _, let nodes): [node] + flat(nodes)
      default: [node]
      }
    }
  }

  /// The parts that people write, in order, each once.
  package var demands: [SectionDemand] {
    allNodes.compactMap { if case .text(let text) = $0 { text.demand } else { nil } }
  }
}

/// One part of a template.
package indirect enum TemplateNode: Hashable, Sendable {
  /// A heading; level 2 is the chapter.
  case heading(level: Int, TemplateWords)
  /// Running text; where it is joined, it goes on in the paragraph before it, if there is one.
  case paragraph(TemplateWords, isJoined: Bool)
  /// One item of a list; those that follow each other make one list.
  case item(TemplateWords, isNumbered: Bool)
  /// A section that a capability makes.
  case section(String, TemplateHeading, Place)
  /// What a reader must see before the figures.
  case warnings
  /// A table.
  case table(TemplateTable)
  /// A chart.
  case chart(TemplateChart)
  /// What people have written.
  case text(TemplateText)
  /// The first branch whose condition holds.
  case condition([TemplateBranch])
  /// Parts that are told of each member of an axis.
  case each(TemplateRepetition, [TemplateNode])
  /// An enclosure, which begins a new page.
  case appendix(TemplateWords)
  /// What follows begins on a new page.
  case pageBreak
  /// Something that stands out.
  case notice(Notice.Kind, TemplateWords)
  /// What only the confidential variant holds, with the legal ground.
  case confidential(title: String, ground: String, [TemplateNode])
}

/// How the heading of a section or a written part is set.
package enum TemplateHeading: String, Hashable, Sendable, CaseIterable {
  /// As a chapter.
  case chapter = "kapitel"
  /// Under the chapter before it.
  case subheading = "underrubrik"
  /// Not at all.
  case none = "utan rubrik"
}

/// One branch of a condition.
package struct TemplateBranch: Hashable, Sendable {
  /// When it holds; nil for whatever no other branch took.
  package let condition: TemplateCondition?
  /// What then stands.
  package let nodes: [TemplateNode]

  /// A branch.
  package init(_ condition: TemplateCondition?, _ nodes: [TemplateNode]) {
    self.condition = condition
    self.nodes = nodes
  }
}

/// A part that people write.
package struct TemplateText: Hashable, Sendable {
  /// What is to be written, and by whom.
  package let demand: SectionDemand
  /// How its heading is set.
  package let heading: TemplateHeading
  /// Where it was written.
  package let place: Place

  /// A part to be written.
  package init(_ demand: SectionDemand, heading: TemplateHeading = .chapter, place: Place = Place()) {
    self.demand = demand
    self.heading = heading
    self.place = place
  }
}

/// For which members of an axis parts are told.
package struct TemplateRepetition: Hashable, Sendable {
  /// Which of them come first.
  package enum Order: String, Hashable, Sendable, CaseIterable {
    /// The greatest, whichever way it goes.
    case greatest = "störst"
    /// What is best for the result.
    case best = "bäst"
    /// What is worst for the result.
    case worst = "sämst"
  }

  /// What they are ordered by, and how many are taken.
  package struct Ranking: Hashable, Sendable {
    /// Which come first.
    package let order: Order
    /// How many are taken at most.
    package let limit: Int
    /// The figure of each that they are ordered by.
    package let reference: FigureReference

    /// The first ones by the figure.
    package init(_ order: Order, limit: Int, by reference: FigureReference) {
      self.order = order
      self.limit = limit
      self.reference = reference
    }
  }

  /// The axis.
  package let axis: String
  /// Whether sums are told of too.
  package let includesSums: Bool
  /// Which are taken; nil for all in the order of the tables.
  package let ranking: Ranking?

  /// The members of the axis.
  package init(axis: String, includesSums: Bool = false, ranking: Ranking? = nil) {
    self.axis = axis
    self.includesSums = includesSums
    self.ranking = ranking
  }
}
