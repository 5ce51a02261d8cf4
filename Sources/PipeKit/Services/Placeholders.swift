/// Puts `${NAME}` in the place of what variables stand for, and back.
///
/// A text may have `${NAME}` of its own, as an address that somebody else has made up to learn what the variable
/// stands for: so that nothing is put in there, `${}` is written for a `$` before a `{`.
struct Placeholders: Sendable {
  private let values: [String: [UInt8]]
  /// The same, longest value first, as one may contain another.
  private let names: [(name: [UInt8], value: [UInt8])]

  /// Takes the variables, by name.
  init(_ variables: [String: String]) {
    values = variables.mapValues { Array($0.utf8) }
    names = variables.filter { !$0.value.isEmpty }
      .sorted { ($1.value.utf8.count, $0.key) < ($0.value.utf8.count, $1.key) }
      .map { (name: Array($0.key.utf8), value: Array($0.value.utf8)) }
  }

  /// The text with `${NAME}` for what a variable stands for.
  func put(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if let variable = names.first(where: { bytes[index...].starts(with: $0.value) }) {
        result += Self.opening + variable.name + [Self.closing]
        index += variable.value.count
        continue
      }
      if bytes[index...].starts(with: Self.opening) {
        result += Self.opening + [Self.closing]
      } else {
        result.append(bytes[index])
      }
      index += 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The text with what variables stand for; those that are not known any more stay as they are.
  func fill(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let rest = bytes[index...]
      if rest.starts(with: Self.opening), let end = rest.firstIndex(of: Self.closing) {
        let name = String(decoding: rest[(index + 2)..<end], as: UTF8.self)
        result += name.isEmpty ? Self.opening.prefix(1) : (values[name] ?? Array(rest[...end]))[...]
        index = end + 1
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static let opening = Array("${".utf8)
  private static let closing = UInt8(ascii: "}")
}
