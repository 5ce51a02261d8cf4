/// Parses HTML into trees: the tokenizer of the HTML standard, and its rules for elements and end
/// tags that are left out.
///
/// Any input gives a tree, the one that the standard describes. Time and memory are in proportion to
/// the length of the input, whatever it is, within the limits of ``Options``; a tree tells which of
/// them its document ran into. A parser keeps its buffers, so that parsing many documents with one is
/// cheaper than making a parser for each.
public struct HTMLParser: Sendable {
  /// What a parser is to do.
  public struct Options: Sendable {
    /// How deep elements may be nested, from 16 to 30,000; what is nested deeper stands side by side.
    ///
    /// The copy of an option that a `select` shows is nested as deep as the option's content.
    public var maximumDepth = 512
    /// How many bytes of a document are read, at most 512 MiB; no text is longer.
    public var maximumLength = 64 << 20
    /// About how many nodes a tree may have; what follows in the document is not read.
    public var maximumNodes = 1 << 24
    /// How many attributes of a tag are kept.
    public var maximumAttributes = 1 << 18
    /// How many formatting elements may be made again where they are misnested, for each kilobyte of
    /// the document and beyond 4,096, at most 2³²; what is misnested more often is closed where it is.
    public var copiesPerKilobyte = 256
    /// Whether to read as a browser that runs scripts: the content of `noscript` is then text.
    public var scripting = false

    /// Creates the usual options.
    public init() {}
  }

  private var builder: TreeBuilder
  /// A document that was not in UTF-8; its memory is used again when its tree has let go of it.
  private var decoded = DecodedText()

  /// The encoding that a `meta` behind the first 1,024 bytes of the document last parsed has stated, if that is why
  /// it was read again.
  package private(set) var lateEncoding: HTMLEncoding?

  /// Creates a parser.
  public init(options: Options = Options()) {
    builder = TreeBuilder(options: options)
  }

  /// Parses a document of bytes.
  ///
  /// - Parameters:
  ///   - bytes: The document.
  ///   - charset: The label of the encoding it came with; see ``HTMLEncoding/detect(_:declared:)``.
  ///     Without one, a `meta` anywhere that states another encoding than was found has the document
  ///     read again, as browsers do.
  /// - Returns: The tree.
  public mutating func parse(_ bytes: [UInt8], charset: String? = nil) -> HTMLTree {
    var tree = HTMLTree()
    parse(bytes, charset: charset, into: &tree)
    return tree
  }

  /// Parses a document of text.
  public mutating func parse(_ text: String) -> HTMLTree {
    var tree = HTMLTree()
    let (source, isTruncated) = read(text)
    builder.build(source, isTruncated: isTruncated, into: &tree)
    return tree
  }

  /// Parses a document into a tree whose memory is used again.
  ///
  /// - Parameters:
  ///   - bytes: The document.
  ///   - charset: The label of the encoding it came with.
  ///   - isXHTML: Whether it came as XHTML: any element may then be empty by `/>`, and CDATA sections are text. It is
  ///     not checked for being well-formed.
  ///   - tree: The tree, whatever it held before.
  public mutating func parse(
    _ bytes: [UInt8], charset: String? = nil, isXHTML: Bool = false, into tree: inout HTMLTree
  ) {
    let limit = builder.maximumLength
    let isTruncated = bytes.count > limit
    let read = isTruncated ? Array(bytes[..<limit]) : bytes
    tree.removeAll()
    lateEncoding = nil
    var (source, guess) = HTMLEncoding.decode(read, declared: charset, into: &decoded)
    if isXHTML { source = XHTMLRewriter.html(of: source) }
    builder.build(source, isTruncated: isTruncated, guess: guess, into: &tree)
    guard let stated = builder.statedEncoding else { return }
    lateEncoding = stated
    tree.removeAll()
    source = stated.decode(read, into: &decoded)
    if isXHTML { source = XHTMLRewriter.html(of: source) }
    builder.build(source, isTruncated: isTruncated, into: &tree)
  }

  /// Parses a fragment: what is the content of an element, as by `innerHTML`.
  ///
  /// - Parameters:
  ///   - text: The fragment.
  ///   - context: The element.
  /// - Returns: A tree whose root has the fragment's nodes as its children.
  public mutating func parseFragment(_ text: String, context: HTMLContext = .body) -> HTMLTree {
    var tree = HTMLTree()
    let (source, isTruncated) = read(text)
    builder.build(source, isTruncated: isTruncated, context: context, into: &tree)
    return tree
  }

  /// Parses a fragment into a tree whose memory is used again.
  ///
  /// - Parameters:
  ///   - bytes: The fragment in UTF-8; a byte order mark is left out.
  ///   - context: The element.
  ///   - tree: The tree, whatever it held before.
  public mutating func parseFragment(
    _ bytes: [UInt8], context: HTMLContext = .body, into tree: inout HTMLTree
  ) {
    let limit = builder.maximumLength
    let isTruncated = bytes.count > limit
    tree.removeAll()
    builder.build(
      HTMLEncoding.utf8.decode(isTruncated ? Array(bytes[..<limit]) : bytes, into: &decoded),
      isTruncated: isTruncated, context: context, into: &tree)
  }

  /// The bytes of a text as far as they are read, to the end of a character.
  ///
  /// Text has no byte order mark: U+FEFF at its beginning is a character like others.
  private func read(_ text: String) -> (source: [UInt8], isTruncated: Bool) {
    var source = Array(text.utf8)
    var end = builder.maximumLength
    guard source.count > end else { return (source, false) }
    while end > 0, source[end] & 0xC0 == 0x80 { end -= 1 }
    source.removeSubrange(end...)
    return (source, true)
  }
}
