import Importing
import Kernel

extension IntakeOrder {
  /// What is likely meant by a file of that name on that day, before anybody has said anything.
  init(guessing kind: IntakeKind, _ file: SourceFile, today: Day) {
    self.init(kind)
    let months = IntakeOrder.runs(file.name).compactMap { Month($0) }
    let years = IntakeOrder.runs(file.name).compactMap { Int($0.prefix(4)) }.filter { (2000...2099).contains($0) }
    for field in kind.fields {
      switch field {
      case .year: said[field.rawValue] = String(years.first ?? today.year)
      case .month: said[field.rawValue] = months.first?.description
      case .name: said[field.rawValue] = "\(kind.title) \(years.first ?? today.year)"
      default: break
      }
    }
  }

  /// The parts of the name that consist of digits and hyphens.
  private static func runs(_ name: String) -> [String] {
    name.split { !($0.isASCII && $0.isNumber || $0 == "-") }.map { run in
      String(run.drop { $0 == "-" })
    }.filter { $0.count >= 4 }
  }
}
