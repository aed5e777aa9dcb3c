/// The ways of doing something that many remedies have in common.
extension Remedy {
  /// How a file is brought in although it looks like a mistake: *läs in ändå med --confirm*.
  package static let anyway = Remedy(
    command: "med --confirm", page: "genom att kryssa för det i formuläret", program: "med confirm=true")

  /// To bring in a file although it looks like a mistake, as an order of its own.
  package static let readInAnyway = Remedy(
    command: "läs in med --confirm", page: "kryssa för i formuläret att det läses in ändå",
    program: "läs in med confirm=true")

  /// To let amounts pass that look like a mistake.
  package static let letPass = Remedy(
    command: "lägg till --confirm", page: "kryssa för i formuläret att det läses in ändå",
    program: "skicka is_confirmed som true")

  /// To bring in a file in spite of something grave, which is named by its word of consent.
  package static func accepting(_ consent: String) -> Remedy {
    Remedy(
      command: "läs in med --accept \(consent)", page: "godta det i formuläret",
      program: "läs in med accept=\(consent)")
  }

  /// Where a kind of file is brought in: *med roder import budget*, *under Inläsning*.
  package static func bringingIn(_ kind: String) -> Remedy {
    Remedy(command: "med roder import \(kind)", page: "under Inläsning")
  }

  /// What says how a source's files are read.
  package static let mapping = Remedy(command: "import mapping", page: "filbeskrivningen")

  /// The same, where nothing before it names the source.
  package static let mappingOfSource = Remedy(command: "import mapping", page: "källans filbeskrivning")

  /// What a command does and only whoever looks after the server can do for somebody else.
  ///
  /// - Parameter asking: what she is asked to do, without a full stop.
  package static func atServer(command: String, asking: String) -> Remedy {
    Remedy(command: command, page: "Be den som sköter servern \(asking).")
  }
}
