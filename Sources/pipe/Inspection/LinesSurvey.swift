import FetchStage
import PipeKit

/// What the first lines of a file of JSON Lines are, or the first elements of an array.
struct LinesSurvey {
  /// The most names of fields that are kept.
  private static let mostNames = 200
  /// How much of a value is shown, in characters.
  private static let sample = 60

  /// The keys of documents (docs/document.md) without which one would be empty.
  private static let content: Set<String> = ["id", "url", "title", "text", "body", "summary"]
  /// The other ones.
  private static let others: Set<String> = [
    "source", "authors", "published", "updated", "language", "labels", "keywords", "image", "links",
    "metadata", "trail",
  ]

  /// Whether documents have a key of this name.
  static func isKey(_ name: String) -> Bool { content.contains(name) || others.contains(name) }

  /// A field, and how often it is there.
  struct Field {
    var count = 0
    /// What is in the first, cut.
    var sample = ""
  }

  /// How many lines that are not blank, or elements, there are.
  private(set) var lines = 0
  /// How many of them are documents.
  private(set) var documents = 0
  /// Whether all were looked at.
  private(set) var isComplete = false
  /// The names of fields, in order.
  private(set) var names: [String] = []
  private(set) var fields: [String: Field] = [:]
  /// The first of them that cannot be read at all.
  private(set) var errors = FirstErrors()

  /// Looks at a file.
  ///
  /// - Throws: `FileError`.
  init(_ file: any OpenFile) throws {
    var chunks = LineChunks(maximumLength: BoundedReading.most)
    var reading = BoundedReading(file)
    do {
      while let chunk = try chunks.next(reading: { try reading.read(into: &$0, $1) }) {
        take(chunk)
      }
      isComplete = true
    } catch is BoundedReading.Enough {}
  }

  /// Looks at a file with an array.
  ///
  /// - Throws: `FileError`.
  init(array file: any OpenFile) throws {
    var elements = ArrayElements(maximumLength: BoundedReading.most)
    var reading = BoundedReading(file)
    do {
      while true {
        do {
          guard let element = try elements.next(reading: { try reading.read(into: &$0, $1) }) else {
            break
          }
          take(element)
        } catch let error as JSONError {
          errors.add("\(error)")
        }
      }
      isComplete = true
    } catch is BoundedReading.Enough {}
  }

  private mutating func take(_ element: ArrayElements.Element) {
    lines += 1
    do throws(JSONError) {
      guard let object = try JSON(parsing: element.bytes.span).object else {
        return errors.add("element \(lines), on line \(element.line), is no object")
      }
      take(object)
      let isDocument = (try? Document(json: element.bytes)) != nil
      if isDocument, object.keys.contains(where: Self.content.contains) { documents += 1 }
    } catch {
      errors.add("element \(lines), on line \(element.line): \(error.message)")
    }
  }

  private mutating func take(_ chunk: LineChunks.Chunk) {
    var (asDocuments, values) = (JSONLines(chunk), JSONLines(chunk))
    while true {
      var isDocument = true
      do throws(JSONError) {
        guard try asDocuments.nextDocument() != nil else { return }
      } catch {
        isDocument = false
      }
      do throws(JSONError) {
        guard let value = try values.nextValue() else { return }
        lines += 1
        guard let object = value.object else {
          errors.add("line \(values.line - 1) is no object")
          continue
        }
        take(object)
        if isDocument, object.keys.contains(where: Self.content.contains) { documents += 1 }
      } catch {
        lines += 1
        errors.add("\(error)")
      }
    }
  }

  private mutating func take(_ object: JSONObject) {
    for member in object.members {
      if fields[member.key] == nil {
        if names.count >= Self.mostNames { continue }
        names.append(member.key)
        let text =
          member.value.string ?? String(decoding: member.value.serialized, as: UTF8.self)
        fields[member.key] = Field(count: 0, sample: String(text.prefix(Self.sample)))
      }
      fields[member.key]?.count += 1
    }
  }
}
