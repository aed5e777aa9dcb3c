/// What a file says about itself before its accounts begin.
public struct SIEHeader: Sendable, Equatable {
  /// The receiver's mark: 0 when the file has not been imported yet (`#FLAGGA`).
  public var flag = "0"
  /// The program that wrote the file (`#PROGRAM`).
  public var program = ""
  /// The version of that program.
  public var programVersion = ""
  /// The character set that the file claims (`#FORMAT`); `SIEFile.encoding` says which it is.
  public var format = "PC8"
  /// The day on which the file was written (`#GEN`).
  public var generatedOn = SIEDate.none
  /// Who wrote the file.
  public var generatedBy = ""
  /// The number of the SIE type, 1 to 4, or 5 for the XML format (`#SIETYP`); nil when the file does not say.
  public var typeNumber: Int?
  /// Whether a SIE 5 document is of the entry format.
  public var isEntry = false
  /// Free comments (`#PROSA`).
  public var comments: [String] = []
  /// The legal form of the company (`#FTYP`).
  public var companyType: String?
  /// The program's own id of the company (`#FNR`).
  public var companyID: String?
  /// The company's registration number (`#ORGNR`).
  public var organisationNumber: String?
  /// The acquisition number that may follow the registration number.
  public var acquisitionNumber: String?
  /// The activity number that may follow the acquisition number.
  public var activityNumber: String?
  /// The line of business (`#BKOD`).
  public var businessCode: String?
  /// Contact, street, postal address and telephone (`#ADRESS`).
  public var address: [String] = []
  /// The company's name (`#FNAMN`).
  public var companyName = ""
  /// The fiscal years (`#RAR`), in the order of the file.
  public var fiscalYears: [SIEFiscalYear] = []
  /// The tax year (`#TAXAR`).
  public var taxYear: String?
  /// The last day that period balances cover (`#OMFATTN`).
  public var coversUntil = SIEDate.none
  /// The chart of accounts, for example `BAS2010` (`#KPTYP`).
  public var chartType: String?
  /// The accounting currency (`#VALUTA`); Swedish kronor when absent.
  public var currency: String?

  /// The fiscal year with an index: 0 is the file's own year, −1 the year before.
  public func fiscalYear(_ index: Int) -> SIEFiscalYear? { fiscalYears.first { $0.index == index } }
}
