/// The members of an object while they are read: of a key that stands twice the last value is kept,
/// in the place of the first.
struct JSONMembers {
  /// Up to so many members are searched one by one; a hash table of the keys would take longer.
  private static let listLimit = 16

  private var members: [JSONObject.Member] = []
  private var places: [JSONKey: Int]?

  /// Creates an object without members.
  init() {}

  /// Whether there is no member.
  var isEmpty: Bool { members.isEmpty }

  /// The object.
  var object: JSONObject { JSONObject(unique: members) }

  /// Sets the value of a key.
  mutating func set(_ member: consuming JSONObject.Member) {
    if let place = place(of: member.key) {
      members[place].value = member.value
      return
    }
    if members.isEmpty { members.reserveCapacity(4) }
    members.append(member)
  }

  /// Where a key stands; a new one is noted as standing at the end.
  private mutating func place(of key: borrowing String) -> Int? {
    if members.count < Self.listLimit {
      for place in members.indices where JSONKey.areSame(members[place].key, key) { return place }
      return nil
    }
    var places = places.take() ?? [:]
    if places.isEmpty {
      for (place, member) in members.enumerated() { places[JSONKey(member.key)] = place }
    }
    defer { self.places = places }
    let key = JSONKey(copy key)
    if let place = places[key] { return place }
    places[key] = members.count
    return nil
  }
}
