/// How a text pairs quotation marks that languages pair differently.
struct QuoteStyle: Hashable {
  /// What closes `„`: `“` in German and Czech, `”` in Polish, Dutch, Hungarian and Romanian.
  var lowCloser = "“"
  /// What opens where `”` closes: `“` in English, `„` in Polish, `”` in Swedish and Finnish.
  var highOpener = "“"

  /// The style of a text in German or English.
  init() {}

  /// The style that a text shows, or else that of its language.
  ///
  /// - Parameters:
  ///   - bytes: The text, of which the first 64 KiB are looked at.
  ///   - language: Its language, a BCP 47 tag.
  init(of bytes: Span<UInt8>, language: String?) {
    var low = false
    var high = false
    var curved = false
    /// How often each mark is the first behind `„`.
    var closers = (left: 0, right: 0)
    var isOpen = false
    var index = 0
    let end = min(bytes.count, 65536) - 2
    while index < end {
      guard bytes[index] == 0xE2, bytes[index + 1] == 0x80 else {
        index += 1
        continue
      }
      switch bytes[index + 2] {
      case 0x9E:
        low = true
        isOpen = true
      case 0x9C:
        curved = true
        if isOpen { closers.left += 1 }
        isOpen = false
      case 0x9D:
        high = true
        if isOpen { closers.right += 1 }
        isOpen = false
      default: break
      }
      index += 3
    }
    let code = language?.prefix { $0 != "-" && $0 != "_" }.lowercased() ?? ""
    let isRight =
      closers.left == closers.right
      ? Self.rightClosing.contains(code) || !curved && high : closers.right > closers.left
    if isRight { lowCloser = "”" }
    if low, isRight {
      highOpener = "„"
    } else if high, !curved, !low {
      highOpener = "”"
    }
  }

  private static let rightClosing: Set<String> = ["pl", "nl", "hu", "ro", "hr", "sr", "bs"]
}
