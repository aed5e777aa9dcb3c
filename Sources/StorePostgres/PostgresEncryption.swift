import Clibpq
import Foundation
import Storage

/// What goes over a network goes encrypted: libpq by itself falls back to plain text without a word.
///
/// Sockets of this machine and its loopback addresses are no network.
enum PostgresEncryption {
  /// The parameters of one server with encryption asked for, where they reach over a network and ask for less. `usual`
  /// is what libpq takes where they say nothing.
  ///
  /// **Throws** `StorageProblem.unprotected` where plain text is asked for by name.
  static func required(
    of parameters: [String: String], usual: [String: String], place: String
  ) throws -> [String: String] {
    // A service file has its own words on it, which one of ours would override. The connection is looked at when made.
    guard parameters["service"] == nil, reachesOut(parameters, usual: usual) else { return parameters }
    let mode = parameters["sslmode"] ?? usual["sslmode"] ?? ""
    if mode == "disable" {
      throw StorageProblem.unprotected(path: place, detail: "adressen eller PGSSLMODE säger sslmode=disable")
    }
    guard ["", "allow", "prefer"].contains(mode) else { return parameters }
    return parameters.merging(["sslmode": "require"]) { _, ours in ours }
  }

  /// Looks at a connection that was made, however that came about.
  ///
  /// **Throws** `StorageProblem.unprotected` where it goes over a network in plain text.
  static func check(_ handle: OpaquePointer, place: String) throws {
    guard PQsslInUse(handle) != 1, PQgssEncInUse(handle) != 1, isNetwork(peer: PQsocket(handle)) else { return }
    throw StorageProblem.unprotected(path: place, detail: "servern och klienten kom överens om klartext")
  }

  /// What libpq takes where an address says nothing: from its environment and its service file.
  static func usual() -> [String: String] {
    guard let list = PQconndefaults() else { return [:] }
    defer { PQconninfoFree(list) }
    var usual: [String: String] = [:]
    for parameter in PostgresParameter.all(list) { usual[parameter.keyword] = parameter.value }
    return usual
  }

  /// Whether the server of these parameters lies elsewhere than on this machine, as far as its name tells.
  static func reachesOut(_ parameters: [String: String], usual: [String: String]) -> Bool {
    // What the address says of either stands in front of both of the environment's.
    let given = [parameters["hostaddr"], parameters["host"]].compactMap { $0 }.first { !$0.isEmpty }
    let other = [usual["hostaddr"], usual["host"]].compactMap { $0 }.first { !$0.isEmpty }
    return (given ?? other).map { !isThisMachine($0) } ?? false
  }

  /// Whether it is the folder of a socket, or a loopback address.
  private static func isThisMachine(_ host: String) -> Bool {
    if host.hasPrefix("/") || host.hasPrefix("@") || host.lowercased() == "localhost" { return true }
    var four = in_addr()
    if inet_pton(AF_INET, host, &four) == 1 { return isLoopback(four) }
    var six = in6_addr()
    return inet_pton(AF_INET6, host, &six) == 1 && isLoopback(six)
  }

  /// Whether the other end of the socket may lie elsewhere; true where that cannot be told.
  private static func isNetwork(peer socket: Int32) -> Bool {
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    return withUnsafeMutablePointer(to: &storage) { storage in
      let found = storage.withMemoryRebound(to: sockaddr.self, capacity: 1) { getpeername(socket, $0, &length) }
      guard found == 0 else { return true }
      switch Int32(storage.pointee.ss_family) {
      case AF_UNIX: return false
      case AF_INET:
        return storage.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { !isLoopback($0.pointee.sin_addr) }
      case AF_INET6:
        return storage.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { !isLoopback($0.pointee.sin6_addr) }
      default: return true
      }
    }
  }

  private static func isLoopback(_ address: in_addr) -> Bool { UInt32(bigEndian: address.s_addr) >> 24 == 127 }

  private static func isLoopback(_ address: in6_addr) -> Bool {
    let bytes = withUnsafeBytes(of: address) { Array($0) }
    let mapped = [UInt8](repeating: 0, count: 10) + [255, 255]
    return bytes == [UInt8](repeating: 0, count: 15) + [1] || (Array(bytes[..<12]) == mapped && bytes[12] == 127)
  }
}
