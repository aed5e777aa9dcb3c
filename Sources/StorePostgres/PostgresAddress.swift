import Clibpq
import Storage

/// Where a board lies on a PostgreSQL server: `postgres://user:password@host1,host2:5433/database?board=NAME`.
///
/// The parameter `board` is ours; the others are libpq's own, and what the address does not say libpq takes from its
/// environment and `~/.pgpass`. Neither the description nor a mirror of the value shows a password.
package struct PostgresAddress: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  /// The schemes that an address begins with.
  package static let schemes = ["postgres://", "postgresql://"]

  /// The board that the address names; nil where it names none.
  package let board: String?
  /// The address without its passwords, as it may be shown and typed again.
  package let description: String
  private let parameters: [PostgresParameter]

  /// Whether the text is meant as such an address.
  package static func isMeant(by text: String) -> Bool { schemes.contains { text.hasPrefix($0) } }

  /// The address that the text gives.
  ///
  /// **Throws** `StorageProblem.badAddress`, which never shows a part of the text that may be a password.
  package init(_ text: String) throws {
    guard let scheme = PostgresAddress.schemes.first(where: { text.hasPrefix($0) }) else {
      throw PostgresAddress.refusal("den börjar inte med postgres://")
    }
    guard text.utf8.allSatisfy({ $0 != 0 }) else { throw PostgresAddress.refusal("den har ett tecken utan innebörd") }
    let (rest, board) = try PostgresAddress.takeBoard(text.dropFirst(scheme.count))
    var message: UnsafeMutablePointer<CChar>?
    let list = PQconninfoParse("postgres://" + rest, &message)
    // libpq's message quotes the whole address, its password included, so nobody reads it.
    defer { PQfreemem(message) }
    guard let list else {
      throw PostgresAddress.refusal(
        "kontrollera stavningen, parametrarna efter ? och att tecken i lösenordet är kodade")
    }
    defer { PQconninfoFree(list) }
    parameters = PostgresParameter.all(list)
    guard parameters.allSatisfy({ !$0.value.utf8.contains(0) }) else {
      throw PostgresAddress.refusal("den har ett tecken utan innebörd")
    }
    self.board = board
    description = PostgresAddress.text(parameters, board: board)
  }

  /// The address without its passwords.
  package var debugDescription: String { description }

  /// The address without its passwords.
  package var customMirror: Mirror { Mirror(self, children: ["address": description]) }

  /// The same address for another board.
  package func with(board: String?) -> PostgresAddress { PostgresAddress(board: board, parameters: parameters) }

  /// Whether another server may take over from the first.
  var hasSeveralServers: Bool { servers.count > 1 }

  /// The parameters for one server after another, as libpq takes them, with `defaults` for what the address leaves
  /// open. Each server is tried on its own: only so does each have its own time limit.
  func attempts(defaults: [String: String], always: [String: String]) -> [[String: String]] {
    var given: [String: String] = [:]
    for parameter in parameters { given[parameter.keyword] = parameter.value }
    let servers = servers
    var filled = defaults
    // With several servers the one that takes writes is meant; a single one is taken as it is.
    if servers.count > 1 { filled["target_session_attrs"] = "read-write" }
    filled.merge(given) { _, address in address }
    filled.merge(always) { _, ours in ours }
    guard servers.count > 1 else { return [filled] }
    for keyword in ["host", "hostaddr", "port"] { filled[keyword] = nil }
    return servers.map { server in filled.merging(server) { _, own in own } }
  }

  private init(board: String?, parameters: [PostgresParameter]) {
    self.board = board
    self.parameters = parameters
    description = PostgresAddress.text(parameters, board: board)
  }

  /// Host, numeric address and port of each server; one set without any where the address leaves it to libpq, and
  /// where the numbers of hosts and ports differ, which libpq refuses in its own words.
  private var servers: [[String: String]] {
    func list(_ keyword: String) -> [String] {
      parameters.first { $0.keyword == keyword }.map {
        $0.value.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      } ?? []
    }
    let (hosts, addresses, ports) = (list("host"), list("hostaddr"), list("port"))
    let count = max(hosts.count, addresses.count)
    guard count > 1, [0, count].contains(hosts.count), [0, count].contains(addresses.count),
      [0, 1, count].contains(ports.count)
    else { return [[:]] }
    return (0..<count).map { index in
      var server: [String: String] = [:]
      if !hosts.isEmpty { server["host"] = hosts[index] }
      if !addresses.isEmpty { server["hostaddr"] = addresses[index] }
      // An empty port is the usual one.
      let port = ports.count == 1 ? ports[0] : ports.isEmpty ? "" : ports[index]
      server["port"] = port.isEmpty ? nil : port
      return server
    }
  }

  /// The text after the scheme without our own parameter, and that parameter's value.
  private static func takeBoard(_ text: Substring) throws -> (rest: String, board: String?) {
    // As libpq has it, a password may hold a question mark, but no slash.
    let credentials = text.prefix { $0 != "@" && $0 != "/" }
    let isCredentials = credentials.endIndex < text.endIndex && text[credentials.endIndex] == "@"
    let start = isCredentials ? credentials.endIndex : text.startIndex
    guard let mark = text[start...].firstIndex(of: "?") else { return (String(text), nil) }
    var board: String?
    var kept: [Substring] = []
    for parameter in text[text.index(after: mark)...].split(separator: "&", omittingEmptySubsequences: false) {
      guard parameter.hasPrefix("board=") else {
        kept.append(parameter)
        continue
      }
      guard board == nil else { throw refusal("den har flera board") }
      guard let name = decoded(parameter.dropFirst("board=".count)), !name.isEmpty else {
        throw refusal("board saknar värde eller är felkodat")
      }
      board = name
    }
    let rest = kept.isEmpty ? "" : "?" + kept.joined(separator: "&")
    return (text[..<mark] + rest, board)
  }

  private static func refusal(_ detail: String) -> StorageProblem {
    StorageProblem.badAddress(place: "postgres://…", detail: detail)
  }
}
