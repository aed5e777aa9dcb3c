import Foundation
import Testing

@testable import SIE

@Suite("Real files")
struct RealFileTests {
  @Test("Every real file has the counts and sums that an independent reader saw")
  func expectedFields() throws {
    guard let folder = SharedFiles.folder("sie", for: "expected fields of real files") else { return }
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: folder.appendingPathComponent("expected.json")))
    let expectations = try #require(json as? [[String: Any]])
    #expect(expectations.count == 36)
    for expected in expectations {
      let name = try #require(expected["file"] as? String)
      let file = SIEReader.read(try SharedFiles.bytes(folder.appendingPathComponent(name)))
      let encoded = try JSONEncoder().encode(SIESummary(of: file, named: name))
      let got = try #require(try JSONSerialization.jsonObject(with: encoded) as? [String: Any])
      for key in Set(got.keys).union(expected.keys) where key != "md5" {
        let same = (got[key] as? NSObject) == (expected[key] as? NSObject)
        #expect(same, "\(name): \(key) is \(got[key] ?? "absent"), expected \(expected[key] ?? "absent")")
      }
    }
  }

  @Test("A page of HTML is refused in one sentence")
  func htmlPages() throws {
    guard let folder = SharedFiles.folder("sie", for: "HTML pages") else { return }
    for name in ["BokSald.SE", "HAS2_1412.se", "HAS4E_1412.Se", "PerSald.SE"] {
      let file = SIEReader.read(try SharedFiles.bytes(folder.appendingPathComponent(name)))
      #expect(file.problems.map(\.code) == [.notSIE])
      #expect(file.problems.first?.message == "Filen är en webbsida (HTML) och ingen SIE-fil.")
    }
  }
}
