/// Writes JSON with keys in the order given: the same calls give the same bytes.
package struct JSONOutput {
  /// What is written so far.
  package private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// Nothing yet.
  package init() {}

  /// The object whose members `body` writes.
  package mutating func object(_ body: (inout JSONOutput) -> Void) {
    open(UInt8(ascii: "{"))
    body(&self)
    close(UInt8(ascii: "}"))
  }

  /// The array whose elements `body` writes.
  package mutating func array(_ body: (inout JSONOutput) -> Void) {
    open(UInt8(ascii: "["))
    body(&self)
    close(UInt8(ascii: "]"))
  }

  /// The name of the member whose value comes next.
  package mutating func key(_ name: StaticString) {
    separate()
    name.withUTF8Buffer { utf8 in
      bytes.append(UInt8(ascii: "\""))
      bytes.append(contentsOf: utf8)
    }
    bytes += [UInt8(ascii: "\""), UInt8(ascii: ":")]
  }

  /// The name, known only as the program runs, of the member whose value comes next.
  package mutating func key(named name: String) {
    separate()
    write(name)
    bytes.append(UInt8(ascii: ":"))
  }

  /// A member that is an object.
  package mutating func object(_ name: StaticString, _ body: (inout JSONOutput) -> Void) {
    key(name)
    object(body)
  }

  /// A member that is an array.
  package mutating func array(_ name: StaticString, _ body: (inout JSONOutput) -> Void) {
    key(name)
    array(body)
  }

  /// A member that is text.
  package mutating func member(_ name: StaticString, _ text: String) {
    key(name)
    value(text)
  }

  /// A member that is a whole number.
  package mutating func member(_ name: StaticString, _ number: Int64) {
    key(name)
    value(number)
  }

  /// A member that is true or false.
  package mutating func member(_ name: StaticString, _ claim: Bool) {
    key(name)
    value(claim)
  }

  /// Text.
  package mutating func value(_ text: String) {
    separate()
    write(text)
    needsComma = true
  }

  private mutating func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\n"): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
      case 0..<0x20, 0x7F:
        let digits = Array("0123456789abcdef".utf8)
        bytes += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// True or false.
  package mutating func value(_ claim: Bool) {
    separate()
    bytes.append(contentsOf: (claim ? "true" : "false").utf8)
    needsComma = true
  }

  /// A whole number, exact however large: readers that keep numbers as doubles must read big ones as text.
  package mutating func value(_ number: Int64) {
    separate()
    bytes.append(contentsOf: String(number).utf8)
    needsComma = true
  }

  /// Nothing.
  package mutating func null() {
    separate()
    bytes.append(contentsOf: "null".utf8)
    needsComma = true
  }

  /// A line break, which means nothing to a program and much to a reader of differences.
  package mutating func newLine() {
    if needsComma {
      bytes.append(UInt8(ascii: ","))
      needsComma = false
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func open(_ byte: UInt8) {
    separate()
    bytes.append(byte)
    needsComma = false
  }

  private mutating func close(_ byte: UInt8) {
    bytes.append(byte)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = false
  }
}
