import Foundation
import Testing

@testable import SIE

@Suite("SIE 5")
struct SIE5Tests {
  @Test("The full sample becomes accounts, objects, balances and vouchers that agree")
  func sample() throws {
    guard let folder = SharedFiles.folder("sie5", for: "SIE 5 sample") else { return }
    let file = SIEReader.read(try SharedFiles.bytes(folder.appendingPathComponent("Sample.sie")))
    #expect(file.problems.map(\.message) == [])
    #expect(file.header.companyName == "Övningsbolaget AB")
    #expect(file.header.typeNumber == 5)
    #expect(file.kind == .transactionsExport)
    #expect(file.header.fiscalYears.map(\.index) == [-1, 0])
    #expect(file.header.fiscalYear(0)?.last.yyyymmdd == 2014_12_31)
    #expect(file.accounts.count == 316)
    #expect(file.dimensions.map(\.name) == ["Kostnadsställe", "Projekt"])
    #expect(file.objects.count == 11)
    #expect(file.voucherTable.count == 91)
    #expect(file.transactions.count == 343)
    #expect(file.removedTransactions.count == 10)
    #expect(file.balances.count { $0.kind == .opening } == 24)
    // The document has 122 such elements, of which 29 belong to invoices and not to accounts.
    #expect(file.balances.count { $0.kind == .closing || $0.kind == .result } == 93)
  }

  @Test("The entry sample becomes accounts of a file to import")
  func entrySample() throws {
    guard let folder = SharedFiles.folder("sie5", for: "SIE 5 entry sample") else { return }
    let file = SIEReader.read(try SharedFiles.bytes(folder.appendingPathComponent("SampleEntry.sie")))
    #expect(!file.isRefused)
    #expect(file.header.isEntry)
    #expect(file.kind == .transactionsImport)
    #expect(file.header.generatedOn.yyyymmdd == 2016_11_02)
    #expect(file.accounts.map(\.code) == ["1910", "1930"])
  }

  private func document(_ sections: String, root: String = "Sie") -> [UInt8] {
    Array(
      """
      <?xml version="1.0" encoding="utf-8"?>
      <\(root) xmlns="http://www.sie.se/sie5"><FileInfo><SoftwareProduct name="P" version="1"/>
      <FiscalYears><FiscalYear start="2018-01" end="2018-12"/><FiscalYear start="2019-01" end="2019-12" primary="true"/>
      </FiscalYears></FileInfo>\(sections)</\(root)>
      """.utf8)
  }

  @Test("Balances, results, budgets and objects find their kinds and years")
  func accounts() {
    let file = SIEReader.read(
      document(
        """
        <Accounts><Account id="1910" name="Kassa" type="asset">
        <OpeningBalance month="2019-01" amount="10.5"/><ClosingBalance month="2018-12" amount="10.50"/>
        <ClosingBalanceMultidim month="2019-12" amount="1"><ObjectReference dimId="1" objectId="A"/>
        <ObjectReference dimId="6" objectId="B"/></ClosingBalanceMultidim></Account>
        <Account id="3010" name="Intäkt" type="income"><ClosingBalance month="2019-12" amount="-7"/>
        <Budget month="2019-03" amount="-100"/><Budget amount="-1200"/></Account></Accounts>
        """))
    #expect(file.balances.map(\.kind) == [.opening, .closing, .objectClosing, .result])
    #expect(file.balances.map(\.year) == [0, -1, 0, 0])
    #expect(file.balances.map(\.amountOre) == [1050, 1050, 100, -700])
    #expect(file.codings[Int(file.balances[2].coding)].code(inDimension: 6) == "B")
    #expect(file.periodBudgets.map(\.month) == [2019_03, 0])
    #expect(file.accounts.map(\.type) == ["T", "I"])
  }

  @Test("A row struck out is kept apart and the voucher balances without it")
  func overstrike() {
    let file = SIEReader.read(
      document(
        """
        <Accounts><Account id="1" name="a" type="asset"/><Account id="2" name="b" type="cost"/></Accounts>
        <Journal id="A" name="x"><JournalEntry id="7" journalDate="2019-02-01" text="T">
        <EntryInfo date="2019-02-02" by="X"/>
        <LedgerEntry accountId="1" amount="5"/><LedgerEntry accountId="2" amount="-5" text="rad"/>
        <LedgerEntry accountId="2" amount="-9"><Overstrike date="2019-02-03" by="Y"/></LedgerEntry></JournalEntry>
        </Journal>
        """))
    #expect(file.problems.count == 0)
    #expect(file.transactions.amountOre == [500, -500])
    #expect(file.removedTransactions.amountOre == [-900])
    #expect(file.vouchers.first?.series == "A")
    #expect(file.vouchers.first?.signature == "X")
  }

  @Test(
    "What is wrong in a document has its code and line",
    arguments: [
      (
        "<Accounts><Account id=\"1\" name=\"a\" type=\"asset\"><OpeningBalance month=\"2019-01\" amount=\"1.234\"/>"
          + "</Account></Accounts>", SIEProblemCode.badAmount, 5
      ),
      (
        "<Accounts><Account id=\"1\" name=\"a\" type=\"asset\"><OpeningBalance month=\"2019-13\" amount=\"1\"/>"
          + "</Account></Accounts>", .badDate, 5
      ),
      ("<Accounts>", .badXML, 5),
    ])
  func problems(sections: String, code: SIEProblemCode, lines: Int) {
    let file = SIEReader.read(document(sections))
    #expect(file.isRefused)
    #expect(file.problems.first?.code == code)
    #expect((1...lines).contains(file.problems.first?.line ?? 0))
  }

  @Test("Another XML document, and one with a document type, are refused in one sentence")
  func otherDocuments() {
    #expect(SIEReader.read(Array("<invoice/>".utf8)).problems.map(\.code) == [.notSIE])
    let bomb = "<!DOCTYPE x [<!ENTITY a \"aa\">]><Sie xmlns=\"http://www.sie.se/sie5\">&a;</Sie>"
    #expect(SIEReader.read(Array(bomb.utf8)).problems.map(\.code) == [.badXML])
  }
}
