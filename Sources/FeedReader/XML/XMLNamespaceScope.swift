/// The namespaces in force, as elements begin and end.
///
/// Each set of them that is met has a number, the same whenever the same declarations stand in the same
/// place, so that names that were looked up in it are known when it is met again: in Atom every entry may
/// declare XHTML anew.
struct XMLNamespaceScope {
  private struct Step: Hashable {
    var parent: Int
    var prefix: String
    var uri: String
  }

  private struct Declaration {
    var prefix: String
    var uri: String
    var number: Int
    /// The prefix that the namespace usually has.
    var usualPrefix: String
  }

  /// The most sets that are remembered.
  private static let maximumCount = 1024

  /// Those in force, innermost last, with the number of the set that each makes.
  private var list: [Declaration] = []
  private var known: [Step: Declaration] = [:]
  private var lastNumber = 0

  /// How many are in force.
  var count: Int { list.count }

  /// The number of the set that is in force.
  var number: Int { list.last?.number ?? 0 }

  /// The address of a prefix, the empty one for the default namespace.
  func uri(of prefix: String) -> String? { list.last { $0.prefix == prefix }?.uri }

  /// The prefix that a prefix in the document stands for, the empty one for the default namespace.
  func usualPrefix(of prefix: String) -> String {
    if let declared = list.last(where: { $0.prefix == prefix }) { return declared.usualPrefix }
    return XMLNamespaces.usualPrefix(uri: nil, prefix: prefix.isEmpty ? nil : prefix)
  }

  /// Puts a namespace in force.
  mutating func declare(_ prefix: String, _ uri: String) {
    let step = Step(parent: number, prefix: prefix, uri: uri)
    if let known = known[step] {
      list.append(known)
      return
    }
    lastNumber += 1
    let usual = XMLNamespaces.usualPrefix(uri: uri, prefix: prefix.isEmpty ? nil : prefix)
    let declaration = Declaration(
      prefix: prefix, uri: uri, number: lastNumber, usualPrefix: usual)
    if known.count < XMLNamespaceScope.maximumCount { known[step] = declaration }
    list.append(declaration)
  }

  /// Ends those that were declared last.
  mutating func remove(downTo count: Int) {
    if list.count > count { list.removeSubrange(count...) }
  }
}
