/// Finds the encoding of text that states none, by how much it looks like one of the languages that
/// are written in an encoding.
///
/// The text is decoded in each encoding, and its characters are counted: letters that the languages
/// use often speak for an encoding; what is no character, symbols within words, and capitals after
/// small letters speak against it. Where nothing is clear it is windows-1252, as in browsers.
enum LegacyDetection {
  /// How many bytes are looked at.
  private static let sampleLength = 8192

  static func encoding(of bytes: [UInt8]) -> HTMLEncoding {
    if hasJapaneseEscape(bytes) { return .iso2022JP }
    let sample = sample(of: bytes)
    guard !sample.isEmpty else { return .windows1252 }
    var readings = LegacyReadings(sample)
    var best = HTMLEncoding.windows1252
    let western = readings.characters(best)
    var bestScore = LegacyLanguage.western.map { $0.score(western) }.max() ?? 0
    for language in LegacyLanguage.all {
      for encoding in language.encodings {
        let score = language.score(readings.characters(encoding))
        // A guess has to be better than what pages are most often in, not just as good.
        if score > bestScore + (best == .windows1252 ? 0.15 : 0) {
          (best, bestScore) = (encoding, score)
        }
      }
    }
    return best
  }

  /// Whether there is an escape of ISO-2022-JP before a kanji, and no byte beyond ASCII.
  static func hasJapaneseEscape(_ bytes: [UInt8]) -> Bool {
    var place = Scan.find(0x1B, in: bytes.span, from: 0)
    while place + 2 < bytes.count {
      if bytes[place + 1] == 0x24, bytes[place + 2] == 0x42 || bytes[place + 2] == 0x40 {
        return !bytes.contains { $0 >= 0x80 }
      }
      place = Scan.find(0x1B, in: bytes.span, from: place + 1)
    }
    return false
  }

  /// The words with bytes beyond ASCII, markup left out as far as it is ASCII, up to a length: a word
  /// may be a whole text where no spaces are written.
  private static func sample(of bytes: [UInt8]) -> [UInt8] {
    var sample: [UInt8] = []
    var place = 0
    while sample.count < sampleLength,
      let high = bytes[place...].firstIndex(where: { $0 >= 0x80 })
    {
      var start = high
      while start > place, high - start < 16, isWordByte(bytes[start - 1]) { start -= 1 }
      var end = high + 1
      // The second byte of a character may be ASCII.
      while end < bytes.count, sample.count + end - start < sampleLength,
        bytes[end] >= 0x80 || bytes[end - 1] >= 0x80 || isWordByte(bytes[end])
      { end += 1 }
      sample += bytes[start..<end]
      sample.append(0x20)
      place = end
    }
    return sample
  }

  private static func isWordByte(_ byte: UInt8) -> Bool { Scan.isLetter(byte) || byte >= 0x80 }
}
