import FetchStage
import PipeKit
import TextClassifier

extension DataReader {
  /// Reads JSON Lines.
  func readObjects(
    _ input: InputFile, _ path: String, _ found: inout LabelledRows
  ) throws {
    /// Which of the fields were met.
    var (hasLabel, hasText, isFirst) = (false, false, true)
    var names: [String] = []
    let example = #"{"text": "…", "label": "…"}"#
    try DataObjects.forEach(in: input, path, like: example) { object, line in
      if isFirst {
        names = object.keys
        isFirst = false
      }
      let place = { "'\(path)' line \(line)" }
      let label = Self.value(fields.label, of: object)
      let title = fields.titleName.flatMap { Self.value($0, of: object) }
      let text = Self.value(fields.text ?? "text", of: object)
      hasLabel = hasLabel || label != nil
      hasText = hasText || title != nil || text != nil
      try keep(
        ClassifierText(
          title: try Self.string(title, fields.titleName ?? "", place),
          body: try Self.string(text, fields.text ?? "text", place)),
        try labels(of: label, place),
        source: try source.map { name throws(DataError) in
          try Self.string(Self.value(name, of: object), name, place)
        } ?? "", &found, at: place)
    }
    if isFirst { return }
    func missing(_ name: String, _ option: String) -> DataError {
      DataError(
        "'\(path)': no line has the field '\(name)'",
        hint: "the first has \(names.listed(30)); name one with \(option)")
    }
    if !hasText { throw missing(fields.text ?? "text", "--text") }
    if !hasLabel { throw missing(fields.label, "--label") }
  }

  /// The value of a field, or of a path to one within others: `article.body`.
  private static func value(_ name: String, of object: JSONObject) -> JSON? {
    if let value = object[name] { return value }
    guard name.contains(".") else { return nil }
    var value: JSON? = .object(object)
    for part in name.split(separator: ".") { value = value?.object?[String(part)] }
    return value
  }

  private static func string(
    _ value: JSON?, _ name: String, _ place: () -> String
  ) throws(DataError) -> String {
    switch value {
    case nil, .null?: return ""
    case .string(let text)?: return text
    case .number(let number)?: return number.literal
    default: throw DataError("\(place()): '\(name)' is no text")
    }
  }

  private func labels(
    of value: JSON?, _ place: () -> String
  ) throws(DataError) -> [String] {
    guard case .bool(let value)? = value else {
      guard case .array(let values)? = value else {
        return labels(in: try Self.string(value, fields.label, place))
      }
      var all: [String] = []
      for value in values { all.append(try Self.string(value, fields.label, place).trimmed) }
      return all.filter { !$0.isEmpty }
    }
    return [value ? "true" : "false"]
  }
}
