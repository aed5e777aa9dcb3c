import Kernel
import Storage

/// What whoever looks for postings must know of the answer.
struct PostingNotes {
  private var faults: [String] = []
  private var disposed: [Int: Set<Month>] = [:]
  private var hidesTexts = false

  /// Texts could not be looked through.
  mutating func add(_ fault: SealFault) { if !faults.contains(fault.text) { faults.append(fault.text) } }

  /// The postings of the month were disposed of by the event.
  mutating func add(disposed month: Month, by event: Int) { disposed[event, default: []].insert(month) }

  /// Protected texts were not looked through: said of every search for words, whether there are any or not.
  mutating func addHidden() { hidesTexts = true }

  /// The sentences.
  var sentences: [String] {
    (hidesTexts ? ["Skyddade texter är inte genomsökta."] : []) + faults
      + disposed.sorted { $0.key < $1.key }.map { event, months in
        "Verifikationerna för \(SwedishText.text(months)) är gallrade genom händelse \(event)."
      }
  }
}
