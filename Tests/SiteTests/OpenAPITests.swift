import Formats
import Foundation
import ProgramSandbox
import RoderSandbox
import Testing

@testable import Web

/// The description of the API.
struct OpenAPITests {
  private static let folder = ProjectFolder.root.appendingPathComponent("Tests/SiteTests")
  /// The description that the last release had; each release puts its own there.
  private static let released = folder.appendingPathComponent("Released/openapi-1.json")

  @Test("The description is valid by the checker of OpenAPI 3.1")
  func valid() throws {
    guard let programs = try OutsidePrograms("the checker of OpenAPI", needs: [.python]) else { return }
    defer { programs.remove() }
    let file = try programs.put(OpenAPI.document, as: "openapi.json")
    let script = OpenAPITests.folder.appendingPathComponent("Reading/check_openapi.py")
    let findings = String(decoding: try programs.python(script, [file]), as: UTF8.self)
    #expect(findings.isEmpty, "\(findings)")
  }

  @Test("Nothing that a released client counts on is taken away")
  func onlyAdded() throws {
    // Never accepted: what a release has promised is put there by the release, by hand.
    let before = try JSONReader.value(Array(try Data(contentsOf: OpenAPITests.released)))
    let losses = APIGrowth.losses(from: before, to: try JSONReader.value(OpenAPI.document))
    #expect(losses.isEmpty, "\(losses)")
  }

  @Test(
    "What is taken away, changed or newly demanded is found",
    arguments: [
      ("{\"paths\":{\"/a\":{\"get\":{}}}}", "{\"paths\":{\"/a\":{}}}", ["/paths/a get is gone"]),
      ("{\"type\":\"string\"}", "{\"type\":\"integer\"}", [" type was string and is integer"]),
      ("{\"properties\":{\"a\":{}}}", "{\"properties\":{\"a\":{},\"b\":{}}}", []),
      ("{\"enum\":[\"a\",\"b\"]}", "{\"enum\":[\"b\"]}", ["/enum lacks a"]),
      ("{\"summary\":\"a\"}", "{\"summary\":\"b\"}", []),
      (
        "{\"additionalProperties\":false,\"required\":[]}", "{\"additionalProperties\":false,\"required\":[\"x\"]}",
        ["/required demands x"]
      ), ("{\"required\":[\"x\"]}", "{\"required\":[\"x\",\"y\"]}", []),
      (
        "{\"parameters\":[{\"name\":\"a\",\"in\":\"query\"}]}",
        "{\"parameters\":[{\"name\":\"a\",\"in\":\"query\"},{\"name\":\"b\",\"in\":\"query\",\"required\":true}]}",
        ["/parameters demands b"]
      ),
    ] as [(String, String, [String])])
  func growth(_ before: String, _ after: String, _ expected: [String]) throws {
    let losses = APIGrowth.losses(
      from: try JSONReader.value(Array(before.utf8)), to: try JSONReader.value(Array(after.utf8)))
    #expect(losses == expected)
  }
}
