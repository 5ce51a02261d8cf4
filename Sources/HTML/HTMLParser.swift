/// Parses HTML into trees: the tokenizer of the HTML standard, and its rules for elements and end
/// tags that are left out.
///
/// Any input gives a tree. Time is proportional to the length of the input, whatever it is, and the
/// tree's depth is bounded. A parser keeps its buffers, so that parsing many documents with one is
/// cheaper than making a parser for each.
///
/// Not yet as the standard has it: misnested formatting elements are closed where they are rather
/// than opened again, and what stands in a table outside of its cells stays there.
public struct HTMLParser: Sendable {
  /// What a parser is to do.
  public struct Options: Sendable {
    /// How deep elements may be nested, 16 or more; what is nested deeper stands side by side.
    public var maximumDepth = 512
    /// How many bytes of a document are read, at most 512 MiB.
    public var maximumLength = 64 << 20

    /// Creates the usual options.
    public init() {}
  }

  private var builder: TreeBuilder

  /// Creates a parser.
  public init(options: Options = Options()) {
    builder = TreeBuilder(options: options)
  }

  /// Parses a document of bytes.
  ///
  /// - Parameters:
  ///   - bytes: The document.
  ///   - charset: The label of the encoding it came with; see ``HTMLEncoding/detect(_:declared:)``.
  /// - Returns: The tree.
  public mutating func parse(_ bytes: [UInt8], charset: String? = nil) -> HTMLTree {
    var tree = HTMLTree()
    parse(bytes, charset: charset, into: &tree)
    return tree
  }

  /// Parses a document of text.
  public mutating func parse(_ text: String) -> HTMLTree {
    var tree = HTMLTree()
    builder.build(Array(text.utf8), isTruncated: false, into: &tree)
    return tree
  }

  /// Parses a document into a tree whose memory is used again.
  ///
  /// - Parameters:
  ///   - bytes: The document.
  ///   - charset: The label of the encoding it came with.
  ///   - tree: The tree, whatever it held before.
  public mutating func parse(
    _ bytes: [UInt8], charset: String? = nil, into tree: inout HTMLTree
  ) {
    let limit = builder.maximumLength
    let isTruncated = bytes.count > limit
    let read = isTruncated ? Array(bytes[..<limit]) : bytes
    builder.build(
      HTMLEncoding.decode(read, declared: charset), isTruncated: isTruncated, into: &tree)
  }
}
