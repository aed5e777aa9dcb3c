import CLI
import Foundation

/// The terminal or pipes that the program was started with.
struct StandardTerminal: Terminal {
  func write(_ bytes: [UInt8]) throws {
    try bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let written = Foundation.write(STDOUT_FILENO, buffer.baseAddress.map { $0 + done }, buffer.count - done)
        if written < 0, errno == EINTR { continue }
        if written < 0, errno == EPIPE { throw ReaderLeft() }
        guard written >= 0 else { throw CLIProblem.outputClosed(detail: SystemError.text(errno)) }
        done += written
      }
    }
  }

  func tell(_ text: String) {
    let bytes = Array(text.utf8)
    var done = 0
    while done < bytes.count {
      let written = bytes[done...].withUnsafeBytes { Foundation.write(STDERR_FILENO, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      // Nobody is left to tell that nobody listens.
      guard written > 0 else { return }
      done += written
    }
  }

  var isWatched: Bool { isatty(STDERR_FILENO) == 1 }
}
