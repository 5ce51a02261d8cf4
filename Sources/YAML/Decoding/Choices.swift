import Diagnostics

/// What is known of types that list their values, such as enumerations of strings.
enum Choices {
  /// An error that lists the choices, if the type has such and the node is none of them.
  ///
  /// A type may accept more than its raw values, so this is asked only after it refused.
  static func problem<T>(with node: Node, for type: T.Type) -> Diagnostic? {
    guard let iterable = type as? any CaseIterable.Type else { return nil }
    let choices = rawValues(iterable)
    guard !choices.isEmpty else { return nil }
    if let text = node.text, choices.contains(text) { return nil }
    // How near a secret is to a choice is nobody's business.
    let isOpen = node.scalar?.isFromEnvironment == false
    let nearest = isOpen ? Spelling.nearest(node.text ?? "", among: choices) : nil
    return node.problem(
      .unknownChoice, "expected one of \(list(choices)); found \(node.found)",
      hint: nearest.map { "did you mean '\($0)'?" })
  }

  /// The first value of a type that lists them.
  static func first<T>(of type: T.Type) -> T? {
    func first<C: CaseIterable>(_ type: C.Type) -> Any? { type.allCases.first }
    guard let iterable = type as? any CaseIterable.Type else { return nil }
    return first(iterable) as? T
  }

  /// The words with commas, at most forty of them.
  static func list(_ words: [String]) -> String {
    let most = 40
    let rest = words.count > most ? " and \(words.count - most) more" : ""
    return words.prefix(most).joined(separator: ", ") + rest
  }

  private static func rawValues<C: CaseIterable>(_ type: C.Type) -> [String] {
    type.allCases.compactMap { ($0 as? any RawRepresentable)?.rawValue as? String }
  }
}
