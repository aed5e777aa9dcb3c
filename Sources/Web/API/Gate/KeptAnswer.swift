import Formats
import Kernel
import Storage

/// What a write with a key was answered, kept as working data so that the same write is not done again.
struct KeptAnswer: Sendable {
  /// The kind's name in the store.
  static let workingKind = "api-answer"
  private static let tag = "api-answer/1"

  /// The digest of what was asked.
  let request: String
  /// The answer; nil while the write goes on.
  let answer: WebAnswer?

  /// What is kept.
  init(request: String, answer: WebAnswer?) {
    self.request = request
    self.answer = answer
  }

  /// What the kept bytes hold.
  ///
  /// **Throws** `StorageProblem.newerThanProgram` where another program wrote them.
  init(kept bytes: [UInt8]) throws {
    let value = try JSONReader.value(bytes)
    let tag = value["tag"]?.text ?? ""
    guard tag == KeptAnswer.tag, let request = value["request"]?.text else {
      throw StorageProblem.newerThanProgram(tag: tag)
    }
    self.request = request
    guard let status = value["status"]?.whole else {
      answer = nil
      return
    }
    var headers: WebHeaders = [:]
    for name in KeptAnswer.headers {
      if let text = value[name]?.text { headers.add(name, text) }
    }
    answer = WebAnswer(
      status: Int(truncatingIfNeeded: status), headers: headers, body: Array((value["body"]?.text ?? "").utf8))
  }

  /// The head fields that are kept.
  private static let headers = ["content-type", "etag", "location"]

  /// The bytes to keep.
  var bytes: [UInt8] {
    var output = JSONOutput()
    output.object { output in
      output.member("tag", KeptAnswer.tag)
      output.member("request", request)
      guard let answer else { return }
      output.member("status", Int64(answer.status))
      for name in KeptAnswer.headers {
        if let text = answer.headers[name] {
          output.key(named: name)
          output.value(text)
        }
      }
      output.member("body", String(decoding: answer.body, as: UTF8.self))
    }
    return output.bytes
  }
}
