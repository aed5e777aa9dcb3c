package import Kernel

extension CSVTable {
  /// The value that `read` makes of each row; rows that it answers nil for are left out.
  ///
  /// **Throws** `Problems` with everything that `read` threw or noted and what is wrong with the rows themselves, in
  /// the order of the lines; reading goes on to the end all the same.
  package func values<Value>(_ read: (CSVRow, inout [any Problem]) throws -> Value?) throws -> [Value] {
    var values: [Value] = []
    var problems: [any Problem] = []
    var count = 0
    let shape = try forEachRow { row in
      count += 1
      do {
        if let value = try read(row, &problems) { values.append(value) }
      } catch let problem as any Problem {
        problems.append(problem)
      }
    }
    if count == 0, shape.isEmpty { problems.append(FormatsProblem.noRows(Place(file: file.name))) }
    problems += shape as [any Problem]
    // What follows an open quote was read as one field: other complaints from its row on are about that alone.
    let open = shape.compactMap { problem -> Int? in
      if case .openQuote(let place) = problem { place.line } else { nil }
    }
    if let line = open.min() {
      problems.removeAll { problem in
        if case .openQuote? = problem as? FormatsProblem { return false }
        return problem.place.line.map { $0 >= line } ?? true
      }
    }
    guard problems.isEmpty else { throw Problems(CSVTable.inLineOrder(problems)) }
    return values
  }

  /// How many personal identity numbers the asked columns hold, which reading masks.
  package var maskedCount: Int {
    var count = 0
    forEachRow { row in
      for position in positions { count += PersonalNumbers.masked(row.bytes(position))?.count ?? 0 }
    }
    return count
  }

  /// A warning for each column of the header that none of the asked columns answers to.
  package var unknownColumns: [FormatsProblem] {
    let known = Set(positions.compactMap { $0 })
    var unknown: [FormatsProblem] = []
    var isHeader = true
    file.forEachRow { row in
      guard isHeader else { return }
      isHeader = false
      for index in header.indices where !known.contains(index) && !header[index].isEmpty {
        unknown.append(.unknownColumn(row.place(index), name: header[index]))
      }
    }
    return unknown
  }

  private static func inLineOrder(_ problems: [any Problem]) -> [any Problem] {
    problems.enumerated().sorted {
      ($0.element.place.line ?? 0, $0.offset) < ($1.element.place.line ?? 0, $1.offset)
    }.map(\.element)
  }
}
