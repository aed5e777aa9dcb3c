package import Kernel

/// What the checks of a report can find; the raw values are stable and stand in docs/reference/report-checks.md.
package enum FindingCode: String, Hashable, Sendable, CaseIterable {
  // Errors: the report says something that is wrong, or that somebody cannot read.
  /// A sum is not what its rows come to.
  case sumWrong = "sum-wrong"
  /// A difference is not what its columns come to.
  case differenceWrong = "difference-wrong"
  /// Sums or differences are right, but printed in another unit or with another sign than what they are made of.
  case printedOtherwise = "printed-otherwise"
  /// The parts of a chart of shares do not make a whole.
  case sharesNotWhole = "shares-not-whole"
  /// The same figure has different values in two places.
  case figureDiffers = "figure-differs"
  /// A figure that a text refers to is not to be had.
  case referenceUnresolved = "reference-unresolved"
  /// A reference in a text cannot be read, so that it stands there with its braces.
  case referenceUnreadable = "reference-unreadable"
  /// A number typed by hand is another than the figure that the words near it mean.
  case numberContradicts = "number-contradicts"
  /// A number typed by hand tells a figure that the report does not show, because it tells of too few people.
  case hiddenNumberTyped = "hidden-number-typed"
  /// A link leads to what the document lacks.
  case linkBroken = "link-broken"
  /// Two things have the same id, so that a link leads to the wrong one.
  case idTwice = "id-twice"
  /// A heading without words.
  case headingWithoutWords = "heading-without-words"
  /// The first heading is not a chapter.
  case headingFirst = "heading-first"
  /// A heading lies more than one level beneath the one before it.
  case headingJumps = "heading-jumps"
  /// A table without a caption.
  case tableWithoutCaption = "table-without-caption"
  /// A table whose rows have no headings.
  case tableWithoutLabels = "table-without-labels"
  /// A column without a heading.
  case columnWithoutHeading = "column-without-heading"
  /// A chart without a title.
  case chartWithoutTitle = "chart-without-title"
  /// A chart without words for who does not see it.
  case chartWithoutDescription = "chart-without-description"
  /// The meeting lies before the end of the period that it decides about.
  case meetingTooEarly = "meeting-too-early"

  // Warnings: something is missing or aged.
  /// Rows have values and their sum has none.
  case sumMissing = "sum-missing"
  /// A figure in a sentence has no value.
  case figureMissing = "figure-missing"
  /// A number typed by hand is a figure, and will not follow it.
  case numberTyped = "number-typed"
  /// A figure that a text refers to has moved since somebody last stood behind the text.
  case textAged = "text-aged"
  /// A text has a name that has been changed or is gone.
  case nameAged = "name-aged"
  /// A figure has moved since its remark was written.
  case remarkAged = "remark-aged"
  /// A variance that must be explained is not.
  case remarkMissing = "remark-missing"
  /// A part of the report is not handed over.
  case sectionNotReported = "section-not-reported"
  /// A part of the report was sent back.
  case sectionReturned = "section-returned"
  /// A part of the report is handed over and not approved.
  case sectionNotApproved = "section-not-approved"
  /// The template asks for a section that nothing installed knows.
  case sectionUnknown = "section-unknown"
  /// A heading with nothing beneath it.
  case headingEmpty = "heading-empty"
  /// Tables or charts come before the first heading.
  case beforeHeading = "before-heading"
  /// No occasion is planned for the month.
  case notPlanned = "not-planned"
  /// The matter has no registration number.
  case noRegistrationNumber = "no-registration-number"
  /// The report does not say when it is decided about.
  case noMeeting = "no-meeting"
  /// The report does not say who decides.
  case noDecider = "no-decider"
  /// A month of the report is not closed.
  case monthNotClosed = "month-not-closed"
  /// Small numbers of people can be computed from what is published already.
  case numbersExposed = "numbers-exposed"
  /// Figures of a locked version have changed since it was locked.
  case lockedChanged = "locked-changed"

  /// How grave it is: an error, or a warning.
  package var severity: Severity {
    switch self {
    case .sumWrong, .differenceWrong, .printedOtherwise, .sharesNotWhole, .figureDiffers, .referenceUnresolved,
      .referenceUnreadable, .numberContradicts, .hiddenNumberTyped, .linkBroken, .idTwice, .headingWithoutWords,
      .headingFirst,
      .headingJumps, .tableWithoutCaption, .tableWithoutLabels, .columnWithoutHeading, .chartWithoutTitle,
      .chartWithoutDescription, .meetingTooEarly:
      .error
    case .sumMissing, .figureMissing, .numberTyped, .textAged, .nameAged, .remarkAged, .remarkMissing,
      .sectionNotReported, .sectionReturned, .sectionNotApproved, .sectionUnknown, .headingEmpty, .beforeHeading,
      .notPlanned,
      .noRegistrationNumber, .noMeeting, .noDecider, .monthNotClosed, .numbersExposed, .lockedChanged:
      .warning
    }
  }
}
