import FetchStage
import PipeKit

/// Something that is inspected: its content, and what is known of it.
///
/// What inspectors ask of it first is how it begins; one that takes it may then read it piece by piece, or as
/// a whole.
final class InspectedSource {
  /// The most that is read of one as a whole, in bytes, unpacked.
  static let maximumLength = 256 << 20
  /// How many bytes ``head`` has at most.
  static let looked = 1 << 16

  /// The path or address, as it is shown.
  let name: String
  /// The content, which is unpacked as it is read.
  let input: InputFile
  /// How it begins, unpacked; of a web archive as it is.
  let head: [UInt8]
  /// The media type that came with it, in lower case and without parameters.
  let mediaType: String?
  /// The character encoding that came with it.
  let charset: String?
  /// Where it was fetched from; nil for files.
  let url: String?
  private var whole: [UInt8]?

  /// Looks at content that is open.
  ///
  /// - Throws: `FileError`.
  init(
    name: String, _ input: InputFile, mediaType: String? = nil, charset: String? = nil,
    url: String? = nil
  ) throws(FileError) {
    self.name = name
    self.input = input
    self.mediaType = mediaType
    self.charset = charset
    self.url = url
    head = try input.file.peek(Self.looked)
  }

  /// Looks at what came from elsewhere.
  ///
  /// - Throws: `FileError` for what is packed and damaged.
  convenience init(name: String, _ body: Body, url: String?) throws(FileError) {
    // The kind is told by the name in the address, whatever is asked of it.
    let path = String((url ?? name).prefix { $0 != "?" && $0 != "#" })
    try self.init(
      name: name, InputFile(BytesFile(body.bytes, path: name), path, as: .auto),
      mediaType: body.mediaType, charset: body.charset, url: url)
  }

  /// What its name ends with, without what says that it is packed; in lower case.
  var pathExtension: String { input.name.pathExtension.lowercased() }

  /// How many bytes the file has, as it is; nil where that is not known.
  var size: Int? { try? input.file.length() }

  /// All of it.
  ///
  /// - Throws: `StageError` for what cannot be read, or is too large.
  func bytes() throws(StageError) -> [UInt8] {
    if let whole { return whole }
    let bytes = try reading { try input.file.contents(limit: Self.maximumLength, path: name) }
    whole = bytes
    return bytes
  }

  /// Does something with the content, and says what is wrong in terms of a stage.
  func reading<Value>(_ body: () throws -> Value) throws(StageError) -> Value {
    do {
      return try body()
    } catch let error as StageError {
      throw error
    } catch let error as FileError {
      throw StageError(file: error, maxSize: Self.maximumLength)
    } catch {
      throw StageError(.badFormat, "\(error)", underlying: error)
    }
  }
}
