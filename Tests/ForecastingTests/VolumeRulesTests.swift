import Care
import Kernel
import Testing

@testable import Forecasting

private func months(_ hundredths: Int64...) -> [Quantity] { hundredths.map { Quantity(hundredths: $0) } }

@Suite("Numbers of bought care")
struct VolumeRulesTests {
  @Test("Care days are added, placements averaged, and without months there is nothing")
  func totals() {
    #expect(VolumeRules.total(months(100, 200, 300), of: .careDays) == Quantity(6))
    #expect(VolumeRules.total(months(100, 200, 200), of: .placements) == Quantity(hundredths: 167))
    #expect(VolumeRules.total([], of: .careDays) == nil)
    #expect(VolumeRules.total(months(0), of: .hours) == .zero)
  }

  @Test("The proposal is the pace of the months that are known")
  func proposals() {
    #expect(VolumeRules.proposal(months(100, 200, 300, 400), of: .careDays) == Quantity(30))
    #expect(VolumeRules.proposal(months(100), of: .hours) == Quantity(12))
    #expect(VolumeRules.proposal(months(400, 500), of: .placements) == Quantity(hundredths: 450))
    #expect(VolumeRules.proposal([], of: .placements) == nil)
    // A year that is whole is what it was.
    let year = (1...12).map { Quantity($0) }
    #expect(VolumeRules.proposal(year, of: .careDays) == VolumeRules.total(year, of: .careDays))
  }

  @Test("A day costs the amount by the days, a placement the amount by placements and months")
  func costs() {
    let amount = Money(ore: 120_000_00)
    #expect(VolumeRules.cost(amount, of: months(20_00, 10_00, 30_00)) == 2_000)
    #expect(VolumeRules.cost(amount, of: months(10_00, 10_00, 10_00, 10_00)) == 3_000)
    #expect(VolumeRules.cost(amount, of: months(0, 0)) == nil && VolumeRules.cost(amount, of: []) == nil)
    #expect(VolumeRules.cost(amount, of: Quantity(60), .careDays) == 2_000)
    #expect(VolumeRules.cost(amount, of: Quantity(5), .placements) == 2_000)
    #expect(VolumeRules.cost(amount, of: .zero, .hours) == nil)
    #expect(VolumeRules.cost(amount, atPaceOf: months(5_00, 5_00)) == 2_000)
    #expect(VolumeRules.cost(amount, atPaceOf: []) == nil)
  }

  @Test("What one costs is rounded once: never by an average or a pace that is rounded itself")
  func roundedOnce() {
    // An average of 0.67 in three months would give 1 658.
    #expect(VolumeRules.cost(Money(ore: 3_333_33), of: months(1_00, 1_00, 0)) == 1_667)
    // A pace of 3.43 would give 2 915.
    #expect(VolumeRules.cost(Money(ore: 10_000_00), atPaceOf: months(1_00, 1_00, 0, 0, 0, 0, 0)) == 2_917)
    // 1 234.4967 kronor are 1 234.50 in öre and would be 1 235 if they were rounded again.
    #expect(VolumeRules.cost(Money(ore: 3_703_49), of: months(3_00)) == 1_234)
  }
}
