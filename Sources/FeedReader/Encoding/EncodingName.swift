/// A character encoding of the WHATWG Encoding Standard, and what iconv calls it.
struct EncodingName: Hashable {
  /// The standard's name in lower case.
  let name: String
  /// iconv's name.
  let iconv: String

  static let utf8 = EncodingName(name: "utf-8", iconv: "UTF-8")
  static let windows1252 = EncodingName(name: "windows-1252", iconv: "CP1252")
  static let utf16LE = EncodingName(name: "utf-16le", iconv: "UTF-16LE")
  static let utf16BE = EncodingName(name: "utf-16be", iconv: "UTF-16BE")
  static let utf32LE = EncodingName(name: "utf-32le", iconv: "UTF-32LE")
  static let utf32BE = EncodingName(name: "utf-32be", iconv: "UTF-32BE")

  /// Whether ASCII text takes more than one byte a character.
  var isWide: Bool { name.hasPrefix("utf-16") || name.hasPrefix("utf-32") }

  private init(name: String, iconv: String) {
    self.name = name
    self.iconv = iconv
  }

  /// The encoding of a label such as `ISO-8859-1`; nil if the standard has no such label.
  init?(label: String) {
    let key = String(decoding: Array(label.lowercased().utf8).trimmed(), as: UTF8.self)
      .replacingUnderscores
    guard let found = Self.table[key] else { return nil }
    self = found
  }

  private static let table: [String: EncodingName] = {
    var table: [String: EncodingName] = [:]
    for line in labels {
      let words = line.split(separator: " ").map(String.init)
      guard words.count >= 2 else { continue }
      let encoding = EncodingName(name: words[0], iconv: words[1])
      for label in [words[0]] + words[2...] { table[label] = encoding }
    }
    return table
  }()

  /// Name, iconv's name, other labels; `-` for `_`.
  private static let labels = [
    "utf-8 UTF-8 utf8 unicode-1-1-utf-8 x-unicode20utf8",
    "windows-1252 CP1252 cp1252 x-cp1252 iso-8859-1 iso8859-1 iso88591 latin1 l1 ascii us-ascii "
      + "ansi-x3.4-1968 iso-ir-100 cp819 ibm819 csisolatin1 iso-8859-1:1987",
    "utf-16le UTF-16LE utf-16 unicode ucs-2 iso-10646-ucs-2 csunicode utf16 utf-16-le",
    "utf-16be UTF-16BE unicodefffe utf-16-be",
    "windows-1250 CP1250 cp1250 x-cp1250",
    "windows-1251 CP1251 cp1251 x-cp1251",
    "windows-1253 CP1253 cp1253 x-cp1253",
    "windows-1254 CP1254 cp1254 x-cp1254 iso-8859-9 iso8859-9 latin5 l5 csisolatin5",
    "windows-1255 CP1255 cp1255 x-cp1255",
    "windows-1256 CP1256 cp1256 x-cp1256",
    "windows-1257 CP1257 cp1257 x-cp1257",
    "windows-1258 CP1258 cp1258 x-cp1258",
    "windows-874 CP874 cp874 tis-620 iso-8859-11 iso8859-11",
    "iso-8859-2 ISO-8859-2 iso8859-2 latin2 l2 csisolatin2",
    "iso-8859-3 ISO-8859-3 iso8859-3 latin3 l3",
    "iso-8859-4 ISO-8859-4 iso8859-4 latin4 l4",
    "iso-8859-5 ISO-8859-5 iso8859-5 cyrillic",
    "iso-8859-6 ISO-8859-6 iso8859-6 arabic",
    "iso-8859-7 ISO-8859-7 iso8859-7 greek greek8",
    "iso-8859-8 ISO-8859-8 iso8859-8 hebrew iso-8859-8-i",
    "iso-8859-10 ISO-8859-10 iso8859-10 latin6 l6",
    "iso-8859-13 ISO-8859-13 iso8859-13",
    "iso-8859-14 ISO-8859-14 iso8859-14",
    "iso-8859-15 ISO-8859-15 iso8859-15 latin9 l9 csisolatin9",
    "iso-8859-16 ISO-8859-16 iso8859-16",
    "koi8-r KOI8-R koi8 koi cskoi8r",
    "koi8-u KOI8-U koi8-ru",
    "macintosh MACINTOSH mac x-mac-roman",
    "ibm866 CP866 cp866 866",
    "gb18030 GB18030 gbk gb2312 x-gbk chinese euc-cn gb-2312-80 csgb2312 iso-ir-58",
    "big5 BIG5-HKSCS big5-hkscs cn-big5 x-x-big5 csbig5",
    "euc-jp EUC-JP x-euc-jp cseucpkdfmtjapanese",
    "shift-jis CP932 sjis x-sjis ms-kanji windows-31j csshiftjis ms932 cp932",
    "iso-2022-jp ISO-2022-JP csiso2022jp",
    "euc-kr CP949 ks-c-5601-1987 ksc5601 korean windows-949 cseuckr cp949 uhc iso-ir-149",
  ]
}

extension String {
  fileprivate var replacingUnderscores: String {
    String(map { $0 == "_" ? "-" : $0 })
  }
}
