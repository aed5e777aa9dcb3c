package import Importing
import Kernel
package import Storage

/// The jobs of a board that bring in files: begun by a request, worked on behind it, looked at by others.
package struct IntakeJobs: Sendable {
  private let room: IntakeRoom
  private let desk: Desk

  /// The jobs at that desk, whose files lie in the room of this run of the program.
  package init(_ desk: Desk, room: IntakeRoom) {
    self.desk = desk
    self.room = room
  }

  /// The job of that id as it stands; of one whose file is gone, as cut off.
  ///
  /// **Throws** `IntakeProblem.unknownJob`.
  package func job(_ id: String) async throws -> IntakeJob {
    guard let bytes = try await desk.store.working(IntakeJob.workingKind, id, at: desk.context.now),
      let job = IntakeJob.kept(bytes)
    else { throw IntakeProblem.unknownJob(id) }
    return standing(job)
  }

  /// The jobs of the last weeks, the latest first.
  package func all() async throws -> [IntakeJob] {
    var jobs: [IntakeJob] = []
    for id in try await desk.store.workingIDs(IntakeJob.workingKind, at: desk.context.now) {
      if let bytes = try await desk.store.working(IntakeJob.workingKind, id, at: desk.context.now),
        let job = IntakeJob.kept(bytes)
      {
        jobs.append(standing(job))
      }
    }
    return jobs.sorted { ($1.began, $1.id) < ($0.began, $0.id) }
  }

  private func standing(_ job: IntakeJob) -> IntakeJob {
    guard !job.state.isOver, !room.holds(job.id) else { return job }
    var job = job
    job.state = .cutOff
    return job
  }

  /// A place for a file that is on its way, and the job's id. What gave way for it is given up.
  ///
  /// **Throws** `IntakeProblem.busy`, `StorageProblem.notPermitted`.
  package func enter() async throws -> String {
    guard !desk.context.actor.grants.permissions.isDisjoint(with: IntakeKind.openers) else {
      throw StorageProblem.notPermitted(useCase: "intake", permission: .importFacts)
    }
    let id = Digest.of(desk.context.randomBytes(16)).short
    if let before = try room.enter(id, desk.context.actor.id, now: desk.context.now) {
      try await end(before, as: .cancelled)
    }
    return id
  }

  /// Gives the place back, whose file did not come.
  package func leave(_ id: String) { room.leave(id, evenWorking: true) }

  /// Keeps the file that came, and the job as it begins; `look(at:)` goes on.
  ///
  /// **Throws** `IntakeProblem.emptyFile`, `ImportingProblem.wrongKind` where nothing is read from files of its kind:
  /// nobody has to wait for such a file, nor to decide about it.
  package func begin(_ id: String, _ file: SourceFile) async throws {
    guard file.bytes.contains(where: { !IntakeJobs.blank.contains($0) }) else { throw IntakeProblem.emptyFile }
    let fileKind = FileKind(of: file.bytes)
    guard fileKind.isRead else { throw ImportingProblem.wrongKind(found: fileKind, wanted: nil, file: file.name) }
    room.keep(file, of: id)
    let kinds = try await desk.context.leisure.run { IntakeKind.recognised(in: file) }
    let job = IntakeJob(
      id: id, person: desk.context.actor.id, fileName: file.name, size: file.bytes.count,
      began: desk.context.now, kinds: kinds,
      fileKind: fileKind,
      order: IntakeOrder(guessing: kinds.first ?? .ledger, file, today: desk.context.now.dayInStockholm),
      state: .looking)
    try await keep(job)
  }

  /// Space, line breaks and the mark before text in UTF-8.
  private static let blank: Set<UInt8> = [0x09, 0x0A, 0x0D, 0x20, 0xEF, 0xBB, 0xBF]

  /// Looks at the file of a job that waits, in the light of what is said of it now; `look(at:)` goes on.
  ///
  /// **Throws** `IntakeProblem.notWaiting`, `.unknownJob`.
  package func look(at id: String, _ order: IntakeOrder) async throws {
    try await go(id, order, to: .looking)
  }

  /// Brings in the file of a job that waits, as it is said now; `bringIn` goes on.
  ///
  /// **Throws** `IntakeProblem.notWaiting`, `.unknownJob`.
  package func decide(_ id: String, _ order: IntakeOrder) async throws {
    try await go(id, order, to: .importing)
  }

  private func go(_ id: String, _ order: IntakeOrder, to state: IntakeJob.State) async throws {
    var job = try await self.job(id)
    guard job.state == .waiting, room.begin(id) != nil else { throw IntakeProblem.notWaiting }
    job.order = order
    job.state = state
    do {
      try await keep(job)
    } catch {
      room.rest(id, now: desk.context.now)
      throw error
    }
  }

  /// Gives the job up.
  ///
  /// **Throws** `IntakeProblem.notWaiting` while it is worked on.
  package func cancel(_ id: String) async throws {
    let job = try await self.job(id)
    guard !job.state.isOver else { return }
    guard room.leave(id) else { throw IntakeProblem.notWaiting }
    try await end(id, as: .cancelled)
  }

  /// The work behind a job that has begun: looks at the file, or brings it in, as the job's state says. Faults are told
  /// by what is answered; nil for none.
  package func work(_ id: String) async -> (any Error)? {
    do {
      var job = try await self.job(id)
      guard let file = room.file(of: id) else { return nil }
      if job.state == .importing {
        try await bringIn(&job, file)
      } else {
        job.preview = try await IntakeDesk(desk).preview(file, job.order)
        job.state = .waiting
      }
      try await keep(job)
      if job.state == .waiting { room.rest(id, now: desk.context.now) } else { room.leave(id, evenWorking: true) }
      return nil
    } catch {
      room.leave(id, evenWorking: true)
      do {
        try await end(id, as: .failed)
      } catch let second {
        return second
      }
      return error
    }
  }

  /// What stands in the way is told, and the file waits for somebody to decide anew.
  private func bringIn(_ job: inout IntakeJob, _ file: SourceFile) async throws {
    do {
      let outcome = try await IntakeDesk(desk).run(file, job.order)
      (job.outcome, job.batch, job.event) = (outcome.sentence, outcome.batch, outcome.event)
      job.state = .done
    } catch {
      let problems = try IntakeDesk.problems(error)
      var preview = job.preview ?? IntakePreview()
      preview.keep(problems.map { IntakeFinding($0, job.order.consent) })
      job.preview = preview
      job.state = .waiting
    }
  }

  private func keep(_ job: IntakeJob) async throws {
    let end = Instant(seconds: desk.context.now.seconds + IntakeJob.kept)
    try await desk.store.setWorking(IntakeJob.workingKind, job.id, try job.bytes(), expires: end)
  }

  private func end(_ id: String, as state: IntakeJob.State) async throws {
    guard let bytes = try await desk.store.working(IntakeJob.workingKind, id, at: desk.context.now),
      var job = IntakeJob.kept(bytes), !job.state.isOver
    else { return }
    job.state = state
    try await keep(job)
  }
}
