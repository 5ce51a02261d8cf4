/// The members of a JSON object, in the order they were written; each key stands once.
///
/// Keys are compared by their bytes, as JSON does: two ways to write `é` are two keys. Metadata bags
/// are small, so a list that is searched is faster than a hash table, and keeps the order.
public struct JSONObject: Sendable {
  /// A key and its value.
  public struct Member: Sendable {
    /// The key.
    public let key: String
    /// The value.
    public var value: JSON

    /// Creates a member.
    public init(key: String, value: JSON) {
      self.key = key
      self.value = value
    }
  }

  /// The members, in order.
  public private(set) var members: [Member]

  /// Creates an empty object.
  public init() { members = [] }

  /// Creates an object; of a key that stands twice the last value is kept.
  public init(_ pairs: some Sequence<(String, JSON)>) {
    var members = JSONMembers()
    for (key, value) in pairs { members.set(Member(key: key, value: value)) }
    self = members.object
  }

  /// Creates an object of members whose keys are known to differ.
  package init(unique members: [Member]) { self.members = members }

  /// The value of a key; setting `nil` removes the member.
  public subscript(key: String) -> JSON? {
    get { members.first { JSONKey.areSame($0.key, key) }?.value }
    set {
      let index = members.firstIndex { JSONKey.areSame($0.key, key) }
      switch (index, newValue) {
      case (let index?, let value?): members[index].value = value
      case (let index?, nil): members.remove(at: index)
      case (nil, let value?): members.append(Member(key: key, value: value))
      case (nil, nil): break
      }
    }
  }

  /// The number of members.
  public var count: Int { members.count }
  /// Whether there is no member.
  public var isEmpty: Bool { members.isEmpty }
  /// The keys, in order.
  public var keys: [String] { members.map(\.key) }
}

extension JSONObject.Member: Hashable {
  /// Whether both have the same key and value.
  public static func == (a: Self, b: Self) -> Bool {
    JSONKey.areSame(a.key, b.key) && a.value == b.value
  }

  /// Hashes key and value.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(JSONKey(key))
    hasher.combine(value)
  }
}

extension JSONObject: Hashable {
  /// Whether both have the same members, in whatever order.
  public static func == (a: JSONObject, b: JSONObject) -> Bool {
    guard a.members.count == b.members.count else { return false }
    if a.members == b.members { return true }
    let other = Dictionary(b.members.map { (JSONKey($0.key), $0.value) }) { first, _ in first }
    return a.members.allSatisfy { other[JSONKey($0.key)] == $0.value }
  }

  /// Hashes the members so that their order does not matter.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(members.reduce(0) { $0 ^ $1.hashValue })
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// Creates an object.
  public init(dictionaryLiteral elements: (String, JSON)...) { self.init(elements) }
}
