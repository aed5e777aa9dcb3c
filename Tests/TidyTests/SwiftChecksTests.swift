import Testing

/// A piece of Swift, the file it would stand in, and the lines where a check should find something.
struct CheckSample: CustomTestStringConvertible {
  var source: String
  var lines: [Int]
  var path = "Sources/Ledger/Sample.swift"

  init(_ source: String, _ lines: [Int], path: String = "Sources/Ledger/Sample.swift") {
    self.source = source
    self.lines = lines
    self.path = path
  }

  var file: SourceFile { SourceFile(path: path, text: source) }
  var testDescription: String { "\(path): \(source.prefix(60))" }

  func expect(_ findings: [Finding], sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(findings.map(\.line) == lines, "\(findings)", sourceLocation: sourceLocation)
  }
}

@Suite("The checks of Swift code find what they should and nothing else")
struct SwiftChecksTests {
  @Test(
    "A forced value, try and cast are found; strings, comments and other uses of ! are not",
    arguments: [
      CheckSample("let a = b!", [1]),
      CheckSample("let a = b!.c", [1]),
      CheckSample("let a = f()!\nlet b = c[0]!", [1, 2]),
      CheckSample("let a = \"1\"!", [1]),
      CheckSample("var a: Int!", [1]),
      CheckSample("let a = try! f()", [1]),
      CheckSample("let a = b as! C", [1]),
      CheckSample("let a = \"\\(b!)\"", [1]),
      CheckSample("let a = !b && c != d\nif !(e) {}", []),
      CheckSample("if a!=b {}", []),
      CheckSample("// b!\nlet a = \"b!\"\n/* try! */", []),
    ])
  func forcedCalls(sample: CheckSample) { sample.expect(BannedCallChecks.forcedCalls(sample.file)) }

  @Test(
    "try? needs a comment on its line or the one above",
    arguments: [
      CheckSample("let a = try? f()", [1]),
      CheckSample("// Why.\n\nlet a = try? f()", [3]),
      CheckSample("// A missing file is an empty one.\nlet a = try? f()", []),
      CheckSample("let a = try? f()  // Missing is empty.", []),
      CheckSample("let a = \"try?\"", []),
    ])
  func silentTries(sample: CheckSample) { sample.expect(BannedCallChecks.silentTries(sample.file)) }

  @Test(
    "A catch that does nothing is found, also when it holds a comment",
    arguments: [
      CheckSample("do { try f() } catch {}", [1]),
      CheckSample("do {\n} catch let error as E {\n  // Nothing.\n}", [2]),
      CheckSample("do { try f() } catch { log(error) }", []),
    ])
  func emptyCatches(sample: CheckSample) { sample.expect(BannedCallChecks.emptyCatches(sample.file)) }

  @Test(
    "Ways around the checks of concurrency are found",
    arguments: [
      CheckSample("final class A: @unchecked Sendable {}", [1]),
      CheckSample("nonisolated(unsafe) var a = 1", [1]),
      CheckSample("Task.detached { }", [1]),
      CheckSample("struct A: Sendable {}\nTask { }\nnonisolated func f() {}", []),
    ])
  func concurrency(sample: CheckSample) { sample.expect(BannedCallChecks.escapesFromConcurrencyChecks(sample.file)) }

  @Test(
    "fatalError is found",
    arguments: [
      CheckSample("fatalError(\"No.\")", [1]),
      CheckSample("preconditionFailure(\"A line has an account.\")", []),
    ])
  func fatalErrors(sample: CheckSample) { sample.expect(BannedCallChecks.fatalErrors(sample.file)) }

  @Test(
    "Time, ids and chance that no one passed in are found",
    arguments: [
      CheckSample("let a = Date()", [1]),
      CheckSample("let a = Date.now", [1]),
      CheckSample("let a = UUID()", [1]),
      CheckSample("let a = Int.random(in: 0..<3)", [1]),
      CheckSample("let a = b.randomElement()", [1]),
      CheckSample("let a = b.shuffled()", [1]),
      CheckSample("let a = b.map(Int.random)", [1]),
      CheckSample("var g = SystemRandomNumberGenerator()", [1]),
      CheckSample("let a = Int.random(in: 0..<3, using: &generator)\nlet b = context.random()", []),
      CheckSample("let a = Date(timeIntervalSince1970: 0)\nlet b = UUID(uuidString: c)", []),
    ])
  func hiddenInputs(sample: CheckSample) { sample.expect(BannedCallChecks.hiddenInputs(sample.file)) }

