/// The members of an object while they are read: of a key that stands twice the last value is kept,
/// in the place of the first.
struct JSONMembers {
  /// Up to so many members are searched one by one; a hash table of the keys would take longer.
  private static let listLimit = 16

  private(set) var members: [JSONObject.Member] = []
  private var places: [JSONKey: Int]?

  /// Creates an object without members.
  init() {}

  /// Sets the value of a key.
  mutating func set(_ key: String, _ value: JSON) {
    if members.count < Self.listLimit {
      if let place = members.firstIndex(where: { JSONKey($0.key) == JSONKey(key) }) {
        members[place].value = value
        return
      }
      if members.isEmpty { members.reserveCapacity(4) }
    } else {
      if let place = place(of: JSONKey(key)) {
        members[place].value = value
        return
      }
    }
    members.append(JSONObject.Member(key: key, value: value))
  }

  /// Where a key stands; a new one is noted as standing at the end.
  private mutating func place(of key: JSONKey) -> Int? {
    var places = places.take() ?? [:]
    if places.isEmpty {
      for (place, member) in members.enumerated() { places[JSONKey(member.key)] = place }
    }
    defer { self.places = places }
    if let place = places[key] { return place }
    places[key] = members.count
    return nil
  }

  /// The object.
  var object: JSONObject { JSONObject(unique: members) }
}
