import Foundation
import PipeKit
import TextClassifier

/// Trains a classifier and gives labels with it, beside fastText (Debian's `fasttext`) in the same run and on
/// the same lines.
///
/// The rows (JSON Lines with `title`, `text` and `label`; AG News by default) are no part of the project.
/// Every seventh is held out. Training is timed as a whole process, by processor time; of giving labels the
/// time to start and to load the model is taken off.
enum ClassifierBenchmark {
  static func run(_ arguments: [String]) throws {
    let path = arguments.first ?? "../shared/eval/classify/agnews.train.jsonl.gz"
    let runs = arguments.dropFirst().first.flatMap { Int($0) } ?? 3
    guard FileManager.default.fileExists(atPath: path) else {
      throw Usage.Failure(message: "usage: classifier ROWS.jsonl.gz [RUNS]; there is no '\(path)'")
    }
    let work = try WorkFolder.make()
    defer { try? FileManager.default.removeItem(at: work) }
    let (training, test) = try write(path, to: work)
    let place = { (name: String) in work.appendingPathComponent(name).path }
    try Data().write(to: URL(fileURLWithPath: place("none")))
    print("\(training) rows to train with, \(test) others, \(runs) runs each, medians")
    let own = CommandLine.arguments[0]
    var figures: [String: [Double]] = [:]
    func note(_ key: String, _ seconds: Double) { figures[key, default: []].append(seconds) }
    var accuracy = ""
    for _ in 0..<runs {
      note(
        "train",
        try output([own, "classifier-train-once", place("train"), place("own.model")]).used)
      let told = try output([own, "classifier-once", place("own.model"), place("test")]).text
      let parts = told.split(separator: " ")
      if parts.count == 2, let seconds = Double(parts[0]) { note("predict", seconds) }
      accuracy = parts.last.map(String.init) ?? ""
      do {
        note(
          "fastText train",
          try output([
            "fasttext", "supervised", "-input", place("train"), "-output", place("other"), "-dim",
            "10", "-wordNgrams", "2", "-epoch", "5", "-thread", "2", "-verbose", "0",
          ]).used)
        let all = try output(["fasttext", "predict", place("other.bin"), place("test")]).used
        let none = try output(["fasttext", "predict", place("other.bin"), place("none")]).used
        note("fastText predict", max(all - none, 1e-6))
      } catch {
        print("fastText is left out (apt install fasttext): \(error)")
      }
    }
    tell("pipe", figures["train"], figures["predict"], test, place("own.model"), accuracy)
    guard let other = figures["fastText predict"], let mine = figures["predict"] else { return }
    let right = try output(["fasttext", "test", place("other.bin"), place("test")]).text
      .split(whereSeparator: \.isWhitespace).map(String.init)
    let share = right.firstIndex(of: "P@1").map { right[right.index(after: $0)] } ?? ""
    tell("fastText", figures["fastText train"], other, test, place("other.bin"), share)
    let ratio = ChainBenchmark.median(other) / ChainBenchmark.median(mine)
    print("  pipe gives labels \((ratio * 10).rounded() / 10) times as fast as fastText")
  }

  private static func tell(
    _ name: String, _ train: [Double]?, _ predict: [Double]?, _ rows: Int, _ model: String,
    _ accuracy: String
  ) {
    guard let train, let predict else { return }
    let size = (try? FileManager.default.attributesOfItem(atPath: model)[.size] as? Int) ?? 0
    let rate = Int(Double(rows) / ChainBenchmark.median(predict))
    print(
      "\(name): trains in \((ChainBenchmark.median(train) * 100).rounded() / 100) CPU-s, \(rate) documents/CPU-s, "
        + "model \((Double(size) / 1e5).rounded() / 10) MB, accuracy \(accuracy)")
  }

  /// Trains with the lines of a file.
  static func trainOnce(_ arguments: [String]) async throws {
    guard arguments.count == 2 else {
      throw Usage.Failure(message: "usage: classifier-train-once LINES MODEL")
    }
    var options = TrainingOptions()
    options.heldOut = 0
    let outcome = try await ClassifierTrainer(options).train(
      try rows(of: arguments[0]), ClassifierTrainer.Description())
    try outcome.model.file.write(to: URL(fileURLWithPath: arguments[1]))
  }

  /// Gives the lines of a file labels, and prints in what time and how many are right.
  static func runOnce(_ arguments: [String]) throws {
    guard arguments.count == 2 else {
      throw Usage.Failure(message: "usage: classifier-once MODEL LINES")
    }
    let model = try ClassifierModel(contentsOf: arguments[0])
    let rows = try rows(of: arguments[1])
    var scratch = ClassifierScratch()
    let start = Usage.own.seconds
    var right = 0
    for row in rows {
      let answer = model.probabilities(of: row.text, &scratch)
      if let best = answer.indices.max(by: { answer[$0] < answer[$1] }),
        row.labels == [model.labels[best]]
      {
        right += 1
      }
    }
    let seconds = Usage.own.seconds - start
    print(seconds, (Double(right) / Double(max(rows.count, 1)) * 10_000).rounded() / 10_000)
  }

  private static func rows(of path: String) throws -> [LabelledText] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").compactMap { line in
      guard let space = line.firstIndex(of: " ") else { return nil }
      return LabelledText(
        ClassifierText(body: String(line[line.index(after: space)...])),
        labels: [String(line[..<space])])
    }
  }

  /// Writes the rows as fastText has them: lower case, with marks apart.
  private static func write(_ path: String, to work: URL) throws -> (training: Int, test: Int) {
    let unpacked = try output(["gzip", "-dcf", path]).text
    var files: [[String]] = [[], []]
    for (number, line) in unpacked.split(separator: "\n").enumerated() {
      let row = try JSON(parsing: String(line)).object
      let label = row?["label"]?.string ?? ""
      let text = (row?["title"]?.string ?? "") + " " + (row?["text"]?.string ?? "")
      var words = ""
      for character in text.lowercased() {
        if character.isLetter || character.isNumber {
          words.append(character)
        } else {
          words += character.isWhitespace ? " " : " \(character) "
        }
      }
      files[number % 7 == 0 ? 1 : 0].append(
        "__label__\(label.split(separator: " ").joined(separator: "_")) \(words)")
    }
    for (lines, name) in zip(files, ["train", "test"]) {
      try Data((lines.joined(separator: "\n") + "\n").utf8)
        .write(to: work.appendingPathComponent(name))
    }
    return (files[0].count, files[1].count)
  }

  /// What a program prints, and the processor time that it takes.
  private static func output(_ command: [String]) throws -> (text: String, used: Double) {
    let before = Usage.children.seconds
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Usage.Failure(message: "\(command[0]) ended with \(process.terminationStatus)")
    }
    return (
      String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines),
      Usage.children.seconds - before
    )
  }
}