  @Test(
    "What other targets see without a doc comment is found",
    arguments: [
      CheckSample("package func f() {}", [1]),
      CheckSample("/// Answers.\n\npackage func f() {}", [3]),
      CheckSample("///\npackage func f() {}", [2]),
      CheckSample("// Not a doc comment.\npublic struct A {}", [2]),
      CheckSample("/// A.\npackage struct A {\n  package let b: Int\n}", [3]),
      CheckSample("package static let a = 1\npackage private(set) var b = 2\npublic final class C {}", [1, 2, 3]),
      CheckSample("package class func f() {}", [1]),
      CheckSample("package extension A {}", [1]),
      CheckSample("@frozen\n@usableFromInline package enum A {}", [2]),
      CheckSample("/// A.\n@frozen\npackage enum A {}", []),
      CheckSample("/// A.\n#if X\npackage enum A {}\n#endif", []),
      CheckSample("/// A.\n///\n/// - b\npackage enum A {}", []),
      CheckSample("protocol P { var a: Int { get } }\n/// S.\npackage struct S: P {\n  package var a: Int\n}", []),
      CheckSample("protocol P { var a: Int { get } }\n/// S.\npackage struct S: P {\n  package var b: Int\n}", [4]),
      CheckSample("/// S.\npackage struct S: Comparable {\n  package static func < () {}\n}", []),
      CheckSample("/// S.\npackage struct S {\n  package static func < () {}\n}", [3]),
      CheckSample("package import Kernel\npublic import Kernel\nfunc f() {}\nlet a = .package(url: 1)", []),
    ])
  func docComments(sample: CheckSample) {
    sample.expect(DocCommentChecks.undocumented(sample.file, inheriting: InheritedDocs([sample.file])))
  }

  @Test(
    "A file whose brackets do not match as read is found",
    arguments: [
      CheckSample("func f() {\n  g(\"(\")\n}", []),
      CheckSample("let a = [1, (2)]\n// {", []),
      CheckSample("let a = 1\nlet b = (2]", [2]),
      CheckSample("func f() {\n", [1]),
      CheckSample("}", [1]),
      CheckSample("let a = f(/\"/)\nlet b = 1", [1]),
    ])
  func reading(sample: CheckSample) { sample.expect(ReadingChecks.unbalancedBrackets(sample.file)) }

  @Test("A file of 500 lines passes and one of 501 does not")
  func fileLength() {
    let line = "let a = 1\n"
    #expect(SizeChecks.longFile(SourceFile(path: "A.swift", text: String(repeating: line, count: 500))).isEmpty)
    #expect(SizeChecks.longFile(SourceFile(path: "A.swift", text: String(repeating: line, count: 501))).count == 1)
  }

  @Test("A line of 120 characters passes, whatever its bytes, and one of 121 does not")
  func lineWidth() {
    #expect(SizeChecks.longLines(SourceFile(path: "A.swift", text: String(repeating: "å", count: 120))).isEmpty)
    #expect(SizeChecks.longLines(SourceFile(path: "A.swift", text: String(repeating: "å", count: 121))).count == 1)
  }

  @Test(
    "A body of 70 lines passes and one of 71 does not",
    arguments: [
      "func f(a: () -> Void = {}) throws -> [Int] {", "init?(a: Int) {", "var a: Int {", "subscript(a: Int) -> Int {",
      "deinit {",
    ])
  func functionLength(opening: String) {
    for count in [70, 71] {
      let text = opening + "\n" + String(repeating: "  f()\n", count: count - 2) + "}\n"
      #expect(SizeChecks.longFunctions(SourceFile(path: "A.swift", text: text)).count == count - 70)
    }
  }

  @Test("A protocol's requirements and a condition are not taken for long functions")
  func functionsWithoutBody() {
    let lines = String(repeating: "  g()\n", count: 80)
    let text = """
      protocol P {
        func f() -> Int
        init(a: Int)
      }
      struct S {
      \(lines)}
      if var a = b {
      \(lines)}
      """
    #expect(SizeChecks.longFunctions(SourceFile(path: "A.swift", text: text)).isEmpty)
  }
}
