extension PostgresAddress {
  /// The text with each `%41` read as the byte it stands for; nil where a code is none, or the bytes are no UTF-8 text
  /// without zero bytes.
  static func decoded(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(hexDigit), let low = rest.popFirst().flatMap(hexDigit) else {
        return nil
      }
      bytes.append(high << 4 | low)
    }
    return bytes.contains(0) ? nil : String(validating: bytes, as: UTF8.self)
  }

  /// The text with all but letters, digits and `-._~` of ASCII written as codes, and those that are `allowed`.
  static func encoded(_ text: String, allowed: String = "") -> String {
    var encoded = ""
    for byte in text.utf8 {
      let scalar = Unicode.Scalar(byte)
      let isPlain =
        byte < 0x80
        && (Character(scalar).isLetter || Character(scalar).isNumber || "-._~".unicodeScalars.contains(scalar)
          || allowed.unicodeScalars.contains(scalar))
      encoded += isPlain ? String(Character(scalar)) : "%" + hex(byte >> 4) + hex(byte & 15)
    }
    return encoded
  }

  /// The address that these parameters make, without what is secret.
  static func text(_ parameters: [PostgresParameter], board: String?) -> String {
    var shown = parameters.filter { !$0.isSecret }
    func take(_ keyword: String) -> String? {
      guard let index = shown.firstIndex(where: { $0.keyword == keyword }) else { return nil }
      return shown.remove(at: index).value
    }
    var text = "postgres://"
    if let user = take("user") { text += encoded(user) + "@" }
    text += servers(&shown)
    if let database = take("dbname") { text += "/" + encoded(database) }
    var queries = shown.map { $0.keyword + "=" + encoded($0.value, allowed: "/,:") }
    if let board { queries.append("board=" + encoded(board)) }
    return queries.isEmpty ? text : text + "?" + queries.joined(separator: "&")
  }

  /// `host1:5432,host2:5433`, taken out of the parameters; empty where they do not fit there and stay parameters.
  private static func servers(_ parameters: inout [PostgresParameter]) -> String {
    func values(_ keyword: String) -> [String] {
      parameters.first { $0.keyword == keyword }.map {
        $0.value.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      } ?? []
    }
    let hosts = values("host")
    let ports = values("port")
    let isPlain = hosts.allSatisfy { host in
      !host.isEmpty
        && host.utf8.allSatisfy { byte in
          let character = Character(Unicode.Scalar(byte))
          return byte < 0x80 && (character.isLetter || character.isNumber || "-._:".contains(character))
        }
    }
    guard !hosts.isEmpty, isPlain, ports.isEmpty || ports.count == hosts.count,
      ports.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } })
    else { return "" }
    parameters.removeAll { $0.keyword == "host" || $0.keyword == "port" }
    return hosts.enumerated().map { index, host in
      let port = ports.isEmpty || ports[index].isEmpty ? "" : ":" + ports[index]
      return (host.contains(":") ? "[" + host + "]" : host) + port
    }.joined(separator: ",")
  }

  private static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
  }

  private static func hex(_ digit: UInt8) -> String { String(digit, radix: 16, uppercase: true) }
}
