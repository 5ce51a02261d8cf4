package import PipeKit

extension PageInspection {
  /// The inspection as an object of JSON; `docs/clean.md` tells its keys.
  package var json: JSON {
    var object = JSONObject()
    object["page"] = .string(name)
    object["bytes"] = bytes.map { .number(JSONNumber($0)) }
    object["media_type"] = mediaType.map(JSON.string)
    object["encoding"] = encoding.map(JSON.string)
    object["encoding_from"] = encodingOrigin.map(JSON.string)
    object["metadata"] = .array(
      values.map { value in
        var object: JSONObject = ["name": .string(value.name), "value": value.value]
        object["from"] = value.origin.map(JSON.string)
        return .object(object)
      })
    object["text_from"] = .string(textOrigin)
    object["content"] = root.map(JSON.string)
    object["content_share"] = rootShare.map { PageInspection.rounded($0) }
    object["article"] = isArticle.map(JSON.bool)
    object["decided_by"] = decision.map { .string($0.key) }
    if case .model(let choice)? = decision {
      object["model"] = [
        "agreement": PageInspection.rounded(Double(choice.agreement)),
        "limit": PageInspection.rounded(Double(choice.limit)),
      ]
    }
    if !notes.isEmpty { object["notes"] = .array(notes.map(JSON.string)) }
    object["dropped"] = complaint.map(JSON.string)
    object["blocks"] = .array(blocks.map(\.json))
    return .object(object)
  }

  /// A share, to three digits behind the point.
  static func rounded(_ share: Double) -> JSON {
    .number(JSONNumber((share * 1000).rounded() / 1000))
  }
}

extension InspectedBlock {
  fileprivate var json: JSON {
    var object: JSONObject = [
      "kept": .bool(reason == nil), "kind": .string(kind.label),
      "length": .number(JSONNumber(length)), "link_share": PageInspection.rounded(linkShare),
    ]
    object["probability"] = probability.map { PageInspection.rounded(Double($0)) }
    object["reason"] = reason.map(\.json)
    object["rules"] = ruled.map(\.json)
    object["text"] = .string(text)
    return .object(object)
  }
}

extension InspectedBlock.Reason {
  fileprivate var json: JSON {
    var object: JSONObject = ["rule": .string(rule.rawValue)]
    object["element"] = element.map(JSON.string)
    if !meanings.isEmpty { object["means"] = .array(meanings.map(JSON.string)) }
    return .object(object)
  }
}

extension ContentFinder.Decision {
  /// Who has decided, in a word.
  var key: String {
    switch self {
    case .selectors: "keep"
    case .settled, .rules: "rules"
    case .model(let choice): choice.isTaken ? "model" : "rules"
    }
  }
}
