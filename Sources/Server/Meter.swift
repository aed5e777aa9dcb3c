import Synchronization
import Web

/// Counts and times requests by route, as Prometheus reads them. A class, because all requests share it.
final class Meter: Sendable {
  private struct Key: Hashable {
    let method: String
    let route: String
    let status: Int
  }

  private struct Sum {
    var count: Int64 = 0
    var microseconds: Int64 = 0
    var buckets = [Int64](repeating: 0, count: Meter.limits.count)

    mutating func add(_ microseconds: Int64) {
      count += 1
      self.microseconds += microseconds
      for (index, limit) in Meter.limits.enumerated() where microseconds <= limit { buckets[index] += 1 }
    }
  }

  /// Upper limits of the times that are counted apart.
  ///
  /// **Unit** microseconds
  private static let limits: [Int64] = [500, 1_000, 2_500, 5_000, 10_000, 25_000, 100_000, 500_000, 2_500_000]

  private let sums = Mutex<[Key: Sum]>([:])
  private let running = Atomic(0)

  /// A request has come, and will be counted when it has its answer.
  func begin() { running.add(1, ordering: .relaxed) }

  /// Counts a request that has its answer.
  func count(_ method: String, _ answer: WebAnswer, _ took: Duration) {
    running.subtract(1, ordering: .relaxed)
    let microseconds = took.microseconds
    // Methods and routes are closed lists, so that nobody can fill the memory by inventing names.
    let known = WebMethod(rawValue: method) != nil || method == "HEAD"
    let key = Key(method: known ? method : "OTHER", route: answer.route ?? "-", status: answer.status)
    sums.withLock { $0[key, default: Sum()].add(microseconds) }
  }

  /// All that was counted.
  ///
  /// **Source** Prometheus text format 0.0.4.
  var text: String {
    let sums = sums.withLock { $0 }.sorted {
      ($0.key.route, $0.key.method, $0.key.status) < ($1.key.route, $1.key.method, $1.key.status)
    }
    var lines = [
      "# HELP roder_request_seconds How long requests took, by route.", "# TYPE roder_request_seconds histogram",
    ]
    for (key, sum) in sums {
      let labels = "method=\"\(key.method)\",route=\"\(key.route)\",status=\"\(key.status)\""
      for (limit, count) in zip(Meter.limits, sum.buckets) {
        lines.append("roder_request_seconds_bucket{\(labels),le=\"\(Meter.seconds(limit))\"} \(count)")
      }
      lines.append("roder_request_seconds_bucket{\(labels),le=\"+Inf\"} \(sum.count)")
      lines.append("roder_request_seconds_sum{\(labels)} \(Meter.seconds(sum.microseconds))")
      lines.append("roder_request_seconds_count{\(labels)} \(sum.count)")
    }
    lines += [
      "# HELP roder_requests_running Requests that have come and wait for their answers.",
      "# TYPE roder_requests_running gauge", "roder_requests_running \(running.load(ordering: .relaxed))",
    ]
    lines += ProcessFigures.lines
    return lines.joined(separator: "\n") + "\n"
  }

  private static func seconds(_ microseconds: Int64) -> String {
    let fraction = String(microseconds % 1_000_000)
    return "\(microseconds / 1_000_000)." + String(repeating: "0", count: 6 - fraction.count) + fraction
  }
}

extension Duration {
  /// The whole microseconds of it.
  var microseconds: Int64 { components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000 }
}
