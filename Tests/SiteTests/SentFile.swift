import Foundation
import Kernel
import RoderSandbox
import Storage

@testable import Access
@testable import Web

extension SitePlace {
  /// Sends a file as the person's browser would, with the token that her pages hold unless another is given.
  func send(
    _ name: String, _ bytes: [UInt8], as person: String?, token given: String? = nil
  ) async throws -> WebAnswer {
    var headers: WebHeaders = ["content-type": "multipart/form-data; boundary=----grans"]
    var token = given ?? ""
    if let session = try await session(person) {
      headers.add("cookie", "roder=" + session)
      let csrf = try await LoginDesk(
        store: store, now: SitePlace.now, randomBytes: { [UInt8](repeating: 1, count: $0) }
      )
      .session(session)?.csrf
      token = given ?? csrf ?? ""
    }
    let head =
      "------grans\r\ncontent-disposition: form-data; name=\"\(FormToken.field)\"\r\n\r\n\(token)\r\n"
      + "------grans\r\ncontent-disposition: form-data; name=\"fil\"; filename=\"\(name)\"\r\n"
      + "content-type: application/octet-stream\r\n\r\n"
    let body = Array(head.utf8) + bytes + Array("\r\n------grans--\r\n".utf8)
    return await site.answer(
      WebRequest(
        method: .post, target: "/inlasning", headers: headers, body: WebBody(body), client: "192.0.2.1", id: "t"))
  }

  /// The job's page once nobody works on it any more.
  func settled(_ address: String, as person: String) async throws -> WebAnswer {
    var answer = try await get(address, as: person)
    // A minute is more than any example takes on a machine that does much else.
    for _ in 0..<6_000 {
      guard answer.text.contains("class=\"progress\"") else { return answer }
      try await Task.sleep(for: .milliseconds(10))
      answer = try await get(address, as: person)
    }
    return answer
  }

  /// An example file.
  static func example(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: ProjectFolder.root.appendingPathComponent("Examples").appendingPathComponent(name)))
  }
}
