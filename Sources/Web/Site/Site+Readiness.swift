import Kernel
import Ledger
import Storage

extension Site {
  /// Keeps in memory what somebody will look for: the postings of the latest year, from the start on and after each
  /// import. Of several boards none is opened for this. Ends when it is cancelled; what fails is told to the operator,
  /// and whoever looks then waits for what is read.
  package func keepReady() async {
    guard case .single(let store) = boards else { return }
    var postings = PostingMemory()
    do {
      // An event that has not been told yet is told at once.
      for try await _ in store.follow(after: 0) { try await postings.prepare(store) }
    } catch is CancellationError {
      return
    } catch {
      world.log(PersonalNumbers.masked("reading ahead: \(error)").text)
    }
  }
}
