import Kernel
import Storage

/// Something that may be disposed of once it is old enough.
struct Candidate {
  /// What its age is counted from.
  let age: RetentionRules.Age
  /// What goes.
  var removal: Removal
}

/// What was found to be disposed of, of whatever age.
struct Candidates {
  var all: [Candidate] = []
  /// How many blobs must stay because something that is kept names them too.
  var shared = 0
}

extension Past {
  /// Everything of the subject that is there still, or of the one record that the order names.
  func candidates(
    _ subject: RetentionSubject, _ order: DisposalOrder, _ blobs: BlobCandidates? = nil
  ) throws -> Candidates {
    switch subject {
    case .sourceFiles: try (blobs ?? BlobCandidates(self)).sourceFiles()
    case .postingTexts: try (blobs ?? BlobCandidates(self)).postingTexts()
    case .templates: try (blobs ?? BlobCandidates(self)).templates()
    case .postings: try postings()
    case .remarks: try remarks()
    case .drafts: try DraftCandidates(self).candidates()
    case .forecasts: try supersededForecasts(of: order.record, order.versions)
    }
  }

  /// The rows of segments that batches name.
  private func postings() throws -> Candidates {
    let days = try days()
    var named: [Digest: (month: Month, changed: Day)] = [:]
    for batch in try state.all(Batch.self) {
      for part in batch.value.parts {
        guard let digest = part.segment, let day = days[batch.event] else { continue }
        named[digest] = (part.month, max(named[digest]?.changed ?? day, day))
      }
    }
    var found = Candidates()
    for (digest, segment) in named.sorted(by: {
      ($0.value.month, $0.key.description) < ($1.value.month, $1.key.description)
    }) {
      guard let row = try history.segment(digest), row.emptiedBy == nil else { continue }
      var removal = Removal()
      removal.segments = [digest]
      removal.rows = row.rowCount
      found.all.append(
        Candidate(age: RetentionRules.Age(month: segment.month, changed: segment.changed), removal: removal))
    }
    return found
  }
}
