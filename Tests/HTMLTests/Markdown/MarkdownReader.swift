import Foundation

/// Reads Markdown as others do: with markdown-it-py, where Python has it.
enum MarkdownReader {
  /// What is read from standard input, and written to it again as HTML; zeros part texts.
  private static let program = """
    import sys
    from markdown_it import MarkdownIt
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    sys.stdout.reconfigure(encoding="utf-8", newline="")
    texts = sys.stdin.buffer.read().decode("utf-8").split("\\0")
    sys.stdout.write("\\0".join(reader.render(text) for text in texts))
    """

  /// Whether it can be asked.
  static let isAvailable = (try? html(of: ["*a*"]))?.first == "<p><em>a</em></p>\n"

  /// The HTML that it makes of texts, none of which has a zero in it.
  static func html(of texts: [String]) throws -> [String] {
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program]
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    // It writes nothing before it has read everything.
    try input.fileHandleForWriting.write(contentsOf: Data(texts.joined(separator: "\0").utf8))
    try input.fileHandleForWriting.close()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self).split(
      separator: "\0", omittingEmptySubsequences: false
    ).map(String.init)
  }
}
