import Importing
import Kernel
import Ledger
import SIE
import Testing

@Suite("Period balances, each krona once")
struct PeriodBalanceTests {
  @Test(
    "The finest split is taken, and what the total leaves over stands without objects",
    arguments: [
      // The total alone.
      (["{} 100"], ["5110 10000"]),
      // The splits alone.
      (["{1 \"302\"} 60", "{1 \"303\"} 40"], ["5110 302 6000", "5110 303 4000"]),
      // Total and a full split: the same money.
      (["{} 100", "{1 \"302\"} 60", "{1 \"303\"} 40"], ["5110 302 6000", "5110 303 4000"]),
      // The split leaves something over.
      (["{} 100", "{1 \"302\"} 60"], ["5110 302 6000", "5110 4000"]),
      // The split comes to more than the total.
      (["{} 50", "{1 \"302\"} 60"], ["5110 -1000", "5110 302 6000"]),
      // A split that cancels out under a total of zero.
      (["{} 0", "{1 \"302\"} 60", "{1 \"303\"} -60"], ["5110 302 6000", "5110 303 -6000"]),
      // Two dimensions, each splitting the same total: the lower one is taken.
      (
        ["{} 100", "{6 \"93\"} 70", "{6 \"94\"} 30", "{1 \"302\"} 60", "{1 \"303\"} 40"],
        ["5110 302 6000", "5110 303 4000"]
      ),
      // Two objects together are finer than one, in whatever order they stand.
      (
        ["{} 100", "{1 \"302\"} 100", "{1 \"302\" 20 \"531\"} 75", "{20 \"532\" 1 \"302\"} 25"],
        ["5110 302 531 7500", "5110 302 532 2500"]
      ),
      // Two pairs of dimensions show the same money twice: the lower pair is taken.
      (
        ["{} 100", "{1 \"302\" 20 \"531\"} 100", "{1 \"302\" 21 \"71\"} 100"],
        ["5110 302 531 10000"]
      ),
      (["{1 \"302\" 21 \"71\"} 100", "{1 \"302\" 20 \"531\"} 90"], ["5110 302 531 9000"]),
      // Nothing is nothing.
      (["{} 0", "{1 \"302\"} 0"], []),
    ] as [([String], [String])])
  func splits(rows: [String], expected: [String]) throws {
    let file = SampleFile.sie(records(rows))
    #expect(!file.isRefused)
    let lines = SIELedger.read(file, mapping: .standard)?.lines ?? []
    #expect(lines == expected.map { "2019-04 " + $0 }.sorted())
  }

  @Test("Accounts and months are split each by itself")
  func apart() throws {
    let ledger = try SampleFile.ledger(
      """
      #PSALDO 0 201903 5110 {} 10
      #PSALDO 0 201904 5110 {} 30
      #PSALDO 0 201904 5110 {1 "302"} 30
      #PSALDO 0 201904 4641 {} 7
      #PSALDO -1 201804 5110 {} 99
      """)
    #expect(ledger.lines == ["2019-03 5110 1000", "2019-04 4641 700", "2019-04 5110 302 3000"])
    #expect(ledger.period == Period(try SampleFile.month("2019-01"), try SampleFile.month("2019-04")))
  }

  @Test(
    "Period 00 opens the year and periods from 13 on close it",
    arguments: [
      ("201900", "2019-01 5110 opening 500"), ("201901", "2019-01 5110 500"), ("201912", "2019-12 5110 500"),
      ("201913", "2019-12 5110 closing 500"), ("201915", "2019-12 5110 closing 500"),
    ])
  func phases(period: String, expected: String) throws {
    #expect(try SampleFile.ledger("#PSALDO 0 \(period) 5110 {} 5").lines == [expected])
  }

  @Test("Vouchers are taken where the file has both, so that no krona counts twice")
  func vouchersBeatBalances() throws {
    let ledger = try SampleFile.ledger(
      "#PSALDO 0 201904 5110 {} 5\n#VER A 1 20190401\n{\n#TRANS 5110 {} 5\n}")
    #expect(ledger.lines == ["2019-04 5110 500"])
  }

  private func records(_ rows: [String]) -> String {
    rows.map { "#PSALDO 0 201904 5110 " + $0 }.joined(separator: "\n")
  }
}
