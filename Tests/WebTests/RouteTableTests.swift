import Testing
import Web

struct RouteTableTests {
  private let table: RouteTable<String> = {
    var table = RouteTable<String>()
    table.add(.get, RoutePattern("/"), "start")
    table.add(.get, RoutePattern("/prognos"), "prognos")
    table.add(.get, RoutePattern("/prognos/{enhet}"), "enhet")
    table.add(.post, RoutePattern("/prognos/{enhet}"), "spara")
    table.add(.get, RoutePattern("/prognos/alla"), "alla")
    table.add(.post, RoutePattern("/prognos/{enhet}/klar"), "klar")
    return table
  }()

  private func found(_ method: WebMethod, _ segments: [String]) -> String {
    switch table.match(method, segments) {
    case .found(let value, let free): value + free.map { " \($0.key)=\($0.value)" }.joined()
    case .otherMethods(let methods): "andra: " + methods.map(\.rawValue).joined(separator: ",")
    case .nothing: "-"
    }
  }

  @Test("An address leads to its route, a word before a free segment")
  func finds() {
    #expect(found(.get, []) == "start")
    #expect(found(.get, ["prognos"]) == "prognos")
    #expect(found(.get, ["prognos", "E230"]) == "enhet enhet=E230")
    #expect(found(.get, ["prognos", "alla"]) == "alla")
    #expect(found(.post, ["prognos", "alla", "klar"]) == "klar enhet=alla")
    #expect(found(.get, ["prognos", "é/ö", "klar"]) == "andra: POST")
    #expect(found(.post, ["prognos"]) == "andra: GET")
    #expect(found(.get, ["prognos", ""]) == "-")
    #expect(found(.get, ["ekonomi"]) == "-")
    #expect(found(.get, ["prognos", "E230", "klar", "mer"]) == "-")
  }
}
