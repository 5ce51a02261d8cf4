import Foundation
import HTML

/// Parses pages into trees, beside gumbo, libxml2, MyHTML and lexbor in the same run.
///
/// Every parser is a process of its own that reads all pages first; only parsing is timed. All are told
/// that the pages are in UTF-8.
enum HTMLBenchmark {
  private static let usage = """
    usage: html FOLDER [RUNS]; its pages are the files there and below whose names end with .html
    """

  static func run(_ arguments: [String]) throws {
    guard let folder = arguments.first else { throw Usage.Failure(message: usage) }
    let runs = arguments.dropFirst().first.flatMap { Int($0) } ?? 5
    let paths = PageFiles.paths(in: folder, ending: ".html")
    guard !paths.isEmpty else { throw Usage.Failure(message: "no pages in \(folder)") }
    let work = try WorkFolder.make()
    defer { try? FileManager.default.removeItem(at: work) }
    let list = work.appendingPathComponent("pages.txt").path
    try paths.joined(separator: "\n").appending("\n").write(
      toFile: list, atomically: true, encoding: .utf8)
    let bytes = paths.reduce(0) { $0 + PageFiles.size(of: $1) }
    print("\(paths.count) pages, \(bytes / 1_000_000) MB, \(runs) runs each, medians")
    var parsers = [("pipe", [CommandLine.arguments[0], "html-once", "1", list])]
    parsers += peers(in: work).map { ($0, $1 + ["1", list]) }
    var used: [[Usage]] = parsers.map { _ in [] }
    for _ in 0..<runs {
      for (index, (_, command)) in parsers.enumerated() {
        used[index].append(try Usage.of(command[0], Array(command.dropFirst())))
      }
    }
    let rates = used.map { Double(bytes) / 1e6 / ChainBenchmark.median($0.map(\.seconds)) }
    for (index, (name, _)) in parsers.enumerated() {
      let memory = (used[index].map(\.peakMemory).max() ?? 0) / 1024
      print(
        "\(name): \(Int(rates[index])) MB/s, \(memory) MiB at most with all pages in memory"
          + (index == 0
            ? "" : ", pipe is \(round(rates[0] / rates[index] * 10) / 10) times as fast"))
    }
    try tellTree(paths)
    try tellUses(list, bytes, runs)
    try tellAllocations(list, paths.count, work)
  }

  /// Parses all pages of a list, some times over, and prints what that has used.
  static func runOnce(_ arguments: [String]) throws {
    guard arguments.count == 2, let rounds = Int(arguments[0]) else {
      throw Usage.Failure(message: "usage: html-once ROUNDS LIST")
    }
    let pages = try PageFiles.contents(ofList: arguments[1])
    var parser = HTMLParser()
    var tree = HTMLTree()
    let start = Usage.own.seconds
    for _ in 0..<rounds {
      for page in pages { parser.parse(page, charset: "utf-8", into: &tree) }
    }
    print(Usage.own.seconds - start, Usage.own.peakMemory)
  }

  /// What is done with trees; only that is timed.
  private enum Purpose: String, CaseIterable {
    case serialise, sanitise, text, markdown
  }

  /// Does one thing with the trees of all pages, and prints what that has used.
  static func useOnce(_ arguments: [String]) throws {
    guard arguments.count == 2, let purpose = Purpose(rawValue: arguments[0]) else {
      throw Usage.Failure(message: "usage: html-use PURPOSE LIST")
    }
    let paths = try String(contentsOfFile: arguments[1], encoding: .utf8).split(separator: "\n")
    var parser = HTMLParser()
    var tree = HTMLTree()
    var output: [UInt8] = []
    let (serializer, sanitizer, writer) = (HTMLSerializer(), HTMLSanitizer(), MarkdownWriter())
    var seconds = 0.0
    for path in paths {
      let page = try [UInt8](Data(contentsOf: URL(fileURLWithPath: String(path))))
      parser.parse(page, charset: "utf-8", into: &tree)
      output.removeAll(keepingCapacity: true)
      let start = Usage.own.seconds
      switch purpose {
      case .serialise: serializer.append(.root, of: tree, to: &output)
      case .sanitise: sanitizer.append(.root, of: tree, to: &output)
      case .text: tree.appendInnerText(of: tree.body ?? .root, to: &output)
      case .markdown: output.append(contentsOf: writer.markdown(of: .root, in: tree).utf8)
      }
      seconds += Usage.own.seconds - start
    }
    print(seconds, Usage.own.peakMemory)
  }

