import ArgumentParser
import Forecasting
import Kernel
import Storage

/// Which moment an answer is about.
struct AsOfOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Answer as it could be seen at the end of this day (2019-05-14) or after the event of this number (12); 'roder "
        + "history --events' lists them. (default: now)", valueName: "day|event"),
    transform: AsOfOption.moment)
  var asOf: AsOf?

  /// The moment at the desk, which everything that the command answers is asked for.
  ///
  /// **Throws** `StorageProblem.nothingAsOf`, and a `ValidationError` for a day that has not come: nobody knows it.
  func pinned(_ desk: Desk) async throws -> PinnedMoment {
    let asOf = asOf ?? .now
    if case .day(let day) = asOf, day > desk.context.now.dayInStockholm {
      throw ValidationError("--as-of \(day) has not come yet; give today or an earlier day.")
    }
    let moment = PinnedMoment(recorded: try await desk.moment(asOf))
    Shell.current.asked.moment = moment.recorded
    return moment
  }

  /// The moment that a text such as `2019-05-14`, `12`, `#12` or `event 12` spells. Eight digits that are a day are
  /// one: `20190514`.
  static func moment(_ text: String) throws -> AsOf {
    if let day = Day(text) { return .day(day) }
    let words = text.split(separator: " ").map { $0.lowercased() }
    let isNamed = words.count == 2 && ["event", "händelse"].contains(words[0])
    let number = isNamed ? words[1] : text.hasPrefix("#") ? String(text.dropFirst()) : text
    guard let event = Digits.value(number.utf8), event > 0, number.utf8.count <= 15 else {
      throw ValidationError("'\(text)' is no day and no event; write 2019-05-14 or 12.")
    }
    return .event(event)
  }
}

/// Which moment an answer is about, and whose structure its figures are laid out by.
struct ComparisonOptions: ParsableArguments {
  /// Which structure.
  enum Structure: String, ExpressibleByArgument, CaseIterable {
    /// That of the moment.
    case then
    /// Today's.
    case now
  }

  @OptionGroup var asOf: AsOfOption

  @Option(
    help: ArgumentHelp(
      "With --as-of: statements, areas, units and codes as they were then, or as they are now, so that figures of "
        + "different moments can be compared.", valueName: "then|now"))
  var structure = Structure.then

  func validate() throws {
    if structure == .now, asOf.asOf == nil { throw ValidationError("--structure now goes with --as-of.") }
  }

  /// The desk that answers so, and the moment there.
  func desk(_ desk: Desk) async throws -> (Desk, PinnedMoment) {
    let desk = structure == .now ? try await desk.comparing(FollowUpStructure.recordKinds) : desk
    return (desk, try await asOf.pinned(desk))
  }
}
