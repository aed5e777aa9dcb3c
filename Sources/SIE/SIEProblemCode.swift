/// The kinds of problems that a SIE file can have; the raw value is the stable code.
public enum SIEProblemCode: String, Sendable, CaseIterable {
  /// The bytes are no SIE file.
  case notSIE = "sie.not-sie"
  /// The file is larger than the reader takes.
  case tooLarge = "sie.too-large"
  /// A SIE 5 document is not well-formed XML.
  case badXML = "sie.bad-xml"
  /// A line begins neither with a label nor with a brace.
  case notARecord = "sie.not-a-record"
  /// A record lacks a field that it must have.
  case missingField = "sie.missing-field"
  /// An object list is not made of pairs between braces.
  case badList = "sie.bad-list"
  /// A field that must be an amount is none, or has more than two decimals, or is too large.
  case badAmount = "sie.bad-amount"
  /// An amount is written with a decimal comma.
  case decimalComma = "sie.decimal-comma"
  /// A field that must be a date or a month is none.
  case badDate = "sie.bad-date"
  /// A field that must be a number is none.
  case badNumber = "sie.bad-number"
  /// A quoted field does not end on its line.
  case unclosedQuote = "sie.unclosed-quote"
  /// A row stands outside the braces of a voucher.
  case rowOutsideVoucher = "sie.row-outside-voucher"
  /// A voucher's braces do not match.
  case unclosedVoucher = "sie.unclosed-voucher"
  /// An added row is not followed by its twin for older programs.
  case addedRowAlone = "sie.added-row-alone"
  /// A label that the specification does not have.
  case unknownRecord = "sie.unknown-record"
  /// The file does not say its SIE type.
  case missingType = "sie.missing-type"
  /// The file does not say its fiscal year.
  case missingYear = "sie.missing-year"
  /// The same account, object, year, voucher or balance is given twice.
  case duplicate = "sie.duplicate"
  /// Letters are written in more than one way.
  case mixedEncoding = "sie.mixed-encoding"
  /// Letters were lost before the file came here.
  case lostLetters = "sie.lost-letters"
  /// The checksum does not agree with the content.
  case wrongChecksum = "sie.wrong-checksum"
  /// The checksum cannot be verified.
  case uncheckedChecksum = "sie.unchecked-checksum"
  /// A voucher's rows do not sum to zero.
  case unbalancedVoucher = "sie.unbalanced-voucher"
  /// A sum is too large to be computed exactly.
  case sumTooLarge = "sie.sum-too-large"
  /// An account is used but not declared.
  case undeclaredAccount = "sie.undeclared-account"
  /// An object is used but not declared.
  case undeclaredObject = "sie.undeclared-object"
  /// A dimension is used but neither declared nor reserved.
  case undeclaredDimension = "sie.undeclared-dimension"
  /// A voucher or row is dated outside the fiscal year.
  case dateOutsideYear = "sie.date-outside-year"
  /// A period lies outside its fiscal year.
  case periodOutsideYear = "sie.period-outside-year"
  /// A balance or a period names a fiscal year that the file does not declare.
  case undeclaredYear = "sie.undeclared-year"
  /// An account's closing balance differs from opening balance and rows.
  case closingBalanceDiffers = "sie.closing-balance-differs"
  /// An account's result differs from its rows.
  case resultDiffers = "sie.result-differs"
  /// An account's period balances differ from its balance or result.
  case periodSumDiffers = "sie.period-sum-differs"
  /// Something cannot be written in the format or its encoding.
  case unwritable = "sie.unwritable"

  /// How much a problem of this kind matters when the profile says nothing else.
  var usualSeverity: SIEProblem.Severity {
    switch self {
    case .notSIE, .tooLarge, .badXML, .notARecord, .missingField, .badList, .badAmount, .badDate, .badNumber,
      .rowOutsideVoucher, .unclosedVoucher, .wrongChecksum, .unbalancedVoucher, .sumTooLarge, .undeclaredAccount,
      .dateOutsideYear:
      .error
    case .unknownRecord, .undeclaredDimension: .information
    default: .warning
    }
  }

  /// What to do about it, in Swedish.
  public var remedy: String {
    switch self {
    case .notSIE: "Kontrollera att rätt fil har valts och exportera den på nytt från ekonomisystemet."
    case .tooLarge: "Dela upp exporten, till exempel i en fil per räkenskapsår."
    case .badXML: "Exportera filen på nytt; den är troligen avbruten eller ändrad för hand."
    case .notARecord, .missingField: "Exportera filen på nytt eller rätta raden i ekonomisystemet."
    case .badList: "En objektlista skrivs {dimension objekt …}. Rätta raden och exportera på nytt."
    case .badAmount: "Belopp skrivs med siffror och högst två decimaler efter punkt. Rätta raden och exportera på nytt."
    case .decimalComma: "Kontrollera beloppen: filen ska ha decimalpunkt, och kommat har lästs som ett sådant."
    case .badDate: "Datum skrivs ååååmmdd och perioder ååååmm. Rätta raden och exportera på nytt."
    case .badNumber: "Fältet ska vara ett heltal. Rätta raden och exportera på nytt."
    case .unclosedQuote: "Texten har lästs till radens slut. Kontrollera den i ekonomisystemet."
    case .rowOutsideVoucher, .unclosedVoucher: "Filen är troligen avbruten. Exportera den på nytt."
    case .addedRowAlone: "Raden har räknats en gång. Kontrollera verifikationen i ekonomisystemet."
    case .unknownRecord: "Posten har behållits men används inte. Ingen åtgärd behövs."
    case .missingType: "Filen har lästs efter sitt innehåll. Ange SIE-typ vid exporten om det går."
    case .missingYear: "Exportera filen med räkenskapsår (#RAR) så att datum och perioder kan kontrolleras."
    case .duplicate: "Kontrollera att uppgiften inte har exporterats två gånger."
    case .mixedEncoding: "Kontrollera å, ä och ö i texterna och exportera filen på nytt med en enda teckenkodning."
    case .lostLetters: "Bokstäverna går inte att återskapa ur filen. Exportera den på nytt från ekonomisystemet."
    case .wrongChecksum: "Filen har ändrats eller skadats efter exporten. Exportera den på nytt."
    case .uncheckedChecksum: "Ingen åtgärd behövs, men filens helhet är inte styrkt."
    case .unbalancedVoucher: "Rätta verifikationen i ekonomisystemet eller ange i profilen att utdraget är ensidigt."
    case .sumTooLarge: "Kontrollera beloppen i filen; så stora summor förekommer inte i en redovisning."
    case .undeclaredAccount: "Exportera filen med hela kontoplanen."
    case .undeclaredObject, .undeclaredDimension:
      "Exportera filen med alla dimensioner och objekt för att få med namnen."
    case .dateOutsideYear, .periodOutsideYear: "Kontrollera att exporten avser rätt räkenskapsår."
    case .undeclaredYear: "Exportera filen med alla räkenskapsår som den har belopp för."
    case .unwritable: "Skriv filen som UTF-8, eller ändra texten i ekonomisystemet."
    case .closingBalanceDiffers, .resultDiffers, .periodSumDiffers:
      "Stäm av kontot i ekonomisystemet; exporten kan avse en del av året eller sakna verifikationer."
    }
  }
}
