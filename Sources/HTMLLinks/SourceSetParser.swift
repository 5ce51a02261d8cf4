/// Parses a `srcset` attribute as the standard says (HTML, section 4.8.4.3.8).
struct SourceSetParser {
  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func parse() -> [ImageCandidate] {
    var candidates: [ImageCandidate] = []
    while true {
      while place < bytes.count, Self.isSpace(bytes[place]) || bytes[place] == UInt8(ascii: ",") {
        place += 1
      }
      guard place < bytes.count else { return candidates }
      let start = place
      while place < bytes.count, !Self.isSpace(bytes[place]) { place += 1 }
      var url = bytes[start..<place]
      var descriptors: [ArraySlice<UInt8>] = []
      if url.last == UInt8(ascii: ",") {
        while url.last == UInt8(ascii: ",") { url.removeLast() }
      } else {
        descriptors = self.descriptors()
      }
      if let candidate = Self.candidate(String(decoding: url, as: UTF8.self), descriptors) {
        candidates.append(candidate)
      }
    }
  }

  /// Reads what stands after a URL up to a comma that is not in brackets.
  private mutating func descriptors() -> [ArraySlice<UInt8>] {
    var descriptors: [ArraySlice<UInt8>] = []
    var start = place
    var isInBrackets = false
    while place < bytes.count {
      let byte = bytes[place]
      if isInBrackets {
        if byte == UInt8(ascii: ")") { isInBrackets = false }
      } else if byte == UInt8(ascii: "(") {
        isInBrackets = true
      } else if byte == UInt8(ascii: ",") {
        if start < place { descriptors.append(bytes[start..<place]) }
        place += 1
        return descriptors
      } else if Self.isSpace(byte) {
        if start < place { descriptors.append(bytes[start..<place]) }
        start = place + 1
      }
      place += 1
    }
    if start < place { descriptors.append(bytes[start..<place]) }
    return descriptors
  }

  private static func candidate(
    _ url: String, _ descriptors: [ArraySlice<UInt8>]
  ) -> ImageCandidate? {
    var candidate = ImageCandidate(url: url)
    var height: Int?
    for descriptor in descriptors {
      let number = descriptor.dropLast()
      switch descriptor.last {
      case UInt8(ascii: "w"):
        guard candidate.width == nil, candidate.density == nil, let width = integer(number),
          width > 0
        else { return nil }
        candidate.width = width
      case UInt8(ascii: "x"):
        guard candidate.width == nil, candidate.density == nil, height == nil,
          let density = real(number), density >= 0
        else { return nil }
        candidate.density = density
      case UInt8(ascii: "h"):
        guard height == nil, candidate.density == nil, let value = integer(number), value > 0
        else { return nil }
        height = value
      default: return nil
      }
    }
    if height != nil, candidate.width == nil { return nil }
    if candidate.width == nil, candidate.density == nil { candidate.density = 1 }
    return candidate
  }

  private static func integer(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  /// A number as HTML has it: no plus sign, no point at the end, nothing but digits in words.
  private static func real(_ text: ArraySlice<UInt8>) -> Double? {
    let isNumber = text.allSatisfy {
      $0 &- 0x30 < 10 || [UInt8(ascii: "."), 0x2D, 0x2B, 0x45, 0x65].contains($0)
    }
    guard isNumber, let last = text.last, last &- 0x30 < 10, text.first != UInt8(ascii: "+") else {
      return nil
    }
    guard let number = Double(String(decoding: text, as: UTF8.self)), number.isFinite else {
      return nil
    }
    return number
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
  }
}
