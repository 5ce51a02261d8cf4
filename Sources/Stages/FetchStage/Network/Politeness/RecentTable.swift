/// A table of the keys that were used last: at least of so many as it has room for, at most of twice as many.
///
/// It has two halves. What is used goes to the younger one; when that is full, it becomes the older one, and what
/// was not used since is forgotten. So nothing is ever searched for what is oldest.
struct RecentTable<Value> {
  private let room: Int
  private var young: [String: Value] = [:]
  private var old: [String: Value] = [:]

  /// Creates an empty table.
  init(room: Int) { self.room = max(1, room) }

  /// How many values there are.
  var count: Int { young.count + old.count }

  /// The value of a key; nil takes it out.
  subscript(key: String) -> Value? {
    mutating get {
      if let value = young[key] { return value }
      guard let value = old.removeValue(forKey: key) else { return nil }
      put(value, key)
      return value
    }
    set {
      old[key] = nil
      if let newValue { put(newValue, key) } else { young[key] = nil }
    }
  }

  private mutating func put(_ value: Value, _ key: String) {
    if young.count >= room, young[key] == nil {
      old = young
      young = [:]
    }
    young[key] = value
  }
}

extension RecentTable: Sendable where Value: Sendable {}
