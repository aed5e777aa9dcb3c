import Accounts
import Kernel
import Storage
import Testing

/// Signs and sizes that give a wrong sign or unit away.

private func codes(_ likeness: LineLikeness) -> [String] { likeness.problems(at: Place()).map(\.code) }

private func line(_ accounts: [CodeRange]) -> Statement.Line {
  .init(
    id: "rad", name: "Rad", parent: nil, kind: .leaf,
    rules: accounts.map { FactSelection([CodingPart.account.column: [$0]]) })
}

@Test(
  "A line is of costs or of revenue where all its accounts are",
  arguments: [
    ([CodeRange("3")], LineLikeness.Nature.revenue), ([CodeRange("5"), CodeRange(from: "60", to: "79")], .cost),
    ([CodeRange(from: "3", to: "7")], nil), ([CodeRange("8")], nil), ([CodeRange("")], nil), ([], nil),
    ([CodeRange("3"), CodeRange("5")], nil),
  ] as [([CodeRange], LineLikeness.Nature?)])
func nature(accounts: [CodeRange], expected: LineLikeness.Nature?) {
  #expect(LineLikeness.nature(of: line(accounts)) == expected)
}

@Test(
  "Signs are questioned where more than half of the money is turned, and it is much",
  arguments: [
    // Kronor on costs, on revenue, and whether it is questioned.
    ([5_000_000], [-1_000_000], false), ([-5_000_000], [1_000_000], true), ([-99_000], [], false),
    ([-100_000], [], true), ([5_000_000, -2_000_000], [], false), ([1_000_000], [1_000_000], false), ([], [], false),
  ] as [([Int64], [Int64], Bool)])
func signs(costs: [Int64], revenue: [Int64], isTurned: Bool) {
  var likeness = LineLikeness()
  for amount in costs { likeness.add(amount * 100, as: .cost) }
  for amount in revenue { likeness.add(amount * 100, as: .revenue) }
  #expect(codes(likeness) == (isTurned ? ["accounts.sign-turned"] : []))
}

@Test("Money that is usually given back on a line of costs is not turned")
func usuallyTurned() {
  var likeness = LineLikeness()
  likeness.add(-50_000_000, as: .cost, usual: -40_000_000)
  #expect(codes(likeness) == [])
}

@Test(
  "Sizes are questioned twenty times from the usual, above a million kronor",
  arguments: [
    (16_200, 16_300_000, true), (16_300_000_000, 16_300_000, true), (16_000_000, 16_300_000, false),
    (1_000_000, 20_000_000, true), (1_000_001, 20_000_000, false), (1, 999_999, false), (0, 16_300_000, false),
    (5_000_000, 0, false),
  ] as [(Int64, Int64, Bool)])
func sizes(now: Int64, usual: Int64, isUnlike: Bool) {
  var likeness = LineLikeness()
  likeness.add(now * 100, as: .cost, usual: usual * 100)
  #expect(codes(likeness) == (isUnlike ? ["accounts.size-unlike"] : []))
}

@Test("A part of what is usual is questioned only where it is many times more")
func parts() {
  var likeness = LineLikeness()
  likeness.addPart(1_000, of: 1_630_000_000)
  #expect(codes(likeness) == [])
  likeness.addPart(-1_800_000_000_00, of: 1_630_000_000)
  #expect(codes(likeness) == ["accounts.size-unlike"])
}
