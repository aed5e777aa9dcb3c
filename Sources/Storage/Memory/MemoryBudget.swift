import Synchronization

/// What a process keeps in memory of what it can read again: one sum of bytes for all its tenants, from which what was
/// used longest ago leaves first. A class, because all stores of the process share it.
package final class MemoryBudget: Sendable {
  /// Whose something is: one store's, or one part of it. Two tenants never share what is kept.
  package final class Owner: Sendable {
    /// Somebody new.
    package init() {}
  }

  /// How many bytes may be kept.
  package let bytes: Int
  private let kept = Mutex(LeastRecentlyUsed())

  /// A budget of so many bytes; 0 keeps nothing.
  package init(bytes: Int) { self.bytes = bytes }

  /// How many bytes are kept now.
  package var usedBytes: Int { kept.withLock { $0.bytes } }

  /// What is kept under the name, which now counts as used; nil where nothing is.
  package func value<Value: Sendable>(_ name: String, of owner: Owner, as type: Value.Type) -> Value? {
    // Nothing at all must not be taken for a value that may be nil.
    guard let value = kept.withLock({ $0.use(LeastRecentlyUsed.Key(owner, name)) }) else { return nil }
    return value as? Value
  }

  /// Keeps the value in the place of what was kept under the name, and lets go of others until all fits. A value that
  /// is larger than the whole budget is not kept.
  package func keep(_ value: any Sendable, bytes size: Int, _ name: String, of owner: Owner) {
    // What leaves is freed after the lock: that may take long.
    let gone = kept.withLock { kept in
      kept.put(LeastRecentlyUsed.Key(owner, name), value, bytes: size, within: self.bytes)
    }
    withExtendedLifetime(gone) {}
  }

  /// Lets go of all that the owner keeps.
  package func forget(_ owner: Owner) {
    let gone = kept.withLock { $0.remove { $0 == ObjectIdentifier(owner) } }
    withExtendedLifetime(gone) {}
  }
}
