extension HelpPages {
  /// Help is there for everyone.
  static let routes: [Route] = [
    .get("/hjalp", .nothing) { visit in visit.page(start(base: visit.base, in: visit.terms)) }.brief,
    .get("/hjalp/tangenter", .nothing) { visit in visit.page(keys(base: visit.base)) }.brief,
  ]
}
