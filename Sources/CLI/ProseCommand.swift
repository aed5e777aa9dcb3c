import ArgumentParser
import Documents
import Installed
import Kernel
import Reporting
import Storage

/// Prints a text with its figures, and says what is wrong with it.
struct ProseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prose", abstract: "Print a text with the figures that it refers to, and say what is wrong with it.",
    discussion: """
      docs/reference/figures.md tells how figures are written in text. Nothing is saved. The exit code is 1 where a
      reference cannot be read or its figure is not to be had.

      EXAMPLES
        roder prose "Prognosen är {avvikelse helår: hela nämnden | i ord}." --period 2019-04
        roder prose --stored "{variance:line/drift.personal:full-year | tkr}" --show stored
      """)

  /// The form in which the text is shown.
  enum Form: String, ExpressibleByArgument, CaseIterable {
    /// As a report prints it.
    case printed
    /// With names.
    case shown
    /// With keys.
    case stored
  }

  @Argument(help: ArgumentHelp("The text.", valueName: "text"))
  var text: String

  @Flag(help: "The text has keys instead of names.")
  var stored = false

  @Option(help: "The form in which the text is printed.")
  var show = Form.printed

  @OptionGroup var month: MonthOption

  @Option(help: "How the answer is written.")
  var format = ListFormat.text

  @OptionGroup var asOf: ComparisonOptions

  @OptionGroup var options: StoreOptions

  func run() async throws {
    let shell = Shell.current
    let (desk, moment) = try await asOf.desk(options.desk(shell))
    let month = try await month.month(desk, asOf: moment.asOf)
    let read = try await ProseDesk(desk, sections: [Capabilities.money(desk)]).read(
      text, isStored: stored, month: month, asOf: moment.asOf)
    guard read.problems.isEmpty else { throw Problems(read.problems) }
    switch format {
    case .json: try JSONText.write(ProseOutput(read), shell)
    case .text:
      switch show {
      case .printed: try shell.say(read.inlines.plainText)
      case .shown: try shell.say(read.shown)
      case .stored: try shell.say(read.stored)
      }
    }
    for finding in read.typed {
      if let problem = finding.contradiction { shell.terminal.tell(ProblemText.text(problem)) }
      if let offer = finding.offers.first {
        shell.terminal.tell("\(finding.number.place.text): ”\(finding.number.text)” kan vara \(offer.shown)\n")
      }
    }
  }
}

/// A text that was read, as JSON.
private struct ProseOutput: Encodable {
  let printed: String
  let shown: String
  let stored: String
  let typedNumbers: [Typed]

  /// A number that is no reference.
  struct Typed: Encodable {
    let text: String
    let line: Int?
    let column: Int?
    let offers: [Offer]
    let contradicts: Offer?
  }

  /// A figure that a number may be.
  struct Offer: Encodable {
    let reference: String
    let name: String
    let text: String

    init(_ offer: TypedNumbers.Offer) {
      reference = offer.stored
      name = offer.shown
      text = offer.text
    }
  }

  init(_ read: ReadProse.Output) {
    typedNumbers = read.typed.map { finding in
      Typed(
        text: finding.number.text, line: finding.number.place.line, column: finding.number.place.column,
        offers: finding.offers.map(Offer.init), contradicts: finding.contradicted.map(Offer.init))
    }
    printed = read.inlines.plainText
    shown = read.shown
    stored = read.stored
  }
}
