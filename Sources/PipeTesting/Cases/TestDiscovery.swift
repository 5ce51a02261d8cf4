import Diagnostics
import PipeKit

/// Finds the files that may hold tests.
struct TestDiscovery {
  /// A file that may hold tests.
  struct Candidate: Hashable {
    var path: String
    /// Whether the file was named, or is called as only tests are: then it has to hold some.
    var isSure: Bool
  }

  private static let mostLevels = 64

  private let files: any FileSystem
  private(set) var candidates: [Candidate] = []
  private(set) var problems: [Diagnostic] = []
  private var seen: Set<String> = []

  init(_ files: any FileSystem) { self.files = files }

  /// Whether a file's name says that it holds tests: `NAME.test.yaml`.
  static func isTestFile(_ path: String) -> Bool {
    path.hasSuffix(".test.yaml") || path.hasSuffix(".test.yml")
  }

  /// Looks at a file, or at a directory and those in it.
  mutating func add(_ path: String) {
    let count = candidates.count + problems.count
    do throws(FileError) {
      guard let info = try files.info(path) else {
        throw FileError(.notFound, path: path, "no such file or directory")
      }
      if info.isDirectory {
        try search(path)
        if candidates.count + problems.count == count {
          problems.append(
            .error(
              "no-tests", "\(path): there is no YAML file in this directory",
              hint: "tests are in NAME.test.yaml, or under 'tests' of a pipeline"))
        }
      } else {
        try addNamed(path)
      }
    } catch {
      problems.append(
        .error(
          "unreadable-file", "\(error.path): \(error.message)",
          hint: error.kind == .notFound
            ? "check the path; it counts from the current directory" : nil))
    }
  }

  /// Adds a file that was named, and the tests beside a pipeline.
  private mutating func addNamed(_ path: String) throws(FileError) {
    var beside: [String] = []
    if !Self.isTestFile(path) {
      for ending in [".yaml", ".yml"] where path.hasSuffix(ending) {
        for own in [".test.yaml", ".test.yml"] {
          let test = String(path.dropLast(ending.count)) + own
          if try files.info(test)?.isDirectory == false { beside.append(test) }
        }
      }
    }
    candidates.append(Candidate(path: path, isSure: beside.isEmpty))
    candidates += beside.map { Candidate(path: $0, isSure: true) }
  }

  /// Adds the YAML files below a directory, but not those that are hidden.
  private mutating func search(_ root: String) throws(FileError) {
    var waiting = [(path: root, level: 0)]
    while let (directory, level) = waiting.popLast() {
      // A symbolic link may lead back up.
      guard level < Self.mostLevels, seen.insert(try files.resolve(directory)).inserted else {
        continue
      }
      var below: [(path: String, level: Int)] = []
      for name in try files.list(directory) where !name.hasPrefix(".") {
        let path =
          directory == "."
          ? name
          : directory.hasSuffix("/")
            ? directory + name : directory + "/" + name
        let isYAML = path.hasSuffix(".yaml") || path.hasSuffix(".yml")
        if try files.info(path)?.isDirectory == true {
          below.append((path, level + 1))
        } else if isYAML {
          candidates.append(Candidate(path: path, isSure: Self.isTestFile(path)))
        }
      }
      waiting += below.reversed()
    }
  }
}
