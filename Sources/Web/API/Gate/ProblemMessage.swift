import Kernel

/// What went wrong, as programs are told it.
///
/// **Source** RFC 9457.
struct ProblemMessage: APIMessage {
  /// One of the problems.
  struct Item: APIMessage {
    /// The problem.
    let problem: any Problem

    static let name = "ProblemItem"
    static let summary = "One problem: what is wrong, and what to do about it."
    static let members: [APIMember<Item>] = [
      .text("code", "The stable code.") { $0.problem.code },
      .text("message", "What is wrong, in Swedish.") { $0.problem.message },
      .text("remedy", "What to do about it, in Swedish.") { $0.problem.remedy.text(for: .program) },
      .maybeText("file", "The file.") { $0.problem.place.file },
      .maybeWhole("line", "The line, from 1.") { $0.problem.place.line.map(Int64.init) },
      .maybeWhole("column", "The column, from 1, in characters.") { $0.problem.place.column.map(Int64.init) },
      .maybeText("field", "The field, or a JSON pointer to the member.") { $0.problem.place.field },
    ]
  }

  /// The failure.
  let failure: Failure
  /// The status of the answer.
  let status: Int

  static let name = "Problem"
  static let summary = "What went wrong (RFC 9457)."
  static let members: [APIMember<ProblemMessage>] = [
    .text("type", "The kind of problem: `/problem/` and its code.") { "/problem/" + $0.code },
    .text("title", "What is wrong, in Swedish.") { $0.failure.problems.first?.message ?? "Ett tekniskt fel." },
    .whole("status", "The status of the answer.") { Int64($0.status) },
    .text("detail", "What to do about it, in Swedish.") {
      $0.failure.problems.first?.remedy.text(for: .program)
        ?? "Felet ligger hos oss och är antecknat. Försök igen om en stund."
    },
    .text("instance", "The number of the request, which the operator finds it by.") { $0.failure.id },
    .list("problems", "All that is wrong, where it is known.") { message in
      message.failure.problems.map { Item(problem: $0) }
    },
  ]

  private var code: String { failure.problems.first?.code ?? "fault" }
}

extension Failure {
  /// The answer that tells programs of it.
  var problemAnswer: WebAnswer {
    var status = status
    // Whoever says which version to replace is told that it is not the one that stands.
    let unmet = ["storage.changed-meanwhile", "storage.no-version"]
    if problems.contains(where: { unmet.contains($0.code) }) { status = 412 }
    var answer = WebAnswer(
      status: status, headers: ["content-type": "application/problem+json"],
      body: ProblemMessage(failure: self, status: status).json)
    if status == 401 { answer.headers["www-authenticate"] = "Bearer realm=\"roder\"" }
    return answer
  }
}
