/// The members of an object while they are read: of a key that stands twice the last value is kept,
/// in the place of the first.
struct JSONMembers {
  /// Up to so many members are searched one by one; a hash table of the keys would take longer.
  private static let listLimit = 16

  private(set) var members: [JSONObject.Member] = []
  private var places: [JSONKey: Int] = [:]

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
      if places.isEmpty {
        for (place, member) in members.enumerated() { places[JSONKey(member.key)] = place }
      }
      if let place = places[JSONKey(key)] {
        members[place].value = value
        return
      }
      places[JSONKey(key)] = members.count
    }
    members.append(JSONObject.Member(key: key, value: value))
  }

  /// The object.
  var object: JSONObject { JSONObject(unique: members) }
}
