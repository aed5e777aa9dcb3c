import Formats
import HTML
import Installed
import Kernel
import Organisation
import Reporting
import Storage

/// Writing a part of a report, from whichever page it is done: the form's fields, and what hinders it.
enum SectionWriting {
  /// The field that says which version the text was made from.
  static let version = "grund"

  /// What came of it.
  enum Outcome {
    /// It is saved.
    case saved
    /// Somebody else has written meanwhile.
    case overtaken(FieldFault)
    /// What is typed cannot be saved.
    case refused([FieldFault])
    /// Somebody else holds the part, or it is approved: there is no field for it.
    case held(any Problem)
  }

  /// What was typed and is not saved.
  struct Typed {
    /// The text.
    let text: String
    /// The version that it was made from; nil where what stands now is shown beside it, and may be written over.
    let version: Int?
  }

  /// The text that was sent.
  static func text(_ visit: Visit) -> String { visit.form["text"] ?? "" }

  /// The version that the text was made from.
  ///
  /// **Throws** `WebProblem.oddField`.
  static func basis(_ visit: Visit) throws(WebProblem) -> Int {
    let text = visit.form[version] ?? ""
    guard let number = Int(text), number >= 0 else { throw WebProblem.oddField(name: version, text: text) }
    return number
  }

  /// Keeps what is written as it is written, or throws it away and goes on to the address.
  ///
  /// **Throws** what its page cannot tell: no right.
  static func draft(_ id: SectionID, _ visit: Visit, then address: String) async throws -> WebAnswer {
    let drafts = SectionDraftDesk(visit.desk)
    guard visit.form["kasta"] == nil else {
      try await drafts.drop(id)
      return .seeOther(address)
    }
    return try await drafts.keep(id, text: text(visit), basedOn: try basis(visit))
      ? .noContent : WebAnswer(status: 409)
  }

  /// What stands in the field where there is a draft: the draft's text. Where the part has been written since, that is
  /// shown beside it, and may be written over.
  static func typed(_ draft: SectionDraft?, over row: ReadWork.Row, shown: String) -> Typed? {
    guard let draft, draft.text != shown else { return nil }
    return Typed(text: draft.text, version: draft.version < row.work?.version ?? 0 ? nil : draft.version)
  }

  /// That what stands in the field is a draft, and the way to throw it away.
  static func notice(_ draft: SectionDraft, to address: String, id: String, _ visit: Visit) -> Node {
    .fragment([
      Look.notice(
        .information,
        [.text("Utkast från \(draft.at.textInStockholm). Det du skrev står i fältet men är inte sparat.")]),
      Look.form(
        to: address, token: visit.token, id: id,
        [Look.hidden("kasta", "ja"), Look.actions([Look.button("Kasta utkastet", .quiet)])]),
    ])
  }

  /// Writes what the form of the visit says, whose text stands in the field.
  ///
  /// **Throws** what its page cannot tell: no such part, no right.
  static func write(_ id: SectionID, basedOn version: Int, _ visit: Visit, field: String) async throws -> Outcome {
    do {
      let desk = WorkDesk(visit.desk, sections: Capabilities.all(visit.desk))
      _ = try await desk.write(id, shown: text(visit), basedOn: version)
      try await SectionDraftDesk(visit.desk).drop(id)
      return .saved
    } catch StorageProblem.changedMeanwhile {
      return .overtaken(FieldFault(overtaken, at: field))
    } catch let problems as Problems {
      return .refused(problems.all.map { FieldFault($0, at: field, in: visit.terms) })
    } catch let problem as WorkProblem {
      switch problem {
      case .unknownSection, .wrongUnit, .notPlanned: throw problem
      case .locked, .isApproved: return .held(told(problem, visit))
      default: return .refused([FieldFault(problem, at: field, in: visit.terms)])
      }
    }
  }

  /// The problem with whoever holds the part by name.
  static func told(_ problem: any Problem, _ visit: Visit) -> any Problem {
    guard case .locked(let id, let holder, let until)? = problem as? WorkProblem else { return problem }
    return WorkProblem.locked(id, holder: visit.names.name(of: holder), until: until)
  }

  private static let overtaken =
    "Någon annan har skrivit medan du skrev, och inget av ditt är sparat än. Din text står kvar i fältet, och det "
    + "som står nu visas under. Spara igen om din text gäller."

  /// What is saved of the part, and whose it is, beside what was typed over it; nothing where nobody was overtaken.
  static func standing(_ row: ReadWork.Row, shown: String, _ typed: Typed?, _ visit: Visit) -> Node {
    guard let typed, typed.version == nil, let work = row.work?.value, typed.text != shown else { return .nothing }
    let who = WorkSections.who(work.written, visit.names)
    let when = work.written.at.textInStockholm
    guard !shown.isEmpty else {
      return Look.notice(.information, [.text("Texten är tom nu, sparad av \(who) \(when).")])
    }
    return .fragment([
      Look.notice(.information, [.text("Det här är sparat nu, av \(who) \(when):")]), SectionPages.paragraphs(shown),
    ])
  }
}
