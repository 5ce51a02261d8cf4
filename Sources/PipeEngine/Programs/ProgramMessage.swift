import PipeKit

/// What a program says on a line of its standard output: see `docs/process-protocol.md`.
enum ProgramMessage {
  /// What it is.
  case hello(JSONObject)
  /// It takes the options, and documents from here on.
  case ready
  /// It does not take the options, or cannot work at all.
  case refusal(String, hint: String?, option: String?)
  /// What became of the document of this number.
  case answer(Int, Answer)
  /// It is still at work.
  case heartbeat
  /// Something to log, at a level of swift-log.
  case log(String, level: String)
  /// Something worth knowing of the run.
  case note(String)
  /// What is no message.
  case garbage(String)

  /// What became of a document.
  enum Answer {
    /// It goes on as these documents.
    case documents([Document])
    /// It ends here.
    case drop(String)
    /// It has failed.
    case failed(StageError)
  }

  /// Reads a line.
  init(_ line: Span<UInt8>) {
    if let answer = Self.plainAnswer(line) {
      self = answer
      return
    }
    guard let members = MemberScanner.members(of: line) else {
      self = .garbage("a line that is no JSON object: \(Self.excerpt(line))")
      return
    }
    var values: [String: Range<Int>] = [:]
    for member in members {
      values[Self.text(line.extracting(member.key))] = member.value
    }
    if let number = values["n"].flatMap({ Int(Self.text(line.extracting($0))) }) {
      self = .answer(number, Self.answer(line, values))
    } else {
      self = Self.other(line)
    }
  }

  /// An answer as most programs write it, `{"n":1,"document":{…}}`: nothing is looked at twice.
  private static func plainAnswer(_ line: Span<UInt8>) -> ProgramMessage? {
    var at = 0
    func take(_ text: StaticString) -> Bool {
      guard at + text.utf8CodeUnitCount <= line.count else { return false }
      for index in 0..<text.utf8CodeUnitCount where line[at + index] != text.utf8Start[index] {
        return false
      }
      at += text.utf8CodeUnitCount
      return true
    }
    func skipSpace() { if at < line.count, line[at] == 0x20 { at += 1 } }
    guard take("{\"n\":") else { return nil }
    skipSpace()
    var number = 0
    let digits = at
    while at < line.count, line[at] &- 0x30 < 10, at - digits < 18 {
      number = number * 10 + Int(line[at] - 0x30)
      at += 1
    }
    guard at > digits, take(",") else { return nil }
    skipSpace()
    guard take("\"document\":"), line.count > at, line[line.count - 1] == UInt8(ascii: "}") else {
      return nil
    }
    // What the document's reader takes whole is the document, and the last brace is the answer's.
    guard let document = try? Document(json: line.extracting(at..<(line.count - 1))) else {
      return nil
    }
    return .answer(number, .documents([document]))
  }

  private static func answer(_ line: Span<UInt8>, _ values: [String: Range<Int>]) -> Answer {
    if let range = values["document"] {
      do throws(JSONError) {
        return .documents([try Document(json: line.extracting(range))])
      } catch {
        return .failed(unreadable(error))
      }
    }
    let rest: JSONObject
    do throws(JSONError) {
      rest = try JSON(parsing: line).object ?? [:]
    } catch {
      return .failed(unreadable(error))
    }
    if let documents = rest["documents"]?.array {
      do throws(JSONError) {
        var read: [Document] = []
        for document in documents { read.append(try Document(json: document.serialized)) }
        return .documents(read)
      } catch {
        return .failed(unreadable(error))
      }
    }
    if let reason = rest["drop"]?.string { return .drop(String(reason.prefix(200))) }
    if let message = rest["error"]?.string {
      return .failed(
        StageError(
          rest["code"]?.string.map(StageError.Code.init(rawValue:)) ?? .program,
          String(message.prefix(2000)), hint: rest["hint"]?.string,
          isTransient: rest["transient"]?.bool ?? false))
    }
    return .failed(
      StageError(
        .program, "the program's answer says nothing of the document",
        hint: "an answer has 'document', 'documents', 'drop' or 'error' beside 'n'"))
  }

  private static func other(_ line: Span<UInt8>) -> ProgramMessage {
    guard let object = (try? JSON(parsing: line))?.object else {
      return .garbage("a line that is no JSON: \(excerpt(line))")
    }
    if let hello = object["hello"]?.object { return .hello(hello) }
    if object["ready"] != nil { return .ready }
    if object["heartbeat"] != nil { return .heartbeat }
    if let note = object["note"]?.string { return .note(String(note.prefix(2000))) }
    if let message = object["message"]?.string {
      return .log(String(message.prefix(2000)), level: object["log"]?.string ?? "info")
    }
    if let message = object["error"]?.string {
      return .refusal(
        String(message.prefix(2000)), hint: object["hint"]?.string,
        option: object["option"]?.string)
    }
    return .garbage("a message that the protocol does not have: \(excerpt(line))")
  }

  private static func unreadable(_ error: JSONError) -> StageError {
    StageError(
      .program, "the program's answer cannot be read: \(error.message) (column \(error.column))")
  }

  private static func text(_ bytes: Span<UInt8>) -> String {
    var array: [UInt8] = []
    for index in 0..<bytes.count { array.append(bytes[index]) }
    return String(decoding: array, as: UTF8.self)
  }

  /// The beginning of a line, fit to be shown.
  static func excerpt(_ line: Span<UInt8>) -> String {
    let text = text(line.extracting(0..<min(line.count, 80)))
    let shown = text.unicodeScalars.map {
      $0.properties.generalCategory == .control || $0 == "\u{FFFD}" ? "·" : String($0)
    }
    return "'\(shown.joined())\(line.count > 80 ? "…" : "")'"
  }
}
