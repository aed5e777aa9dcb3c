import Kernel

/// What an operator has decided: in a file, in the environment, or not at all. What stands on the command line comes
/// before both.
package struct Settings: Sendable {
  /// Where a value comes from.
  package enum Origin: Hashable, Sendable {
    /// A variable of the environment.
    case environment
    /// A line of the file.
    case file(line: Int)
    /// Nobody has said anything.
    case usual
  }

  /// A value and where it comes from.
  package struct Value: Hashable, Sendable {
    /// The value; empty for nothing.
    package let text: String
    /// Where it comes from.
    package let origin: Origin
  }

  /// The file's name; nil where there is none.
  package let file: String?
  /// What is wrong with them, in order.
  package private(set) var problems: [SettingsProblem] = []
  private var values: [Setting: Value] = [:]

  /// The settings of the environment and the file.
  ///
  /// - Parameter bytes: what the file holds; nil where it cannot be read.
  package init(environment: [String: String], file: String? = nil, bytes: [UInt8]? = nil) {
    self.file = file
    if let file { read(bytes, of: file) }
    for setting in Setting.allCases {
      guard let text = environment[setting.variable], !text.isEmpty else { continue }
      if !setting.allows(text) {
        problems.append(.oddValue(setting, text, Place(field: setting.variable)))
      } else {
        values[setting] = Value(text: text, origin: .environment)
      }
    }
  }

  private mutating func read(_ bytes: [UInt8]?, of file: String) {
    guard let bytes, let text = String(validating: bytes, as: UTF8.self) else {
      problems.append(.unreadable(Place(file: file)))
      return
    }
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let content = line.trimmed
      if content.isEmpty || content.hasPrefix("#") { continue }
      let place = Place(file: file, line: index + 1)
      guard let sign = content.firstIndex(of: "=") else {
        problems.append(.oddLine(place))
        continue
      }
      let name = String(content[..<sign].trimmed)
      let value = String(content[content.index(after: sign)...].trimmed)
      guard let setting = Setting(rawValue: name) else {
        problems.append(.unknown(name, place, like: Settings.like(name)))
        continue
      }
      guard values[setting] == nil else {
        problems.append(.repeated(name, place))
        continue
      }
      // An empty value says the usual.
      guard !value.isEmpty else { continue }
      guard setting.allows(value) else {
        problems.append(.oddValue(setting, value, place))
        continue
      }
      values[setting] = Value(text: value, origin: .file(line: index + 1))
    }
  }

  /// A name of a setting that somebody may have meant: the same letters without marks, or a beginning of one.
  private static func like(_ name: String) -> String? {
    func letters(_ text: String) -> String { text.lowercased().filter { $0.isLetter } }
    let wanted = letters(name)
    guard wanted.count >= 3 else { return nil }
    return Setting.allCases.map(\.rawValue).first { known in
      let known = letters(known)
      return known == wanted || "roder" + known == wanted || known.hasPrefix(wanted) || wanted.hasPrefix(known)
    }
  }

  /// The value of the setting and where it comes from.
  package subscript(setting: Setting) -> Value { values[setting] ?? Value(text: setting.usual, origin: .usual) }

  /// What somebody has said of the setting; nil where nobody has.
  package func said(_ setting: Setting) -> String? { values[setting]?.text }

  /// The number that the setting is.
  package func whole(_ setting: Setting) -> Int {
    guard let number = Digits.value(self[setting].text.utf8) else {
      preconditionFailure("The setting \(setting.rawValue) is a number")
    }
    return number
  }

  /// Every setting as it is shown to people: keys and passwords are left out.
  package var shown: [ServeOrder.Shown] {
    Setting.allCases.map { setting in
      let found = self[setting]
      let origin =
        switch found.origin {
        case .environment: "miljövariabeln \(setting.variable)"
        case .file(let line): "inställningsfilen, rad \(line)"
        case .usual: found.text.isEmpty ? "inte angivet" : "det vanliga"
        }
      return ServeOrder.Shown(
        name: setting.rawValue, meaning: setting.meaning, value: setting.shown(found.text), origin: origin)
    }
  }

  /// Whether the setting is `yes`.
  package func isSet(_ setting: Setting) -> Bool { self[setting].text == "yes" }
}
