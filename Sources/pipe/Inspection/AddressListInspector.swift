import FetchStage
import PipeKit

/// Tells what pages a list of addresses, one a line, names.
struct AddressListInspector: SourceInspector {
  /// How many lines decide whether it is one.
  private static let deciding = 50
  private static let mostErrors = 5

  func inspect(_ source: InspectedSource) throws(StageError) -> SourceReport? {
    guard Self.isList(source) else { return nil }
    let found = Self.found(
      ListText.lines(of: try source.bytes(), charset: source.charset)[...], most: .max)
    var report = SourceReport(
      title: "list of addresses: \(found.urls.count.counted("page", "pages"))", key: "urls",
      content: .object(content(found)))
    report.add("hosts", Hosts(found.urls).text)
    let twice = found.urls.count - Set(found.urls).count
    if twice > 0 { report.add("listed twice", "\(twice)") }
    for error in found.errors { report.add("wrong", error) }
    let hidden = found.wrong - found.errors.count
    if hidden > 0 { report.add("wrong", "… and \(hidden) more lines") }
    report.list(found.urls) { $0 }
    return report
  }

  /// What the lines of a list say.
  private struct Found {
    var urls: [String] = []
    /// How many lines have no address that can be taken, and the first of them.
    var wrong = 0
    var errors: [String] = []
  }

  /// Whether a text is one: most of the lines that it begins with are addresses.
  private static func isList(_ source: InspectedSource) -> Bool {
    if SourceKind(source.head) != nil { return false }
    var head = ListText.lines(of: source.head, charset: source.charset)[...]
    if source.head.count == InspectedSource.looked, let end = head.lastIndex(of: 0x0A) {
      head = head[..<end]
    }
    let found = found(head, most: deciding)
    return found.urls.count > found.wrong
  }

  private static func found(_ text: ArraySlice<UInt8>, most: Int) -> Found {
    var found = Found()
    var (rest, number) = (text, 0)
    while !rest.isEmpty, found.urls.count + found.wrong < most {
      let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
      number += 1
      switch ListedAddress(rest[..<end]) {
      case .none: break
      case .address(let url): found.urls.append(url)
      case .wrong(let what, _):
        found.wrong += 1
        if found.errors.count < mostErrors { found.errors.append("line \(number) \(what)") }
      }
      rest = rest[end...].dropFirst()
    }
    return found
  }

  private func content(_ found: Found) -> JSONObject {
    var content = JSONObject()
    content["urls"] = .array(found.urls.map(JSON.string))
    if found.wrong > 0 {
      content["error_count"] = .number(JSONNumber(found.wrong))
      content["errors"] = .array(found.errors.map(JSON.string))
    }
    return content
  }
}
