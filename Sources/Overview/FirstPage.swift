package import Documents
package import Forecasting
package import Kernel
package import Reporting
import Storage

/// The first page of somebody's work: a sentence or two that answer it, what has moved, what is late, what waits for
/// her, and when the board meets next.
package struct FirstPage: Sendable {
  /// Where an item leads.
  package enum Target: Hashable, Sendable {
    /// To a part of the month's report.
    case section(SectionID)
    /// To the month's work.
    case work(Month)
    /// To the imports.
    case imports
    /// To a locked report of the month, by its id.
    case locked(Month, String)
    /// To the calendar.
    case calendar
    /// To the postings that somebody says are coded wrongly.
    case markedPostings
  }

  /// Something that must be known, in words.
  package struct Item: Hashable, Sendable {
    /// What it is.
    package let text: [Inline]
    /// Where more is said of it; nil where there is no more.
    package let target: Target?

    /// Something to know.
    package init(_ text: [Inline], _ target: Target? = nil) {
      self.text = text
      self.target = target
    }
  }

  /// The board's next meeting.
  package struct Meeting: Hashable, Sendable {
    /// The day.
    package let day: Day
    /// The occasions that it has on its agenda, *Vårbokslut april 2019*.
    package let occasions: [String]
    /// What is missing for them, a sentence each.
    package let missing: [Item]
  }

  /// The last month with postings; nil where nothing is imported, or may not be seen.
  package let month: Month?
  /// What answers the page, a sentence or two: pieces that stand one after the other, of which some lead on.
  package let first: [Item]
  /// The forecast of each unit of hers where she has several; empty else.
  package let units: [Item]
  /// What has moved the forecast most, greatest first.
  package let movements: [ForecastHeadline.Movement]
  /// The income statement in brief; nil where nothing is imported, or may not be seen.
  package let statement: Table?
  /// What is late, the most pressing first.
  package let late: [Item]
  /// The month whose late work others can be reminded of; nil where nobody else is late, or others' is not told of.
  package let reminding: Month?
  /// What waits for her and can be done, in order; late ones too.
  package let tasks: [WorkTask]
  /// The latest locked report, for whoever reads those and not the work on them; nil where there is none.
  package let report: Item?
  /// What else waits for her: postings that units say are coded wrongly.
  package let waiting: [Item]
  /// The next meeting; nil where none is planned.
  package let meeting: Meeting?
}
