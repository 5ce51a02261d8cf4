import Foundation

@testable import HTML

/// A test of html5lib's for the tokenizer; what cannot be said in UTF-8 is none.
struct TokenizerTest {
  let input: String
  let output: [String]
  let states: [String]
  private let lastStartTag: String?

  init?(_ test: [String: Any]) {
    let isEscaped = test["doubleEscaped"] as? Bool ?? false
    func read(_ value: Any) -> String? {
      guard let text = value as? String else { return nil }
      return isEscaped ? TokenizerTest.unescaped(text) : text
    }
    guard let input = test["input"].flatMap(read), let output = test["output"] as? [[Any]] else {
      return nil
    }
    var tokens: [String] = []
    for item in output {
      guard let token = TokenizerTest.expected(item, read) else { return nil }
      TokenizerTest.add(token, to: &tokens)
    }
    self.input = input
    self.output = tokens
    states = test["initialStates"] as? [String] ?? ["Data state"]
    lastStartTag = test["lastStartTag"] as? String
  }

  /// The tokens of the input; `nil` where the state has no counterpart.
  func tokens(from state: String, with tokenizer: inout Tokenizer) -> [String]? {
    tokenizer.reset(Array(input.utf8))
    tokenizer.nullRule = .keep
    switch state {
    case "Data state": break
    case "PLAINTEXT state": tokenizer.model = .plainText
    case "RCDATA state": tokenizer.model = .escapableRawText
    case "RAWTEXT state": tokenizer.model = .rawText
    case "Script data state": tokenizer.model = .script
    default: return nil
    }
    let name = lastStartTag ?? (state == "Script data state" ? "script" : "title")
    guard let known = HTMLName(known: name), state != "Script data state" || known == .script else {
      return nil
    }
    tokenizer.modelName = known.rawValue
    var tokens: [String] = []
    while true {
      let token = tokenizer.next()
      if token.kind == .endOfFile { return tokens }
      TokenizerTest.add(TokenizerTest.found(token, tokenizer), to: &tokens)
    }
  }

  private static func add(_ token: String, to tokens: inout [String]) {
    if token.hasPrefix("text "), let last = tokens.last, last.hasPrefix("text ") {
      tokens[tokens.count - 1] += token.dropFirst(5)
    } else {
      tokens.append(token)
    }
  }

  private static func expected(_ item: [Any], _ read: (Any) -> String?) -> String? {
    guard let kind = item.first as? String else { return nil }
    let second = item.count > 1 ? read(item[1]) : nil
    switch kind {
    case "Character": return second.map { "text " + $0 }
    case "Comment": return second.map { "comment " + $0 }
    case "EndTag": return second.map { "end " + $0 }
    case "StartTag":
      let attributes = (item[2] as? [String: String] ?? [:]).map {
        "\(read($0) ?? "")=\(read($1) ?? "")"
      }
      return "start \(second ?? "") \(attributes.sorted()) \(item.count > 3)"
    case "DOCTYPE":
      return "doctype \(item[1...3].map { read($0) ?? "none" }) \(item[4] as? Bool ?? false)"
    default: return nil
    }
  }

  private static func found(_ token: Token, _ tokenizer: Tokenizer) -> String {
    func text(_ start: Int, _ length: Int) -> String {
      let count = tokenizer.source.count
      return length == 0
        ? ""
        : start < count
          ? String(decoding: tokenizer.source[start..<start + length], as: UTF8.self)
          : String(decoding: tokenizer.tail[start - count..<start - count + length], as: UTF8.self)
    }
    var names = HTMLTree()
    names.nameBytes = tokenizer.names.bytes
    names.nameEnds = tokenizer.names.ends
    func name(_ number: UInt32) -> String { names.text(of: HTMLName(rawValue: number)) }
    let attributes = tokenizer.attributes.map {
      (name($0.name), text(Int($0.start), Int($0.length)))
    }
    switch token.kind {
    case .text: return "text " + text(token.start, token.length)
    case .comment: return "comment " + text(token.start, token.length)
    case .endTag: return "end " + name(token.name)
    case .startTag:
      return "start \(name(token.name)) \(attributes.map { "\($0)=\($1)" }.sorted()) \(token.flag)"
    case .doctype:
      let parts = Dictionary(attributes) { first, _ in first }
      return "doctype \(["name", "public", "system"].map { parts[$0] ?? "none" }) \(!token.flag)"
    case .endOfFile: return ""
    }
  }

  /// Reads `\uXXXX`; `nil` for half a pair, which UTF-8 does not have.
  private static func unescaped(_ text: String) -> String? {
    var units: [UInt16] = []
    var rest = Array(text.utf16)[...]
    while let unit = rest.popFirst() {
      if unit == 0x5C, rest.first == 0x75 {
        let digits = String(decoding: rest.dropFirst().prefix(4), as: UTF16.self)
        guard let value = UInt16(digits, radix: 16) else { return nil }
        units.append(value)
        rest = rest.dropFirst(5)
      } else {
        units.append(unit)
      }
    }
    let read = String(decoding: units, as: UTF16.self)
    return Array(read.utf16) == units ? read : nil
  }
}
