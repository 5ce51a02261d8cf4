/// What the stages of a pipeline are called: their ids.
enum StageNames {
  /// Gives every stage an id of its own: the one that was given, else its name, with a number from
  /// the second of that name on.
  static func ids(of stages: [(given: String?, name: String)]) -> [String] {
    let given = Set(stages.compactMap(\.given))
    var counts: [String: Int] = [:]
    return stages.map { stage in
      if let id = stage.given { return id }
      var id = stage.name
      repeat {
        let count = counts[stage.name, default: 0] + 1
        counts[stage.name] = count
        id = count == 1 ? stage.name : "\(stage.name)-\(count)"
      } while given.contains(id)
      return id
    }
  }
}
