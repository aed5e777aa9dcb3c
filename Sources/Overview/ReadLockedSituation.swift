import Kernel
package import Storage

/// What whoever reads finished reports sees of where the work stands: the latest locked report and the next meeting.
package enum ReadLockedSituation: Question {
  package static let name = "overview.read-locked-situation"
  package static let permission = Permission.readLocked
  package typealias Input = ReadSituation.Input
  package typealias Output = ReadSituation.Output

  package static func answer(_ input: Input, view: View) throws -> Output {
    try ReadSituation.answer(input, view: view, isWorking: false)
  }
}
