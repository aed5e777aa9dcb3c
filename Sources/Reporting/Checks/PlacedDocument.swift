import Documents

/// A document with the place of each of its blocks.
struct PlacedDocument {
  /// A block with where it stands.
  struct Piece {
    let block: Block
    let spot: ReportFinding.Spot
  }

  let document: Document
  let pieces: [Piece]
  /// The places that can be linked to, in reading order, as often as they occur.
  let anchors: [ReportFinding.Spot]

  init(_ document: Document) {
    self.document = document
    var pieces: [Piece] = []
    var anchors: [ReportFinding.Spot] = []
    var chapter = ReportFinding.Spot(id: nil, title: "inledningen")
    for block in document.blocks {
      var spot = chapter
      switch block {
      case .heading(_, let text, let id):
        let words = text.isEmpty ? id : text
        spot = .init(id: id, title: "rubriken ”\(words)”")
        chapter = .init(id: id, title: "texten under ”\(words)”")
        anchors.append(spot)
      case .table(let table):
        spot = PlacedDocument.spot(of: table)
        anchors.append(spot)
      case .chart(let chart):
        spot = .init(id: chart.id, title: "diagrammet ”\(chart.title.isEmpty ? chart.id : chart.title)”")
        anchors += [spot, PlacedDocument.spot(of: chart.table)]
      case .paragraph, .list, .numbered, .notice, .pageBreak: break
      }
      pieces.append(Piece(block: block, spot: spot))
    }
    self.pieces = pieces
    self.anchors = anchors
  }

  private static func spot(of table: Table) -> ReportFinding.Spot {
    .init(id: table.id, title: table.caption.isEmpty ? "tabellen ”\(table.id)”" : SnapshotRules.place(of: table))
  }

  /// The place of the first of these ids that the document has; without an id where it has none of them.
  func spot(ofFirst ids: [String], else title: String) -> ReportFinding.Spot {
    for id in ids {
      if let spot = anchors.first(where: { $0.id == id }) { return spot }
    }
    return .init(id: nil, title: title)
  }

  /// Every table with its place; the data tables of charts stand at their charts.
  var tables: [(table: Table, spot: ReportFinding.Spot)] {
    pieces.compactMap { piece in piece.block.table.map { ($0, piece.spot) } }
  }

  /// Every chart with its place.
  var charts: [(chart: Chart, spot: ReportFinding.Spot)] {
    pieces.compactMap { if case .chart(let chart) = $0.block { (chart, $0.spot) } else { nil } }
  }

  /// All running text with its place: paragraphs, lists, notices, notes under tables.
  var texts: [(inlines: [Inline], spot: ReportFinding.Spot)] {
    pieces.flatMap { piece in piece.block.texts.map { ($0, piece.spot) } }
  }
}

extension PlacedDocument {
  /// Every figure, as often as it is shown, with its place and the place in words.
  var figures: [(cell: FigureCell, spot: ReportFinding.Spot, words: String)] {
    pieces.flatMap { piece in piece.block.figures.map { ($0, piece.spot, piece.spot.title) } }
  }
}
