/// What a mail server has refused last (RFC 5321, 4.2): replies are lines with a code, of which all but the last have a
/// hyphen behind it.
///
/// What it says to the goodbye that follows a refusal does not count.
struct MailReply {
  /// The code of the refusal, from 400 to 599; `nil` where the server has agreed to what came after it.
  private(set) var code: Int?
  /// How much of a reply is kept: an error shows no more.
  private static let most = (lines: 4, bytes: 300)

  private var lines: [String] = []
  private var isComplete = true

  /// Takes a line.
  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    let number = Int(String(decoding: bytes.prefix(3), as: UTF8.self)) ?? 0
    if isComplete, number == 221 { return }
    if isComplete { (code, lines) = (nil, []) }
    isComplete = bytes.count < 4 || bytes[3] != UInt8(ascii: "-")
    guard 400...599 ~= number else { return }
    code = number
    guard lines.count < Self.most.lines else { return }
    let kept = bytes.dropFirst(4).prefix(Self.most.bytes)
    let line = String(decoding: kept, as: UTF8.self)
    let words = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if !words.isEmpty { lines.append(words) }
  }

  /// What it says, without the code.
  var text: String { lines.joined(separator: " ").printable }
}
