import Kernel

/// Reads a form with files as it comes, in pieces of any size.
///
/// How the body is cut into pieces makes no difference to what is found; content is handed on at once, and no more is
/// kept than a part's head or what may be the beginning of a boundary.
///
/// **Source** RFC 7578 and RFC 2046, 5.1.1. Preamble and epilogue are passed over.
package struct MultipartReader: Sendable {
  /// What was found.
  package enum Found: Hashable, Sendable {
    /// A part begins.
    case part(MultipartPart)
    /// The next bytes of the part; never none.
    case content([UInt8])
    /// The part is whole.
    case end
  }

  /// How much is read. The size of files is for the receiver to limit.
  package struct Limits: Hashable, Sendable {
    /// The most parts.
    package let parts: Int
    /// The most bytes of a part's head.
    package let headBytes: Int
    /// The most bytes of a part without a file name.
    package let fieldBytes: Int

    /// So many parts and bytes.
    package init(parts: Int = 200, headBytes: Int = 8_192, fieldBytes: Int = 1 << 20) {
      self.parts = parts
      self.headBytes = headBytes
      self.fieldBytes = fieldBytes
    }
  }

  private enum State {
    /// Before the first boundary.
    case preamble
    /// Right after a boundary.
    case boundary
    /// In the head of a part.
    case head
    /// In the content of a part; the field that it belongs to, if it is one, and how much there was.
    case content(field: String?, count: Int)
    /// After the last boundary.
    case epilogue
    /// A problem was found: nothing after it can be trusted.
    case failed(FormProblem)
  }

  /// How many blanks may follow a boundary.
  private static let paddingLimit = 64

  private let limits: Limits
  /// What comes before a boundary and the boundary.
  private let delimiter: [UInt8]
  private var state = State.preamble
  /// What is not understood yet. A boundary at the very beginning counts as if a line had ended before it.
  private var buffer: [UInt8] = [0x0D, 0x0A]
  /// How much of the buffer is known to hold no end of a head.
  private var searched = 0
  private var partCount = 0

  /// A reader of a body with that content type.
  ///
  /// **Throws** `damagedForm` where it is no `multipart/form-data` or names no boundary.
  package init(contentType: String, limits: Limits = Limits()) throws(FormProblem) {
    guard let value = HeaderValue(Array(contentType.utf8)[...]), value.main == "multipart/form-data",
      let boundary = value["boundary"], (1...70).contains(boundary.count),
      boundary.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }), boundary.last != 0x20
    else { throw FormProblem.damagedForm(Place(), .noBoundary) }
    delimiter = [0x0D, 0x0A, UInt8(ascii: "-"), UInt8(ascii: "-")] + boundary
    self.limits = limits
  }

  /// What the next piece of the body completes, in order.
  ///
  /// **Throws** `damagedForm`, `tooManyFields`, `tooLargeField`, `oddLetters`; from then on always the same.
  package mutating func read(_ piece: [UInt8]) throws(FormProblem) -> [Found] {
    if case .failed(let problem) = state { throw problem }
    buffer += piece
    var found: [Found] = []
    var start = 0
    do throws(FormProblem) {
      while try advance(&start, &found) {}
    } catch {
      state = .failed(error)
      buffer = []
      throw error
    }
    buffer.removeFirst(start)
    return found
  }

  /// Says that the body has ended.
  ///
  /// **Throws** `damagedForm` where its end is missing, and what was thrown before.
  package func finish() throws(FormProblem) {
    switch state {
    case .epilogue: return
    case .failed(let problem): throw problem
    case .preamble, .boundary, .head, .content: throw FormProblem.damagedForm(Place(), .cutOff)
    }
  }

  /// Goes one step on from `start`; false where more bytes are needed.
  private mutating func advance(_ start: inout Int, _ found: inout [Found]) throws(FormProblem) -> Bool {
    switch state {
    case .preamble:
      let (place, isWhole) = nextDelimiter(from: start)
      start = isWhole ? place + delimiter.count : place
      if isWhole { state = .boundary }
      return isWhole
    case .boundary: return try passBoundary(&start)
    case .head: return try readHead(&start, &found)
    case .content(let field, let count):
      let (place, isWhole) = nextDelimiter(from: start)
      let total = count + (place - start)
      if let field, total > limits.fieldBytes {
        throw FormProblem.tooLargeField(Place(field: field), limit: limits.fieldBytes)
      }
      if place > start { found.append(.content(Array(buffer[start..<place]))) }
      start = isWhole ? place + delimiter.count : place
      state = isWhole ? .boundary : .content(field: field, count: total)
      if isWhole { found.append(.end) }
      return isWhole
    case .epilogue:
      start = buffer.count
      return false
    case .failed(let problem): throw problem
    }
  }

  private mutating func passBoundary(_ start: inout Int) throws(FormProblem) -> Bool {
    let dash = UInt8(ascii: "-")
    if start < buffer.count, buffer[start] == dash {
      guard start + 1 < buffer.count else { return false }
      guard buffer[start + 1] == dash else { throw FormProblem.damagedForm(Place(), .oddBoundary) }
      state = .epilogue
      return true
    }
    var index = start
    while index < buffer.count, buffer[index] == 0x20 || buffer[index] == 0x09 { index += 1 }
    guard index - start <= MultipartReader.paddingLimit else { throw FormProblem.damagedForm(Place(), .oddBoundary) }
    guard index < buffer.count else { return false }
    guard buffer[index] == 0x0D else { throw FormProblem.damagedForm(Place(), .oddBoundary) }
    guard index + 1 < buffer.count else { return false }
    guard buffer[index + 1] == 0x0A else { throw FormProblem.damagedForm(Place(), .oddBoundary) }
    guard partCount < limits.parts else { throw FormProblem.tooManyFields(Place(), limit: limits.parts) }
    partCount += 1
    start = index + 2
    searched = start
    state = .head
    return true
  }

  private mutating func readHead(_ start: inout Int, _ found: inout [Found]) throws(FormProblem) -> Bool {
    let from = max(start, searched - 3)
    guard let end = buffer[from...].firstRange(of: [0x0D, 0x0A, 0x0D, 0x0A]) else {
      guard buffer.count - start < limits.headBytes + 4 else {
        throw FormProblem.damagedForm(Place(), .longHead)
      }
      // The buffer is cut at `start` before more comes.
      searched = buffer.count - start
      return false
    }
    guard end.lowerBound - start <= limits.headBytes else { throw FormProblem.damagedForm(Place(), .longHead) }
    let part = try MultipartPart(head: buffer[start..<end.lowerBound])
    found.append(.part(part))
    state = .content(field: part.fileName == nil ? part.name : nil, count: 0)
    start = end.upperBound
    return true
  }

  /// Where the next delimiter stands, or what may become one as the buffer goes on; at the end where there is none.
  private func nextDelimiter(from start: Int) -> (place: Int, isWhole: Bool) {
    buffer.withUnsafeBufferPointer { bytes in
      var place = start
      while place < bytes.count {
        guard bytes[place] == 0x0D else {
          place += 1
          continue
        }
        let length = min(delimiter.count, bytes.count - place)
        var same = 1
        while same < length, bytes[place + same] == delimiter[same] { same += 1 }
        if same == length { return (place, length == delimiter.count) }
        place += same
      }
      return (bytes.count, false)
    }
  }
}
