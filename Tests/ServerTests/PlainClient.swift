import Foundation
import Glibc
import RoderSandbox

/// A client that sends bytes as a browser would and reads until the server has closed: nothing stands between a test
/// and what goes over the line.
struct PlainClient {
  /// What came back.
  struct Answer {
    /// The status; 0 where nothing came.
    let status: Int
    /// The header fields as they came.
    let head: String
    /// The content as text.
    let text: String

    /// The first value of the header field.
    func field(_ name: String) -> String? {
      head.split(separator: "\r\n").first { $0.lowercased().hasPrefix(name + ":") }
        .map { $0.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces) }
    }
  }

  /// What everybody chooses for a password.
  static let password = "korallrev vid tolvslaget"

  /// No connection came about.
  struct NoConnection: Error {}

  private let port: UInt16

  /// A client of the server at that address, `http://127.0.0.1:40123`.
  init(_ address: String) throws {
    guard let port = address.split(separator: ":").last.flatMap({ UInt16($0) }) else { throw NoConnection() }
    self.port = port
  }

  /// Sends a request whose content is what it says, and answers what came.
  func ask(_ method: String, _ path: String, _ fields: [String: String] = [:], content: [UInt8] = []) throws -> Answer {
    var head = "\(method) \(path) HTTP/1.1\r\nhost: 127.0.0.1:\(port)\r\nconnection: close\r\n"
    for (name, value) in fields.sorted(by: { $0.key < $1.key }) { head += "\(name): \(value)\r\n" }
    if fields["transfer-encoding"] == nil { head += "content-length: \(content.count)\r\n" }
    return try send(Array((head + "\r\n").utf8) + content)
  }

  /// Sends these bytes, whatever they are, and after the pause what comes of that; answers what came until the server
  /// closed.
  func send(_ bytes: [UInt8], pausing pause: () throws -> [UInt8] = { [] }) throws -> Answer {
    let line = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard line >= 0 else { throw NoConnection() }
    defer { close(line) }
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_port = port.bigEndian
    place.sin_addr.s_addr = inet_addr("127.0.0.1")
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isOpen = withUnsafePointer(to: &place) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(line, $0, size) == 0 }
    }
    guard isOpen else { throw NoConnection() }
    write(bytes, to: line)
    write(try pause(), to: line)
    return PlainClient.answer(read(from: line))
  }

  /// Chooses the person's password by her link, and answers the cookie of her session.
  func logIn(_ person: String, _ sandbox: Sandbox, _ service: Sandbox.Service) throws -> String {
    let path = try String(sandbox.link(for: person, at: service).dropFirst(service.address.count))
    let form = ["content-type": "application/x-www-form-urlencoded"]
    let words = "losenord=" + PlainClient.password.replacing(" ", with: "+")
    let chosen = try ask("POST", path, form, content: Array(words.utf8))
    return String((chosen.field("set-cookie") ?? "").prefix { $0 != ";" })
  }

  private func write(_ bytes: [UInt8], to line: Int32) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { all in
        Glibc.send(line, all.baseAddress?.advanced(by: sent), all.count - sent, Int32(MSG_NOSIGNAL))
      }
      // A server that has heard enough closes; what it said is read all the same.
      guard count > 0 else { break }
      sent += count
    }
  }

  private func read(from line: Int32) -> [UInt8] {
    var came: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(line, &buffer, buffer.count, 0)
      guard count > 0 else { return came }
      came += buffer[..<count]
    }
  }

  private static func answer(_ bytes: [UInt8]) -> Answer {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let end = text.range(of: "\r\n\r\n") else { return Answer(status: 0, head: text, text: "") }
    let status = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return Answer(status: status, head: String(text[..<end.lowerBound]), text: String(text[end.upperBound...]))
  }
}
