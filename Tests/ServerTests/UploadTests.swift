import Foundation
import RoderSandbox
import Testing

/// Files on their way through the server itself.
struct UploadTests {
  /// A browser that is logged in.
  private struct Browser {
    let client: PlainClient
    let cookie: String
    let token: String

    init(_ sandbox: Sandbox, _ service: Sandbox.Service, as person: String) throws {
      client = try PlainClient(service.address)
      cookie = try client.logIn(person, sandbox, service)
      let page = try client.ask("GET", "/inlasning", ["cookie": cookie])
      token = page.text.firstMatch(of: #/name="csrf" value="([0-9a-f]+)"/#).map { String($0.1) } ?? ""
    }

    /// Sends a file of so many bytes, in pieces without a length said before where that is wanted.
    func upload(_ size: Int, inPieces: Bool = false) throws -> PlainClient.Answer {
      let head =
        "--grans\r\ncontent-disposition: form-data; name=\"csrf\"\r\n\r\n\(token)\r\n"
        + "--grans\r\ncontent-disposition: form-data; name=\"fil\"; filename=\"stor.csv\"\r\n\r\n"
      var content = Array(head.utf8) + [UInt8](repeating: UInt8(ascii: "a"), count: size)
      content += Array("\r\n--grans--\r\n".utf8)
      var fields = ["cookie": cookie, "content-type": "multipart/form-data; boundary=grans"]
      if inPieces {
        fields["transfer-encoding"] = "chunked"
        content =
          stride(from: 0, to: content.count, by: 60_000).flatMap { start in
            let piece = content[start..<min(content.count, start + 60_000)]
            return Array("\(String(piece.count, radix: 16))\r\n".utf8) + piece + Array("\r\n".utf8)
          } + Array("0\r\n\r\n".utf8)
      }
      return try client.ask("POST", "/inlasning", fields, content: content)
    }
  }

  @Test("A file above the limit gets a page that says so, however it is sent, and the server goes on")
  func tooLarge() throws {
    let sandbox = try Sandbox.withExampleStore()
    try Data("upload-limit = 1\n".utf8).write(to: sandbox.folder.appendingPathComponent("roder.conf"))
    let service = try sandbox.serve()
    defer { service.end() }
    let browser = try Browser(sandbox, service, as: "controller")
    #expect(!browser.token.isEmpty)
    for inPieces in [false, true] {
      let answer = try browser.upload(3 << 20, inPieces: inPieces)
      #expect(answer.status == 413, "\(answer.head)")
      #expect(answer.text.contains("större än 1\u{A0}MB") || answer.text.contains("större än 1 MB"))
      #expect(answer.text.contains("<title>Fel: Inläsning") && answer.text.contains("name=\"fil\""))
    }
    // The room is free again: a small file is let in.
    #expect(try browser.upload(1_000).status == 303)
  }

  @Test("A form without files above its limit is refused as a page too")
  func largeForm() throws {
    let sandbox = try Sandbox.withExampleStore()
    let service = try sandbox.serve()
    defer { service.end() }
    let client = try PlainClient(service.address)
    let content = Array("person=".utf8) + [UInt8](repeating: UInt8(ascii: "a"), count: 2 << 20)
    let form = ["content-type": "application/x-www-form-urlencoded"]
    let answer = try client.ask("POST", "/logga-in", form, content: content)
    #expect(answer.status == 413)
    #expect(answer.text.contains("Det var för mycket på en gång"))
  }
}
