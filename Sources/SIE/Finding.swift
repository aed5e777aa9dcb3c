/// A problem with the particulars that its message needs.
enum Finding {
  case notSIE(NotSIE)
  case tooLarge
  case badXML(String)
  case notARecord
  case missingField(Label, String)
  case badList
  case badAmount(String, AmountFault)
  case decimalComma(String)
  case badDate(String)
  case badMonth(String)
  case badNumber(Label, String)
  case unclosedQuote
  case rowOutsideVoucher
  case strayBrace
  case unclosedVoucher(String)
  case missingOpenBrace(String)
  case addedRowAlone
  case unknownRecord(String)
  case missingType
  case missingYear
  case duplicate(String)
  case mixedEncoding
  case lostLetters(Int)
  case wrongChecksum(expected: UInt32, actual: UInt32)
  case incompleteChecksum
  case uncheckedChecksum
  case unbalancedVoucher(String, Int64)
  case sumTooLarge(String)
  case undeclaredAccount(String)
  case undeclaredObject(Int, String)
  case undeclaredDimension(Int)
  case dateOutsideYear(SIEDate)
  case periodOutsideYear(Int32)
  case undeclaredYear(Int)
  case closingBalanceDiffers(String, said: Int64, computed: Int64)
  case resultDiffers(String, said: Int64, computed: Int64)
  case unwritable(String)
  case periodSumDiffers(String, year: Int, said: Int64, computed: Int64)

  /// Why bytes are no SIE file.
  enum NotSIE {
    case empty, html, spreadsheet, pdf, binary, utf16, otherXML, text
  }
}

extension Finding {
  var code: SIEProblemCode {
    switch self {
    case .notSIE: .notSIE
    case .tooLarge: .tooLarge
    case .badXML: .badXML
    case .notARecord: .notARecord
    case .missingField: .missingField
    case .badList: .badList
    case .badAmount: .badAmount
    case .decimalComma: .decimalComma
    case .badDate, .badMonth: .badDate
    case .badNumber: .badNumber
    case .unclosedQuote: .unclosedQuote
    case .rowOutsideVoucher: .rowOutsideVoucher
    case .strayBrace, .unclosedVoucher, .missingOpenBrace: .unclosedVoucher
    case .addedRowAlone: .addedRowAlone
    case .unknownRecord: .unknownRecord
    case .missingType: .missingType
    case .missingYear: .missingYear
    case .duplicate: .duplicate
    case .mixedEncoding: .mixedEncoding
    case .lostLetters: .lostLetters
    case .wrongChecksum, .incompleteChecksum: .wrongChecksum
    case .uncheckedChecksum: .uncheckedChecksum
    case .unbalancedVoucher: .unbalancedVoucher
    case .sumTooLarge: .sumTooLarge
    case .undeclaredAccount: .undeclaredAccount
    case .undeclaredObject: .undeclaredObject
    case .undeclaredDimension: .undeclaredDimension
    case .dateOutsideYear: .dateOutsideYear
    case .periodOutsideYear: .periodOutsideYear
    case .undeclaredYear: .undeclaredYear
    case .closingBalanceDiffers: .closingBalanceDiffers
    case .resultDiffers: .resultDiffers
    case .unwritable: .unwritable
    case .periodSumDiffers: .periodSumDiffers
    }
  }
}
