import Accounts
import Importing
import Kernel
import Storage
import TestSupport
import Testing

@Test("Golden: the protected codes")
func protectedCodes() throws {
  let sample = ProtectedCodes(entries: [
    .init(
      selection: NamedSelection(
        id: "familjehem", name: "Familjehem",
        rules: [
          FactSelection(["service_area": [CodeRange("531")]]),
          FactSelection(["account": [CodeRange("5210"), CodeRange(from: "452", to: "458")]]),
        ]), ground: "26 kap. 1 § OSL")
  ])
  #expect(try GoldenBodies().findings(ProtectedCodes.self, sample: sample) == [])
}
