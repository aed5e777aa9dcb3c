/// Whether the condition comes true within the time: for what another process or thread brings about.
func eventually(
  within limit: Duration = .seconds(30), _ condition: () async throws -> Bool
) async throws -> Bool {
  let end = ContinuousClock.now + limit
  while ContinuousClock.now < end {
    if try await condition() { return true }
    try await Task.sleep(for: .milliseconds(10))
  }
  return try await condition()
}
