extension Finding {
  /// What is wrong, in Swedish.
  var message: String {
    switch self {
    case .notSIE(let why): why.message
    case .tooLarge: "Filen är för stor: högst 4 GB kan läsas."
    case .badXML(let why): "Filen är inte välformad XML: \(why)."
    case .notARecord: "Raden är ingen SIE-post: den börjar varken med # eller med klammer."
    case .missingField(let label, let field): "Posten \(label.text) saknar \(field)."
    case .badList: "Objektlistan är inte par av dimension och objekt mellan klamrar."
    case .badAmount(let text, let fault): "”\(shown(text))” \(fault.message)."
    case .decimalComma(let text): "Beloppet ”\(shown(text))” är skrivet med decimalkomma."
    case .badDate(let text): "”\(shown(text))” är inget datum."
    case .badMonth(let text): "”\(shown(text))” är ingen period."
    case .badNumber(let label, let text): "”\(shown(text))” i posten \(label.text) är inget heltal."
    case .unclosedQuote: "Ett citattecken saknas före radens slut."
    case .rowOutsideVoucher: "Transaktionsraden hör inte till någon verifikation."
    case .strayBrace: "Klammern hör inte till någon verifikation."
    case .unclosedVoucher(let voucher): "Verifikation \(shown(voucher)) har ingen avslutande klammer."
    case .missingOpenBrace(let voucher): "Verifikation \(shown(voucher)) har ingen inledande klammer."
    case .addedRowAlone: "Den tillagda raden (#RTRANS) följs inte av samma rad som #TRANS."
    case .unknownRecord(let label): "Posten \(shown(label)) finns inte i SIE-standarden."
    case .missingType: "Filen anger ingen giltig SIE-typ (#SIETYP)."
    case .missingYear: "Filen anger inget räkenskapsår (#RAR 0)."
    case .duplicate(let what): "\(what) finns två gånger i filen."
    case .mixedEncoding: "Filens bokstäver är skrivna med mer än en teckenkodning; här börjar den ovanligare."
    case .lostLetters(let count): "\(count) bokstäver gick förlorade innan filen kom hit (här står den första)."
    case .wrongChecksum(let expected, let actual):
      "Kontrollsumman stämmer inte: filen anger \(expected) men innehållet ger \(actual)."
    case .incompleteChecksum: "Kontrollsumman är påbörjad men saknar slutpost; filen är troligen avbruten."
    case .uncheckedChecksum:
      "Kontrollsumman kan inte prövas, eftersom filens teckenkodning är en annan än den summan räknades på."
    case .unbalancedVoucher(let voucher, let sum):
      "Verifikation \(shown(voucher)) är i obalans med \(Finding.kronor(sum)) kr."
    case .sumTooLarge(let what): "Summan för \(shown(what)) är för stor för att räknas exakt."
    case .undeclaredAccount(let account): "Konto \(shown(account)) används men finns inte i filens kontoplan."
    case .undeclaredObject(let dimension, let object):
      "Objekt \(shown(object)) i dimension \(dimension) används men är inte upplagt i filen."
    case .undeclaredDimension(let dimension): "Dimension \(dimension) används men är inte upplagd i filen."
    case .dateOutsideYear(let date): "Datumet \(date) ligger utanför räkenskapsåret."
    case .periodOutsideYear(let month): "Perioden \(month) ligger utanför sitt räkenskapsår."
    case .undeclaredYear(let year): "Räkenskapsår \(year) används men anges inte i filen (#RAR)."
    case .closingBalanceDiffers(let account, let said, let computed):
      "Konto \(shown(account)): utgående balans är \(Finding.kronor(said)) kr, men ingående balans och "
        + "transaktioner ger \(Finding.kronor(computed)) kr."
    case .resultDiffers(let account, let said, let computed):
      "Konto \(shown(account)): resultatet är \(Finding.kronor(said)) kr, men transaktionerna ger "
        + "\(Finding.kronor(computed)) kr."
    case .unwritable(let what): "Formatet eller teckenkodningen saknar plats för \(shown(what))."
    case .periodSumDiffers(let account, let year, let said, let computed):
      "Konto \(shown(account)), år \(year): årets saldo är \(Finding.kronor(said)) kr, men perioderna ger "
        + "\(Finding.kronor(computed)) kr."
    }
  }

  /// A text from the file, short enough for a message.
  private func shown(_ text: String) -> String {
    text.count <= 40 ? text : text.prefix(39) + "…"
  }

  /// An amount as Swedes write it: 1 234 567,89 with a non-breaking space and a true minus.
  static func kronor(_ ore: Int64) -> String {
    let magnitude = ore.magnitude
    var digits = String(magnitude / 100)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    groups.insert(digits, at: 0)
    let decimals = SIEDate.digits(Int(magnitude % 100), width: 2)
    return (ore < 0 ? "\u{2212}" : "") + groups.joined(separator: "\u{A0}") + "," + decimals
  }
}

extension Finding.NotSIE {
  var message: String {
    switch self {
    case .empty: "Filen är tom."
    case .html: "Filen är en webbsida (HTML) och ingen SIE-fil."
    case .spreadsheet: "Filen är ett packat arkiv eller ett kalkylblad och ingen SIE-fil."
    case .pdf: "Filen är ett PDF-dokument och ingen SIE-fil."
    case .binary: "Filen är ingen textfil och därför ingen SIE-fil."
    case .utf16: "Filen är sparad som UTF-16; en SIE-fil ska vara skriven i teckentabell 437 (eller UTF-8)."
    case .otherXML: "Filen är ett XML-dokument av annat slag än SIE 5."
    case .text: "Filen är ingen SIE-fil: den saknar SIE-poster som #FLAGGA och #SIETYP."
    }
  }
}
