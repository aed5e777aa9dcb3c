import Storage
import TestSupport
import Testing

@Suite("What a process keeps in memory")
struct MemoryBudgetTests {
  @Test("What was used longest ago leaves first, and never more is kept than the budget allows")
  func leavesInOrder() {
    let budget = MemoryBudget(bytes: 30)
    let owner = MemoryBudget.Owner()
    for name in ["a", "b", "c"] { budget.keep(name, bytes: 10, name, of: owner) }
    #expect(budget.usedBytes == 30)
    #expect(budget.value("a", of: owner, as: String.self) == "a")
    budget.keep("d", bytes: 15, "d", of: owner)
    #expect(["a", "b", "c", "d"].map { budget.value($0, of: owner, as: String.self) } == ["a", nil, nil, "d"])
    #expect(budget.usedBytes == 25)
    budget.keep("a2", bytes: 5, "a", of: owner)
    #expect(budget.value("a", of: owner, as: String.self) == "a2")
    #expect(budget.usedBytes == 20)
  }

  @Test("What is larger than the budget is not kept, and nothing else leaves for it")
  func tooLarge() {
    let budget = MemoryBudget(bytes: 10)
    let owner = MemoryBudget.Owner()
    budget.keep("a", bytes: 10, "a", of: owner)
    budget.keep("b", bytes: 11, "b", of: owner)
    #expect(budget.value("a", of: owner, as: String.self) == "a")
    #expect(budget.value("b", of: owner, as: String.self) == nil)
    let none = MemoryBudget(bytes: 0)
    none.keep("a", bytes: 1, "a", of: owner)
    #expect(none.value("a", of: owner, as: String.self) == nil)
  }

  @Test("One owner never sees another's, and takes with it what it kept")
  func owners() {
    let budget = MemoryBudget(bytes: 100)
    let first = MemoryBudget.Owner()
    let second = MemoryBudget.Owner()
    budget.keep(1, bytes: 10, "a", of: first)
    budget.keep(2, bytes: 10, "a", of: second)
    #expect(budget.value("a", of: first, as: Int.self) == 1)
    budget.forget(first)
    #expect(budget.value("a", of: first, as: Int.self) == nil)
    #expect(budget.value("a", of: second, as: Int.self) == 2)
    #expect(budget.usedBytes == 10)
  }

  // A model keeps the same in a list.
  @Test("A random sequence leaves what a plain list would leave", arguments: 1...20)
  func likeAList(seed: Int) {
    var chance = SeededChance(seed: seed)
    let budget = MemoryBudget(bytes: 50)
    let owner = MemoryBudget.Owner()
    var model: [(name: String, bytes: Int)] = []
    for _ in 0..<300 {
      let name = String(Int.random(in: 0..<12, using: &chance))
      if Bool.random(using: &chance) {
        let bytes = Int.random(in: 0...60, using: &chance)
        budget.keep(name, bytes: bytes, name, of: owner)
        model.removeAll { $0.name == name }
        guard bytes <= 50 else { continue }
        while model.reduce(0, { $0 + $1.bytes }) > 50 - bytes { model.removeFirst() }
        model.append((name, bytes))
      } else {
        let found = budget.value(name, of: owner, as: String.self)
        let place = model.firstIndex { $0.name == name }
        #expect((found != nil) == (place != nil), "seed \(seed)")
        if let place { model.append(model.remove(at: place)) }
      }
      #expect(budget.usedBytes == model.reduce(0) { $0 + $1.bytes }, "seed \(seed)")
    }
  }
}
