import FeedReader
import PipeKit

/// Makes documents of records that have fields of other names: rows of tables, objects of JSON.
///
/// A field is what the options say that it is; else what its name says, in one of the forms that are
/// common (`headline`, `pub_date`); else it goes into the metadata under its name.
package struct RecordMap: Sendable {
  /// The field of a document that is filled, and the names of fields that are taken for it by themselves.
  static let names: [String: [String]] = [
    "id": ["id", "uuid", "documentid", "docid", "articleid"],
    "url": ["url", "link", "uri", "href", "permalink", "articleurl", "address"],
    "source": ["source"],
    "title": ["title", "headline", "subject"],
    "authors": ["authors", "author", "byline", "creator"],
    "published": [
      "published", "date", "pubdate", "publishedat", "publishdate", "publicationdate",
      "datepublished",
      "createdat", "timestamp", "datetime",
    ],
    "updated": ["updated", "updatedat", "modified", "modifiedat", "lastmodified", "datemodified"],
    "language": ["language", "lang"],
    "text": ["text", "content", "article", "articletext", "fulltext", "maintext", "plaintext"],
    "body": ["body", "html", "bodyhtml", "contenthtml", "rawhtml"],
    "summary": ["summary", "description", "abstract", "excerpt", "teaser"],
    "keywords": ["keywords", "tags"],
    "labels": ["labels"],
    "image": ["image", "imageurl", "thumbnail"],
    "links": ["links"],
    "metadata": ["metadata"],
    "trail": ["trail"],
  ]
  private static let automatic: [String: String] = {
    var fields: [String: String] = [:]
    for (field, names) in names { for name in names { fields[name] = field } }
    return fields
  }()

  /// The document's field by the record's.
  private let chosen: [String: [String]]
  /// The fields of a document that are named.
  private let taken: Set<String>
  /// The paths into objects that are named: `content.body`.
  private let paths: [(field: String, path: [String])]

  /// Creates a map.
  ///
  /// - Parameter names: The record's field by the document's.
  package init(_ names: [String: String]) {
    var chosen: [String: [String]] = [:]
    for (field, name) in names.sorted(by: { $0.key < $1.key }) {
      chosen[name, default: []].append(field)
    }
    self.chosen = chosen
    taken = Set(names.keys)
    paths = names.sorted { $0.key < $1.key }.filter { $0.value.contains(".") }
      .map { ($0.key, $0.value.split(separator: ".").map(String.init)) }
  }

  /// What is wrong with what an option says.
  static func problems(of names: [String: String], _ option: String) -> [OptionProblem] {
    names.keys.sorted().filter { Self.names[$0] == nil }.map { key in
      OptionProblem(
        "'\(key)' is no field of a document that can be filled", options: [option],
        hint: "the fields are \(Self.names.keys.sorted().joined(separator: ", "))")
    }
  }

  /// What the record's fields become, in order; `nil` for one that goes into the metadata.
  package func targets(of names: [String]) -> [[String]] {
    var used = taken
    return names.map { name in
      if let fields = chosen[name] { return fields }
      let plain = name.lowercased().filter { $0.isLetter || $0.isNumber }
      guard let field = Self.automatic[plain], used.insert(field).inserted else { return [] }
      return [field]
    }
  }

  /// Makes a document of an object.
  func document(of object: JSONObject) -> Document {
    var builder = RecordBuilder()
    let names = object.keys
    for (member, fields) in zip(object.members, targets(of: names)) {
      builder.add(member.value, named: member.key, to: fields)
    }
    for (field, path) in paths where object[path.joined(separator: ".")] == nil {
      var value: JSON? = .object(object)
      for part in path { value = value?.object?[part] }
      if let value { builder.add(value, named: nil, to: [field]) }
    }
    return builder.finish()
  }
}
