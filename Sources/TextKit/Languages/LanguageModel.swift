import CLanguageModel

/// The trained weights by which ``LanguageIdentifier`` tells the languages of a script apart.
///
/// The file, in little-endian order: `pipelid1`; the FNV-1a hash (64 bits) of what follows; the number
/// of scripts (32 bits). Then for each script its ISO 15924 code (4 bytes), the words of 64 bits in a
/// row (8 bits), the number of languages (8 bits), 16 bits unused, the number of rows (32 bits), the
/// weight of one step (a float of 32 bits), and a code of 3 bytes for each language, padded with
/// spaces; `und` is text in none of them. Then zeros up to a multiple of 8, and the rows of each
/// script in turn.
struct LanguageModel: Sendable {
  /// The model that comes with the program.
  static let shared: LanguageModel? = {
    let size = pipe_language_model_size()
    let bytes = UnsafeBufferPointer(start: pipe_language_model(), count: size)
    return LanguageModel(Span(_unsafeElements: bytes))
  }()

  private static let magic = Array("pipelid1".utf8)

  /// The scripts with more than one language.
  let scripts: [ScriptLanguages]
  private let indices: [UInt8?]

  /// Reads a model.
  ///
  /// - Returns: `nil` where the bytes are no model, or end too early. The checksum is left to
  ///   ``isIntact(_:)``, so that a program that starts need not read it all.
  init?(_ bytes: Span<UInt8>) {
    guard bytes.count >= 20, Self.magic.indices.allSatisfy({ bytes[$0] == Self.magic[$0] })
    else { return nil }
    var reader = ModelReader(offset: 16)
    guard let count = reader.integer(4, bytes), count <= UInt64(Script.allCases.count)
    else { return nil }
    var heads: [ScriptLanguages.Head] = []
    for _ in 0..<count {
      guard let head = ScriptLanguages.Head(&reader, bytes) else { return nil }
      heads.append(head)
    }
    reader.offset = (reader.offset + 7) / 8 * 8
    var scripts: [ScriptLanguages] = []
    var indices = [UInt8?](repeating: nil, count: Script.allCases.count)
    for head in heads {
      guard let rows = reader.words(head.rows * head.width, bytes) else { return nil }
      indices[Int(head.script.rawValue)] = UInt8(scripts.count)
      scripts.append(ScriptLanguages(head: head, weights: rows))
    }
    self.scripts = scripts
    self.indices = indices
  }

  /// The languages of a script, where there are several.
  subscript(script: Script) -> ScriptLanguages? {
    indices[Int(script.rawValue)].map { scripts[Int($0)] }
  }

  /// Whether a model is what was trained, by its checksum.
  static func isIntact(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count >= 16 else { return false }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in 16..<bytes.count { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
    var reader = ModelReader(offset: 8)
    return reader.integer(8, bytes) == hash
  }
}
