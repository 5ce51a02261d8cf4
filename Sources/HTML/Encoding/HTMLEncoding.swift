/// A character encoding of HTML documents: all those of the Encoding standard
/// (<https://encoding.spec.whatwg.org>).
///
/// ```swift
/// HTMLEncoding(label: "latin1")                          // windows1252
/// HTMLEncoding.shiftJIS.decode([0x83, 0x65, 0x83, 0x58])  // テス in UTF-8
/// HTMLEncoding.detect(bytes, declared: "koi8-r")
/// ```
public enum HTMLEncoding: String, Sendable, CaseIterable {
  /// UTF-8.
  case utf8 = "utf-8"
  /// IBM866: Cyrillic of DOS.
  case ibm866 = "ibm866"
  /// ISO-8859-2: Central European.
  case iso8859Part2 = "iso-8859-2"
  /// ISO-8859-3: South European.
  case iso8859Part3 = "iso-8859-3"
  /// ISO-8859-4: North European.
  case iso8859Part4 = "iso-8859-4"
  /// ISO-8859-5: Cyrillic.
  case iso8859Part5 = "iso-8859-5"
  /// ISO-8859-6: Arabic.
  case iso8859Part6 = "iso-8859-6"
  /// ISO-8859-7: Greek.
  case iso8859Part7 = "iso-8859-7"
  /// ISO-8859-8: Hebrew in visual order.
  case iso8859Part8 = "iso-8859-8"
  /// ISO-8859-8-I: Hebrew in logical order.
  case iso8859Part8Logical = "iso-8859-8-i"
  /// ISO-8859-10: Nordic.
  case iso8859Part10 = "iso-8859-10"
  /// ISO-8859-13: Baltic.
  case iso8859Part13 = "iso-8859-13"
  /// ISO-8859-14: Celtic.
  case iso8859Part14 = "iso-8859-14"
  /// ISO-8859-15: Western European.
  case iso8859Part15 = "iso-8859-15"
  /// ISO-8859-16: South-Eastern European.
  case iso8859Part16 = "iso-8859-16"
  /// KOI8-R: Russian.
  case koi8R = "koi8-r"
  /// KOI8-U: Ukrainian.
  case koi8U = "koi8-u"
  /// Western languages on old Macintoshes.
  case macintosh = "macintosh"
  /// Windows-874: Thai.
  case windows874 = "windows-874"
  /// Windows-1250: Central European.
  case windows1250 = "windows-1250"
  /// Windows-1251: Cyrillic.
  case windows1251 = "windows-1251"
  /// Windows-1252, which the labels of ISO-8859-1 and ASCII mean too.
  case windows1252 = "windows-1252"
  /// Windows-1253: Greek.
  case windows1253 = "windows-1253"
  /// Windows-1254: Turkish.
  case windows1254 = "windows-1254"
  /// Windows-1255: Hebrew.
  case windows1255 = "windows-1255"
  /// Windows-1256: Arabic.
  case windows1256 = "windows-1256"
  /// Windows-1257: Baltic.
  case windows1257 = "windows-1257"
  /// Windows-1258: Vietnamese.
  case windows1258 = "windows-1258"
  /// Cyrillic on old Macintoshes.
  case macCyrillic = "x-mac-cyrillic"
  /// GBK: simplified Chinese, read as GB18030.
  case gbk = "gbk"
  /// GB18030: Chinese.
  case gb18030 = "gb18030"
  /// Big5 with the additions of Hong Kong: traditional Chinese.
  case big5 = "big5"
  /// EUC-JP: Japanese.
  case eucJP = "euc-jp"
  /// ISO-2022-JP: Japanese in seven bits.
  case iso2022JP = "iso-2022-jp"
  /// Shift_JIS with the additions of Windows: Japanese.
  case shiftJIS = "shift_jis"
  /// EUC-KR with the additions of windows-949: Korean.
  case eucKR = "euc-kr"
  /// What may not be read for safety, as ISO-2022-KR and HZ.
  case replacement = "replacement"
  /// UTF-16, the high byte first.
  case utf16BigEndian = "utf-16be"
  /// UTF-16, the low byte first.
  case utf16LittleEndian = "utf-16le"
  /// Bytes beyond ASCII as private characters.
  case userDefined = "x-user-defined"

  /// Decodes to UTF-8.
  ///
  /// What cannot be decoded becomes U+FFFD, as the standard has it. A byte order mark is left out.
  /// Bytes that already are valid UTF-8 are given back as they are, without a copy.
  public func decode(_ bytes: [UInt8]) -> [UInt8] {
    var buffer = DecodedText()
    return decode(bytes, into: &buffer)
  }

  /// Decodes to UTF-8 as ``decode(_:)`` does, in the memory of a text that is no longer needed.
  func decode(_ bytes: [UInt8], into buffer: inout DecodedText) -> [UInt8] {
    if self == .utf8, !UnicodeDecoder.hasMark(bytes), HTMLEncoding.isUTF8(bytes) { return bytes }
    buffer.removeAll()
    write(bytes, to: &buffer)
    return buffer.bytes
  }

  private func write(_ bytes: [UInt8], to output: inout DecodedText) {
    switch self {
    case .utf8: UnicodeDecoder.utf8(bytes, into: &output)
    case .windows1252: Windows1252.decode(bytes, into: &output)
    case .utf16LittleEndian: UnicodeDecoder.utf16(bytes, high: 1, into: &output)
    case .utf16BigEndian: UnicodeDecoder.utf16(bytes, high: 0, into: &output)
    case .gbk, .gb18030: GB18030Decoder.decode(bytes, into: &output)
    case .big5: Big5Decoder.decode(bytes, into: &output)
    case .eucJP: EUCJPDecoder.decode(bytes, into: &output)
    case .shiftJIS: ShiftJISDecoder.decode(bytes, into: &output)
    case .iso2022JP: ISO2022JPDecoder.decode(bytes, into: &output)
    case .eucKR: EUCKRDecoder.decode(bytes, into: &output)
    case .replacement: if !bytes.isEmpty { output.append(DecodedText.replacement) }
    case .userDefined: SingleByteDecoder.userDefined(bytes, into: &output)
    default: SingleByteDecoder.decode(bytes, self, into: &output)
    }
  }
}
