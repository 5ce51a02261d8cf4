/// The piece of a phrase with wildcards that tells where in a text the phrase may be: its longest without any.
struct WildcardTrigger: Sendable {
  /// The piece, within one word; with the word's boundaries where it reaches them.
  private(set) var symbols: [UInt8] = []
  /// Which of the phrase's words it is in.
  private(set) var word = 0
  /// How many symbols there are before the phrase's first word.
  private(set) var lead = 0

  private var piece: [UInt8] = []
  private var words = 0
  private var isInWord = false

  /// Finds the trigger of a phrase; `nil` where no word of it has a letter.
  init?(_ tokens: [WildcardPhrase.Token]) {
    for (index, token) in tokens.enumerated() {
      switch token {
      case .boundary:
        piece.append(PhraseSymbol.boundary)
        takePiece()
        isInWord = index + 1 < tokens.count && tokens[index + 1].isInWord
        guard isInWord else { continue }
        if words == 0 { lead = index }
        words += 1
        piece = [PhraseSymbol.boundary]
      case .letter(let byte): piece.append(byte)
      case .outside: continue
      case .one, .many: takePiece()
      }
    }
    takePiece()
    guard !symbols.isEmpty else { return nil }
  }

  /// Keeps the piece if it is the longest yet, and begins another.
  private mutating func takePiece() {
    let hasLetter = piece.contains { $0 != PhraseSymbol.boundary }
    if isInWord, hasLetter, piece.count > symbols.count {
      symbols = piece
      word = words - 1
    }
    piece = []
  }
}

extension WildcardPhrase.Token {
  fileprivate var isInWord: Bool {
    switch self {
    case .letter, .one, .many: true
    case .outside, .boundary: false
    }
  }
}
