/// Compares what somebody shows with what is expected.
package enum ConstantTime {
  /// Whether both are the same; the time it takes tells nothing but how long they are.
  package static func equal(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    guard a.count == b.count else { return false }
    var difference: UInt8 = 0
    for index in a.indices { difference |= a[index] ^ b[index] }
    return difference == 0
  }
}
