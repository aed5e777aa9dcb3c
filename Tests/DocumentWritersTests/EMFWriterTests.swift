import Documents
import Testing

@testable import DocumentWriters

/// The records of a metafile: type and content.
private func recordList(_ bytes: [UInt8]) -> [(type: UInt32, content: ArraySlice<UInt8>)]? {
  var records: [(UInt32, ArraySlice<UInt8>)] = []
  var place = 0
  while place < bytes.count {
    guard place + 8 <= bytes.count else { return nil }
    let size = Int(word(bytes[...], place + 4))
    guard size >= 8, size % 4 == 0, place + size <= bytes.count else { return nil }
    records.append((word(bytes[...], place), bytes[(place + 8)..<(place + size)]))
    place += size
  }
  return records
}

private func word(_ bytes: ArraySlice<UInt8>, _ place: Int) -> UInt32 {
  (0..<4).reduce(0) { $0 | UInt32(bytes[place + $1]) << UInt32(8 * $1) }
}

@Test("A metafile is a header, whole records and an end, and its header counts them")
func metafileStructure() throws {
  for chart in ChartSamples.ordinary + ChartSamples.odd {
    let drawing = ChartDrawing.drawing(of: chart)
    let bytes = EMFWriter.bytes(of: drawing)
    let records = try #require(recordList(bytes))
    #expect(records.first?.type == 1 && records.last?.type == 14)
    #expect(records.count { $0.type == 14 } == 1)
    #expect(bytes[40..<44].elementsEqual(" EMF".utf8))
    #expect(word(bytes[...], 48) == UInt32(bytes.count))
    #expect(word(bytes[...], 52) == UInt32(records.count))
    let made = records.count { [39, 82, 95].contains($0.type) }
    #expect(bytes[56] == UInt8(made + 1))
    // No tool is selected before it is made.
    var known: Set<UInt32> = []
    for record in records {
      switch record.type {
      case 39, 82, 95: known.insert(word(record.content, record.content.startIndex))
      case 37:
        let tool = word(record.content, record.content.startIndex)
        #expect(tool >= 0x8000_0000 || known.contains(tool))
      default: break
      }
    }
  }
}

@Test("A metafile holds the drawing's words and shapes")
func metafileContent() throws {
  for chart in ChartSamples.ordinary {
    let drawing = ChartDrawing.drawing(of: chart)
    let records = try #require(recordList(EMFWriter.bytes(of: drawing)))
    let words = drawing.shapes.compactMap { if case .words(let words) = $0 { words.text } else { nil } }
    let texts = records.filter { $0.type == 84 }.map { record in
      let start = record.content.startIndex
      let count = Int(word(record.content, start + 36))
      let units = (0..<count).map {
        UInt16(truncatingIfNeeded: word(record.content, start + 68 + $0 / 2 * 4) >> UInt32($0 % 2 * 16))
      }
      return String(decoding: units, as: UTF16.self)
    }
    #expect(texts == words)
    let filled = drawing.shapes.count { shape in
      switch shape {
      case .box, .polygon: true
      default: false
      }
    }
    #expect(records.count { $0.type == 3 } == filled + 1)
    #expect(EMFWriter.bytes(of: drawing) == EMFWriter.bytes(of: drawing))
  }
}

@Test("Dashes lie on their line, are as long as asked and go on over corners")
func dashes() {
  let line = [Drawing.Point(0, 0), .init(100, 0), .init(100, 55)]
  let dashes = EMFDashes.of(line, 10)
  #expect(
    dashes == [
      [.init(0, 0), .init(30, 0)], [.init(50, 0), .init(80, 0)], [.init(100, 0), .init(100, 30)],
      [.init(100, 50), .init(100, 55)],
    ])
  #expect(EMFDashes.of([.init(5, 5), .init(5, 5)], 10).isEmpty)
}
