// Measures the search of a figure by the beginnings of words. `Benchmarks/Picking/run` builds and runs this.
//
//   PickingBenchmark RUNS
import BenchmarkSupport
import Figures
import Foundation

let arguments = CommandLine.arguments
guard arguments.count >= 2, let runs = Int(arguments[1]), runs > 0 else {
  print("usage: PickingBenchmark RUNS")
  exit(2)
}

let catalogue = Catalogue([LargeBoard()])
var making = Measured()
var directory = FigureDirectory(catalogue)
for _ in 0..<runs { directory = making.run { FigureDirectory(catalogue) } }
print("directory of \(directory.members.count) names: \(making.text)")

// The worst is that of the medians: one run may be held up by the machine.
var worst = (typed: "", milliseconds: 0.0, visited: 0)
var all = Measured()
let clock = ContinuousClock()
for typed in LargeBoard.beginnings {
  var times: [Double] = []
  var visited = 0
  for _ in 0..<runs {
    let time = clock.measure { visited = directory.picks(typed).visited }
    times.append(Double(time.components.attoseconds) / 1e15 + Double(time.components.seconds) * 1e3)
  }
  let median = times.sorted()[runs / 2]
  if median > worst.milliseconds { worst = (typed, median, visited) }
}
for _ in 0..<runs { all.run { for typed in LargeBoard.beginnings { _ = directory.picks(typed) } } }
print("all \(LargeBoard.beginnings.count) beginnings: \(all.text)")
print(String(format: "worst %.3f ms: ”%@”, %d looked at", worst.milliseconds, worst.typed, worst.visited))
