import Kernel

/// Something that can be done or asked, with one dotted name.
package protocol UseCase: SendableMetatype {
  /// What it is given.
  associatedtype Input: Sendable
  /// What it answers.
  associatedtype Output: Sendable
  /// Its name, `ledger.import`.
  static var name: String { get }
  /// What the actor must be allowed.
  static var permission: Permission { get }
}

/// Something that writes: one event, or none.
package protocol Command: UseCase {
  /// Does it.
  static func run(_ input: Input, in transaction: inout Transaction) throws -> Output
}

/// Something that only reads.
package protocol Question: UseCase {
  /// Answers it.
  static func answer(_ input: Input, view: View) throws -> Output
  /// What of it is confidential, in Swedish, as the reading log shall hold it; nil where nothing is.
  static func confidential(_ input: Input, _ output: Output) -> String?
}

extension Question {
  /// Nothing, unless the question says otherwise.
  package static func confidential(_ input: Input, _ output: Output) -> String? { nil }
}

/// Somebody at work on a store: runs use cases after looking at the rights, each with the scope that its own permission
/// is held for.
package struct Desk: Sendable {
  /// The store.
  package let store: any Store
  /// Who works, why, when.
  package let context: Context
  /// The state whose structure questions are answered by, whatever moment they are about; nil for that of the moment.
  private var structure: (state: BoardState, kinds: Set<String>)?
  /// What was worked out before, and where the chain ended when whoever works came; nil where nothing is remembered.
  private var memory: (answers: AnswerMemory, event: Int, hash: Digest)?

  /// Somebody at work on `store`.
  package init(store: any Store, context: Context) {
    self.store = store
    self.context = context
  }

  /// The same desk, which need not work out again what `answers` knows of a chain that ends so. What it remembers is
  /// asked at that event, though others are appended meanwhile.
  package func remembering(_ answers: AnswerMemory, event: Int, hash: Digest) -> Desk {
    var desk = self
    desk.memory = (answers, event, hash)
    return desk
  }

  /// The same desk, which asks about what stands now: others may have appended since it was taken, and so may whoever
  /// works at it.
  package var anew: Desk {
    var desk = self
    desk.memory = nil
    return desk
  }

  /// The answer of that name as of the moment, worked out by `make` at the moment that it is given, where nobody with
  /// the same rights has asked for it since the last event. It depends on what the rights let questions see and on
  /// nothing else that is not in its name: neither on who asks nor on the day it is.
  ///
  /// - Parameters:
  ///   - name: what is asked, with all that it depends on.
  ///   - bytes: about how much memory an answer takes.
  package func remembered<Answer: Sendable>(
    _ name: String, asOf: AsOf, bytes: @escaping @Sendable (Answer) -> Int,
    _ make: @escaping @Sendable (AsOf) async throws -> Answer
  ) async throws -> Answer {
    guard let memory, structure == nil else { return try await make(try await pinned(asOf)) }
    let moment = asOf == .now && memory.event > 0 ? .event(memory.event) : asOf
    return try await memory.answers.answer(
      name, .init(chainEnd: memory.hash, moment: moment, grants: context.actor.grants), event: memory.event,
      bytes: bytes
    ) { try await make(moment) }
  }

  /// Runs the command.
  ///
  /// **Throws** `StorageProblem.notPermitted`, or what the command throws.
  package func run<C: Command>(_ command: C.Type, _ input: C.Input) async throws -> Appended<C.Output> {
    let context = try context(C.permission, for: C.name)
    return try await store.append(C.name, context: context) { transaction in
      try C.run(input, in: &transaction)
    }
  }

  /// Answers the question as of the moment. What is confidential of the answer stands in the reading log before anybody
  /// sees it.
  ///
  /// **Throws** `StorageProblem.notPermitted`, or what the question throws.
  package func ask<Q: Question>(
    _ question: Q.Type, _ input: Q.Input, asOf: AsOf = .now
  ) async throws -> Q.Output {
    let (context, answer) = try answering(question, input)
    let output = try await store.read(asOf: asOf, scope: context.scope, answer)
    return try await noted(question, input, output, asOf, context)
  }

  /// Answers the question as the board is now, where there is leisure: what takes long, while others wait for pages.
  ///
  /// **Throws** `StorageProblem.notPermitted`, or what the question throws.
  package func askAtLeisure<Q: Question>(_ question: Q.Type, _ input: Q.Input) async throws -> Q.Output {
    guard context.leisure.isElsewhere else { return try await ask(question, input) }
    let (context, answer) = try answering(question, input)
    let output = try await store.readAtLeisure(scope: context.scope, answer)
    return try await noted(question, input, output, .now, context)
  }

  /// The context in which the question is answered, and how.
  private func answering<Q: Question>(
    _ question: Q.Type, _ input: Q.Input
  ) throws -> (context: Context, answer: @Sendable (View) throws -> Q.Output) {
    let context = try context(Q.permission, for: Q.name)
    let permissions = context.permissions
    let structure = structure
    return (
      context,
      { view in
        var view = structure.map { view.looking(at: view.state.with($0.kinds, of: $0.state)) } ?? view
        view.permissions = permissions
        return try Q.answer(input, view: view)
      }
    )
  }

  /// The answer, once what is confidential of it stands in the reading log.
  private func noted<Q: Question>(
    _ question: Q.Type, _ input: Q.Input, _ output: Q.Output, _ asOf: AsOf, _ context: Context
  ) async throws -> Q.Output {
    if let what = Q.confidential(input, output) {
      let reading = Reading(
        .confidential, actor: context.actor.id, at: context.now, what: what, moment: asOf.words)
      try await store.note(reading, context.randomBytes)
    }
    return output
  }

  /// The same desk, whose questions about earlier moments are answered with the records of these kinds as they are now:
  /// figures of different moments can then be compared.
  package func comparing(_ kinds: [String]) async throws -> Desk {
    var desk = self
    desk.structure = (try await store.read(asOf: .now, scope: .nothing) { $0.state }, Set(kinds))
    return desk
  }

  /// The same desk, which sees no more than the unit and what lies beneath it, where the unit is among those it sees.
  package func limited(to unit: String) -> Desk {
    var desk = Desk(store: store, context: context.limited(to: unit))
    desk.structure = structure
    desk.memory = memory
    return desk
  }

  /// The moment that answers hold for; nil for now.
  ///
  /// **Throws** `StorageProblem.nothingAsOf`.
  package func moment(_ asOf: AsOf) async throws -> RecordedMoment? {
    var day: Day?
    switch asOf {
    case .now: return nil
    case .day(let asked): day = asked
    case .event: break
    }
    let structureEvent = structure?.state.event
    return try await store.read(asOf: asOf, scope: .nothing) { [day] view in
      RecordedMoment(
        day: day, event: view.state.event, recordedAt: view.state.recordedAt,
        structureEvent: structureEvent.flatMap { $0 > view.state.event ? $0 : nil })
    }
  }

  /// The moment as the number of the event that it means, so that several questions are answered from one state.
  ///
  /// **Throws** `StorageProblem.nothingAsOf`.
  package func pinned(_ asOf: AsOf) async throws -> AsOf {
    let event = try await store.read(asOf: asOf, scope: .nothing) { $0.state.event }
    return event == 0 ? .now : .event(event)
  }

  /// The context with the scope that the permission is held for.
  private func context(_ permission: Permission, for useCase: String) throws -> Context {
    guard let context = context.using(permission) else {
      throw StorageProblem.notPermitted(useCase: useCase, permission: permission)
    }
    return context
  }
}
