import Kernel
import Storage

/// The moment that an answer is about, as JSON; left out where it is now.
struct AsOfOutput: Encodable {
  /// The day that was asked for; left out where an event was.
  let day: String?
  /// The last event that was known.
  let event: Int
  /// When it was recorded.
  let recordedAt: String
  /// The event of the structure that the figures are laid out by, where that is a later one.
  let structureEvent: Int?

  init(_ moment: RecordedMoment) {
    day = moment.day?.description
    event = moment.event
    recordedAt = moment.recordedAt.description
    structureEvent = moment.structureEvent
  }
}
