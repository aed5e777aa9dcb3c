package import Kernel

extension SupersedeProblem {
  /// The problems with those that differ in their months alone made one, in order of first appearance.
  static func joined(_ problems: [SupersedeProblem]) -> [SupersedeProblem] {
    var result: [SupersedeProblem] = []
    for problem in problems {
      let at = result.firstIndex { $0.with(months: []) == problem.with(months: []) }
      if let at {
        result[at] = result[at].joined(with: problem)
      } else {
        result.append(problem)
      }
    }
    return result
  }

  private func joined(with other: SupersedeProblem) -> SupersedeProblem {
    switch (self, other) {
    case (.closedMonthChanged(let a, let first, let file), .closedMonthChanged(let b, let second, _)):
      .closedMonthChanged(months: a + b, percent: max(first, second), file: file)
    case (.shrunk(let a, let first, let file), .shrunk(let b, let second, _)):
      .shrunk(months: a + b, percent: min(first, second), file: file)
    case (.unusual(let a, let name, let first, let file), .unusual(let b, _, let second, _)):
      .unusual(months: a + b, accountClass: name, percent: max(first, second), file: file)
    default: with(months: months + other.months)
    }
  }

  /// The months that it is about.
  package var months: [Month] {
    switch self {
    case .lostCodes(let months, _, _, _), .lostPart(let months, _, _), .lostClasses(let months, _, _),
      .reopened(let months, _, _), .closedMonthChanged(let months, _, _), .shrunk(let months, _, _),
      .emptied(let months, _), .signFlipped(let months, _, _), .signsLost(let months, _),
      .wrongScale(let months, _, _, _), .doubled(let months, _), .otherYear(let months, _, _),
      .otherSource(_, _, let months, _), .correctionLost(_, _, let months, _), .reverted(let months, _, _),
      .hole(let months, _), .futureMonths(let months, _), .closedEarly(let months, _, _),
      .unusual(let months, _, _, _), .rewritten(let months, _):
      months
    case .copiedMonth(let month, _, _), .cumulative(let month, _): [month]
    case .olderExtraction, .futureExtraction, .otherOrganisation, .similarSource, .widerSelection: []
    }
  }

  /// The same of other months; shares in per cent are left out of account.
  private func with(months: [Month]) -> SupersedeProblem {
    switch self {
    case .lostCodes(_, let part, let codes, let file): .lostCodes(months: months, part: part, codes: codes, file: file)
    case .lostPart(_, let part, let file): .lostPart(months: months, part: part, file: file)
    case .lostClasses(_, let classes, let file): .lostClasses(months: months, classes: classes, file: file)
    case .reopened(_, let status, let file): .reopened(months: months, status: status, file: file)
    case .closedMonthChanged(_, _, let file): .closedMonthChanged(months: months, percent: 0, file: file)
    case .shrunk(_, _, let file): .shrunk(months: months, percent: 0, file: file)
    case .unusual(_, let name, let percent, let file):
      // Above and below the usual are told apart.
      .unusual(months: months, accountClass: name, percent: percent < 0 ? -1 : percent < 100 ? 0 : 100, file: file)
    case .rewritten(_, let file): .rewritten(months: months, file: file)
    case .emptied(_, let file): .emptied(months: months, file: file)
    case .signFlipped(_, let name, let file): .signFlipped(months: months, accountClass: name, file: file)
    case .signsLost(_, let file): .signsLost(months: months, file: file)
    case .wrongScale(_, let factor, let isLarger, let file):
      .wrongScale(months: months, factor: factor, isLarger: isLarger, file: file)
    case .doubled(_, let file): .doubled(months: months, file: file)
    case .otherYear(_, let year, let file): .otherYear(months: months, year: year, file: file)
    case .otherSource(let source, let other, _, let file):
      .otherSource(source: source, other: other, months: months, file: file)
    case .correctionLost(let batch, let selection, _, let file):
      .correctionLost(batch: batch, selection: selection, months: months, file: file)
    case .reverted(_, let batch, let file): .reverted(months: months, batch: batch, file: file)
    case .hole(_, let file): .hole(months: months, file: file)
    case .futureMonths(_, let file): .futureMonths(months: months, file: file)
    case .closedEarly(_, let extracted, let file): .closedEarly(months: months, extracted: extracted, file: file)
    case .copiedMonth, .cumulative, .olderExtraction, .futureExtraction, .otherOrganisation, .similarSource,
      .widerSelection:
      self
    }
  }
}