  /// How fast trees are written, by the bytes of the pages that they are of.
  private static func tellUses(_ list: String, _ bytes: Int, _ runs: Int) throws {
    for purpose in Purpose.allCases {
      let used = try (0..<runs).map { _ in
        try Usage.of(CommandLine.arguments[0], ["html-use", purpose.rawValue, list]).seconds
      }
      let rate = Int(Double(bytes) / 1e6 / ChainBenchmark.median(used))
      print("\(purpose.rawValue): \(rate) MB/s of the pages")
    }
  }

  private static var peerFolder: String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "../../peers"
    ).standardized.path
  }

  /// The peers that are there, compiled, with the commands that run them.
  private static func peers(in work: URL) -> [(String, [String])] {
    var found: [(String, [String])] = []
    let source = "\(peerFolder)/html_trees.c"
    for (name, flags) in [
      ("gumbo", "-DGUMBO -lgumbo"), ("libxml2", "-DXML2 $(xml2-config --cflags --libs)"),
    ] {
      let program = work.appendingPathComponent(name).path
      if sh("cc -O2 -o \(program) \(source) \(flags)") != nil {
        found.append((name, [program]))
      } else {
        print("\(name) is left out: it could not be compiled (libgumbo-dev, libxml2-dev)")
      }
    }
    // MyHTML is in older versions only, which cannot be installed beside newer ones.
    let old = ProcessInfo.processInfo.environment["OLD_SELECTOLAX"] ?? ""
    for (name, engine, module, path, advice) in [
      ("lexbor", "lexbor", "lexbor", "", "pip install selectolax"),
      (
        "MyHTML", "modest", "parser", old,
        "pip install --target FOLDER 'selectolax<1', and OLD_SELECTOLAX=FOLDER"
      ),
    ] {
      let python = ["env", "PYTHONPATH=\(path)", "python3"]
      if sh("\(python.joined(separator: " ")) -c 'import selectolax.\(module)'") != nil {
        found.append((name, python + ["\(peerFolder)/html_trees.py", engine]))
      } else {
        print("\(name) is left out (\(advice))")
      }
    }
    return found
  }

  /// How large trees are.
  private static func tellTree(_ paths: [String]) throws {
    var parser = HTMLParser()
    var (nodes, bytes) = (0, 0)
    for path in paths {
      let page = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
      let tree = parser.parse(page, charset: "utf-8")
      nodes += tree.count
      bytes += tree.size
    }
    print("\(nodes) nodes, \(bytes / max(nodes, 1)) bytes a node beside the page itself")
  }

  /// Prints how many allocations a third round over all pages takes, with one parser and one tree.
  ///
  /// The counter of `Tests/CAllocationCount` is to be preloaded.
  static func countAllocations(_ arguments: [String]) throws {
    guard arguments.count == 1, let symbol = dlsym(nil, "allocation_count") else {
      throw Usage.Failure(message: "usage: html-allocations LIST, with the counter preloaded")
    }
    let count = unsafeBitCast(symbol, to: (@convention(c) () -> Int).self)
    let pages = try PageFiles.contents(ofList: arguments[0])
    var parser = HTMLParser()
    var tree = HTMLTree()
    var allocations = 0
    for _ in 0..<3 {
      let before = count()
      for page in pages { parser.parse(page, charset: "utf-8", into: &tree) }
      allocations = count() - before
    }
    print(allocations)
  }

  /// How many allocations there are for a page when a parser and a tree are used again.
  ///
  /// It fails if there are any.
  private static func tellAllocations(_ list: String, _ count: Int, _ work: URL) throws {
    let library = work.appendingPathComponent("count.so").path
    let counter = "\(peerFolder)/../../Tests/CAllocationCount"
    guard
      sh(
        "cc -O2 -shared -fPIC -I \(counter)/include -o \(library) \(counter)/allocation_count.c")
        != nil,
      let allocations = sh(
        "LD_PRELOAD=\(library) \(CommandLine.arguments[0]) html-allocations \(list)"
      ).flatMap({ Int($0.trimmingCharacters(in: .whitespacesAndNewlines)) })
    else { return print("allocations are not counted: it takes cc and the GNU C library") }
    print("\(Double(allocations) / Double(count)) allocations a page")
    if allocations > 0 {
      throw Usage.Failure(message: "parsing pages again is to allocate nothing")
    }
  }

  private static func sh(_ command: String) -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
  }
}
