import PipeKit
import YAML

/// What the network answers to a test: a page, or an answer with its status and headers.
struct MockAnswer: SettingValue {
  /// An answer in full.
  struct Full: StageOptions, SettingValue {
    @Setting("The status.", range: 200...599)
    var status = 200

    @Setting("The headers.")
    var headers: [String: String] = [:]

    @Setting("What is answered.")
    var body: String? = nil

    @Setting("The file that holds what is answered, relative to the test's file.")
    var file: String? = nil

    func problems() -> [OptionProblem] {
      guard body != nil, file != nil else { return [] }
      return [
        OptionProblem("says what is answered, and 'body' does so too", options: ["file", "body"])
      ]
    }
  }

  var full: Full

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if try container.decode(Node.self).entries != nil {
      full = try container.decode(Full.self)
    } else {
      full = Full()
      full.body = try container.decode(String.self)
    }
  }

  /// The answer.
  ///
  /// - Parameters:
  ///   - url: The address that was asked.
  ///   - body: What is answered.
  /// - Returns: The answer; its media type follows from how the body begins, unless there is a header.
  func response(from url: String, body: [UInt8]) -> HTTPResponse {
    var response = TestHTTPClient.response(
      to: url, String(decoding: body.prefix(64), as: UTF8.self))
    response.status = full.status
    response.body = body
    let own = full.headers.sorted { $0.key < $1.key }
    let names = Set(own.map { $0.key.lowercased() })
    response.headers.removeAll { names.contains($0.name.lowercased()) }
    response.headers += own.map { HTTPHeader($0.key, $0.value) }
    return response
  }

  static var schema: JSONObject { ["anyOf": [.object(String.schema), .object(Full.schema)]] }
  static var typeName: String { "text, or \(Full.typeName)" }
  var settingJSON: JSON { full.settingJSON }
}
