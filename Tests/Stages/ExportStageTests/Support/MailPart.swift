import PipeKit
import Testing

/// A part of a message, decoded.
func mailPart(_ type: String, of message: String) throws -> String {
  let start = try #require(message.firstRange(of: "Content-Type: \(type); charset=utf-8\r\n"))
  let rest = message[start.upperBound...]
  let head = try #require(rest.firstRange(of: "\r\n\r\n"))
  let end = try #require(rest.firstRange(of: "\r\n--=_pipe_"))
  let body = String(rest[head.upperBound..<end.lowerBound])
  if rest[..<head.lowerBound].hasSuffix("base64") {
    let code = Array(body.utf8.filter { $0 != 0x0D && $0 != 0x0A })
    let bytes = try #require(Base64.decode(code))
    return String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
  }
  var bytes: [UInt8] = []
  var left = Array(body.replacing("=\r\n", with: "").replacing("\r\n", with: "\n").utf8)[...]
  while let byte = left.popFirst() {
    if byte == 0x3D {
      let digits = String(decoding: left.prefix(2), as: UTF8.self)
      bytes.append(try #require(UInt8(digits, radix: 16)))
      left = left.dropFirst(2)
    } else {
      bytes.append(byte)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
