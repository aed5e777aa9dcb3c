/// The labels of the specification's records.
/// **Source** SIE file format 4B, section 11.
enum Label: Int, CaseIterable {
  case flag
  case program
  case format
  case generated
  case type
  case comment
  case companyType
  case companyID
  case organisationNumber
  case businessCode
  case address
  case companyName
  case fiscalYear
  case taxYear
  case coversUntil
  case chartType
  case currency
  case account
  case accountType
  case accountUnit
  case sru
  case dimension
  case subDimension
  case object
  case opening
  case closing
  case objectOpening
  case objectClosing
  case result
  case periodBalance
  case periodBudget
  case voucher
  case transaction
  case addedTransaction
  case removedTransaction
  case checksum

  /// The label as files write it.
  var text: String { Label.texts[rawValue] }

  /// The label of up to eight capital letters packed into a word, the first in the lowest place.
  static func named(_ packed: UInt64) -> Label? { byName[packed] }

  /// Whether the record may carry an object list between braces.
  ///
  /// `#IB`, `#UB` and `#RES` should not, but programs are found that write an empty one there.
  var hasObjectList: Bool {
    switch self {
    case .transaction, .addedTransaction, .removedTransaction, .objectOpening, .objectClosing, .periodBalance,
      .periodBudget, .opening, .closing, .result:
      true
    default: false
    }
  }

  private static let byName: [UInt64: Label] = Dictionary(
    uniqueKeysWithValues: zip(texts.map { pack($0.utf8.dropFirst()) }, allCases))

  /// The first eight bytes of a name as a word.
  static func pack(_ name: some Sequence<UInt8>) -> UInt64 {
    var word: UInt64 = 0
    for (position, byte) in name.prefix(8).enumerated() { word |= UInt64(byte) << UInt64(8 * position) }
    return word
  }

  private static let texts: [String] = [
    "#FLAGGA", "#PROGRAM", "#FORMAT", "#GEN", "#SIETYP", "#PROSA", "#FTYP", "#FNR",
    "#ORGNR", "#BKOD", "#ADRESS", "#FNAMN", "#RAR", "#TAXAR", "#OMFATTN", "#KPTYP",
    "#VALUTA", "#KONTO", "#KTYP", "#ENHET", "#SRU", "#DIM", "#UNDERDIM", "#OBJEKT",
    "#IB", "#UB", "#OIB", "#OUB", "#RES", "#PSALDO", "#PBUDGET", "#VER",
    "#TRANS", "#RTRANS", "#BTRANS", "#KSUMMA",
  ]
}
