import FetchStage
import PipeKit
import TextClassifier

extension DataReader {
  /// Reads a folder that has a folder of texts a label.
  func readFolder(_ path: String, _ found: inout LabelledRows) throws {
    var besides = 0
    var hasFolder = false
    var binary: [String] = []
    let root = try files.resolve(path)
    for name in try files.list(path) where !name.hasPrefix(".") {
      let place = "\(path)/\(name)"
      guard try files.info(place)?.isDirectory == true else {
        besides += 1
        continue
      }
      hasFolder = true
      let target = try files.resolve(place)
      if root == target || root.hasPrefix(target.hasSuffix("/") ? target : target + "/") {
        found.notes.append("'\(place)' leads back to a folder that it is in, and was not read")
        continue
      }
      var walker = try FileWalker(place, files)
      while let file = try walker.next() {
        let input = try InputFile(file, as: .text, files)
        defer { try? input.file.close() }
        let bytes = try input.file.contents(limit: Self.longest, path: file)
        if BinaryData.isLikely(bytes) {
          binary.append(file)
          continue
        }
        try keep(ClassifierText(body: TableFile.text(bytes)), labels(in: name), &found) {
          "'\(file)'"
        }
      }
      if let skipped = walker.skippedLinks {
        found.notes.append("skipped \(skipped.words) out of '\(place)'")
      }
    }
    if !binary.isEmpty {
      found.notes.append(
        "left out \(binary.count.counted("file that is", "files that are")) no text: \(binary.listed(3))"
      )
    }
    guard hasFolder else {
      throw DataError(
        "'\(path)' has no folders, one a label, with text files in them",
        hint: besides > 0 ? "name the files in it, as \(path)/*" : nil)
    }
    if besides > 0 {
      found.notes.append(
        "'\(path)' has \(besides.counted("file", "files")) beside its folders, which "
          + (besides == 1 ? "was" : "were") + " not read")
    }
  }
}
