import Kernel
import XML

/// Reads what each style of a workbook makes of numbers.
enum WorkbookStyles {
  /// The number format of each style, by its number.
  static func read(_ part: String, _ package: inout WorkbookPackage) throws(Problems) -> [NumberFormat] {
    try package.read(part) { scanner throws(XMLProblem) in
      var own: [Int: NumberFormat] = [:]
      var styles: [Int] = []
      // Formats of conditional looks and of named styles are written with the same words elsewhere in the part.
      var isInFormats = false
      var isInStyles = false
      while let token = try scanner.next() {
        guard token != .text else { continue }
        if scanner.isNamed("numFmts") {
          isInFormats = token == .start
        } else if scanner.isNamed("cellXfs") {
          isInStyles = token == .start
        } else if token == .end {
          continue
        } else if scanner.isNamed("numFmt"), isInFormats {
          if let id = scanner.number(of: "numFmtId"), let code = try scanner.value(of: "formatCode") {
            own[id] = NumberFormat(code: code)
          }
        } else if scanner.isNamed("xf"), isInStyles {
          styles.append(scanner.number(of: "numFmtId") ?? 0)
        }
      }
      return styles.map { own[$0] ?? NumberFormat(builtIn: $0) }
    }
  }
}
