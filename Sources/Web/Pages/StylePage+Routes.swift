import HTML

extension StylePage {
  /// The page with its forms answered, for whoever builds the program.
  static let routes: [Route] = [
    .get("/stil", .nothing) { visit in visit.page(content(visit, faults: [])) },
    .get("/stil/fel", .nothing) { visit in visit.page(content(visit, faults: faults)) },
    .get("/stil/siffror", .nothing) { visit in visit.page(answersToSearch) },
    .post("/stil/spara", .nothing) { visit in .seeOther(visit.base + "/stil") },
    .post("/stil/utkast", .nothing) { _ in .noContent },
  ]

  private static func content(_ visit: Visit, faults: [FieldFault]) -> PageContent {
    content(address: visit.base + "/stil", help: visit.base + "/hjalp", token: visit.token, faults: faults)
  }
}
