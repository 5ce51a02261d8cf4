import Foundation
import Fuzzing
import PipeTesting
import Testing

@testable import TextClassifier

@Suite struct ModelFileTests {
  /// A model that was trained once for all tests.
  private static let model = Task { try await Rows.model() }

  /// The file with its length and checksum made right again, as a forger would.
  static func resealed(_ file: [UInt8]) -> Data {
    var file = file
    SampleModel.seal(&file)
    return Data(file)
  }

  /// The file with another header.
  static func file(_ file: [UInt8], header: String) -> Data {
    let length = Int(file[12]) | Int(file[13]) << 8 | Int(file[14]) << 16
    let text = Array(header.utf8)
    var new = Array(file[..<12])
    new += withUnsafeBytes(of: UInt32(text.count).littleEndian, Array.init)
    new += file[16..<32] + text + file[(32 + length)...]
    return resealed(new)
  }

  /// Uses a model where the file is one; what comes of it does not matter, only that it ends.
  @discardableResult
  private func use(_ file: Data) async -> Bool {
    let model: ClassifierModel
    do throws(ModelError) {
      model = try ClassifierModel(file)
    } catch {
      #expect(!error.description.isEmpty && !error.hint.isEmpty)
      return false
    }
    var scratch = ClassifierScratch()
    let text = ClassifierText(title: "Goal", body: "The team said the bank and the storm today")
    let probabilities = model.probabilities(of: text, &scratch)
    #expect(probabilities.count == model.labels.count)
    #expect(probabilities.allSatisfy { (0...1).contains($0) }, "\(probabilities)")
    let rows = [LabelledText(text, labels: ["sport"])]
    let evaluation = await Evaluation(of: model, on: rows)
    #expect(evaluation.calibration.reduce(0) { $0 + $1.count } == 1)
    #expect(evaluation.calibrationError <= 1 && evaluation.worstMistakes(1).count <= 1)
    _ = model.featureCount
    _ = InformativeFeatures(of: model, in: rows, count: 3)
    return true
  }

  @Test func aModelReadAgainGivesTheSame() async throws {
    let model = try await Self.model.value
    let again = try ClassifierModel(Data(Array(model.file)))
    var (first, second) = (ClassifierScratch(), ClassifierScratch())
    for row in Rows.make(40, seed: 7) {
      #expect(
        model.probabilities(of: row.text, &first) == again.probabilities(of: row.text, &second))
    }
    #expect(again.labels == model.labels && again.rows == 90 && again.accuracy == model.accuracy)
    // A part of other data begins at another index.
    #expect(
      try ClassifierModel((Data([1, 2, 3]) + model.file).dropFirst(3)).labels == model.labels)
  }

  @Test func roundedWeightsScoreAboutTheSame() async throws {
    let rows = Rows.make(300)
    let options = TrainingOptions()
    let set = await TrainingSet(rows, options)
    let part = set.divided(training: Array(0..<300), others: [], options).training
    let scorer = await LabelScorer(part, options)
    let model = try await Rows.model(rows)
    var scratch = ClassifierScratch()
    for row in 0..<300 {
      let exact = scorer.scores(of: row, in: part.rows)
      let rounded = model.scores(of: rows[row].text, &scratch)
      for (one, other) in zip(exact, rounded) { #expect(abs(one - other) < 0.1) }
      #expect(exact.firstIndex(of: exact.max() ?? 0) == rounded.firstIndex(of: rounded.max() ?? 0))
    }
  }

  @Test func allFeaturesOfALongTextCount() async throws {
    let model = try await Self.model.value
    var words: [String] = []
    for number in 0..<3000 {
      words.append(Rows.topics[number % 3].words[number / 7 % 5])
      words.append("unheard\(number)")
    }
    let text = ClassifierText(body: words.joined(separator: " "))
    // The same sums from the weights of the features one by one.
    var known: [Int: (weights: [Float], count: UInt32)] = [:]
    FeatureReader(model.header.features).read(text.body.utf8Span.span, .body) { hash, _, _ in
      guard let place = model.place(of: hash), let weights = model.weights(of: hash) else { return }
      known[place, default: (weights, 0)].count += 1
    }
    var sums = [Float](repeating: 0, count: 3)
    var square: Float = 0
    for (weights, count) in known.values {
      let value = TrainingSet.value(of: count)
      square += value * value
      for label in 0..<3 { sums[label] += weights[label] * value }
    }
    var scratch = ClassifierScratch()
    for (label, score) in model.scores(of: text, &scratch).enumerated() {
      let expected = model.header.biases[label] + sums[label] / square.squareRoot()
      #expect(abs(score - expected) < 1e-3, "\(score) \(expected)")
    }
    #expect(model.knows(scratch))
  }

  @Test func aTruncatedFileIsRefused() async throws {
    let file = Array(try await Self.model.value.file)
    for length in Array(0..<200) + Array(stride(from: 200, to: file.count, by: 101)) + [
      file.count - 1
    ] {
      #expect(await !use(Data(file[..<length])))
    }
    #expect(await !use(Data(file + [0])))
  }

  @Test func aFileWithAnyByteFlippedIsRefused() async throws {
    let file = Array(try await Self.model.value.file)
    let header = ClassifierModel.preamble + Int(file[12]) + Int(file[13]) << 8
    var random = SeededGenerator(seed: 3)
    let places =
      Array(0..<header) + (0..<500).map { _ in Int.random(in: header..<file.count, using: &random) }
    for place in places {
      var damaged = file
      damaged[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      #expect(await !use(Data(damaged)), "byte \(place)")
    }
  }

  @Test(arguments: 1...4)
  func noFileWithARightChecksumCrashes(seed: UInt64) async throws {
    let file = Array(try await Self.model.value.file)
    var random = SeededGenerator(seed: seed)
    for _ in 0..<250 {
      var damaged = file
      switch Int.random(in: 0..<4, using: &random) {
      case 0: damaged.removeLast(Int.random(in: 0..<damaged.count, using: &random))
      case 1:
        damaged += (0..<Int.random(in: 0..<100, using: &random)).map {
          UInt8(truncatingIfNeeded: $0)
        }
      default: break
      }
      for _ in 0..<Int.random(in: 1...20, using: &random) where !damaged.isEmpty {
        // The header is hit more often than its share.
        let end = Bool.random(using: &random) ? min(1500, damaged.count) : damaged.count
        damaged[Int.random(in: 0..<end, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      await use(Self.resealed(damaged))
    }
  }

  @Test func noHostileHeaderCrashes() async throws {
    let model = try await Self.model.value
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let header = String(decoding: try encoder.encode(model.header), as: UTF8.self)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(header.utf8)) as? [String: Any])
    #expect(await use(Self.file(Array(model.file), header: header)))
    let hostile: [(String, [String])] = [
      ("groups", ["0", "-1", "1", "9223372036854775807", "1e300", "268435457", "null", "\"3\""]),
      (
        "labels",
        [
          "[]", "[\"\"]", "[\"\",\"a\",\"b\"]", "[\"a\",\"a\",\"a\"]", "[1,2,3]", "{}",
          "[\"a\",\"b\"]",
        ]
      ),
      (
        "biases",
        [
          "[]", "[1e39,1e39,1e39]", "[null,0,0]", "[1,2]", "[3e38,3e38,-3e38]", "[\"NaN\",0,0]",
          "[1e6,-1e6,0]",
        ]
      ),
      (
        "scales",
        ["[0,0,0]", "[-1,-1,-1]", "[3e38,3e38,3e38]", "[1e-45,0,0]", "[0]", "[1e6,-1e6,1e6]"]
      ),
      ("codes", ["[\"a\"]", "null", "[\"a\",\"b\",\"c\"]"]),
      (
        "calibration",
        [
          "{}", "{\"slope\":-1,\"offsets\":[0,0,0]}", "{\"slope\":1e6,\"offsets\":[1e6,-1e6,0]}",
          "{\"slope\":-3e38,\"offsets\":[3e38,-3e38,3e38]}",
          "{\"slope\":3e38,\"offsets\":[3e38,-3e38,0]}",
          "{\"slope\":0,\"offsets\":[]}", "{\"slope\":1e400,\"offsets\":[0,0,0]}",
        ]
      ),
      (
        "features",
        [
          "{\"wordNgrams\":0,\"marksTitle\":true,\"countsOccurrences\":true}",
          "{\"wordNgrams\":9223372036854775807,\"marksTitle\":true,\"countsOccurrences\":true}",
          "{\"wordNgrams\":2,\"characterNgrams\":[5,3],\"marksTitle\":true,\"countsOccurrences\":true}",
          "{\"wordNgrams\":2,\"characterNgrams\":[-5,3],\"marksTitle\":true,\"countsOccurrences\":true}",
          "{\"wordNgrams\":2,\"characterNgrams\":[1,900],\"marksTitle\":true,\"countsOccurrences\":true}",
          "{\"wordNgrams\":5,\"characterNgrams\":[1,8],\"marksTitle\":true,\"countsOccurrences\":false}",
        ]
      ),
      ("rows", ["-1", "1e30", "null"]), ("checkedRows", ["-5"]), ("accuracy", ["1e39", "-2"]),
      ("name", ["null", "\"\\u0000\\u001b\""]), ("isMultiLabel", ["true", "1"]),
    ]
    for (key, values) in hostile {
      for value in values {
        var changed = object
        changed.removeValue(forKey: key)
        let rest = String(
          decoding: try JSONSerialization.data(withJSONObject: changed), as: UTF8.self)
        await use(Self.file(Array(model.file), header: "{\"\(key)\":\(value)," + rest.dropFirst()))
        // Without the key there is no model.
        if key != "codes" { #expect(await !use(Self.file(Array(model.file), header: rest))) }
      }
    }
    for text in ["", "{", "[]", "null", String(repeating: "[", count: 100_000)] {
      #expect(await !use(Self.file(Array(model.file), header: text)))
    }
  }

  @Test(arguments: ["[3e38,3e38,-3e38]", "[1000001,0,0]"])
  func numbersThatMakeNoSenseAreRefused(numbers: String) async throws {
    let model = try await Self.model.value
    let header = String(decoding: try JSONEncoder().encode(model.header), as: UTF8.self)
    for key in ["biases", "scales", "offsets"] {
      let place = try #require(header.range(of: "\"\(key)\":["))
      let end = try #require(header[place.upperBound...].firstIndex(of: "]"))
      let forged = header[..<place.upperBound] + numbers.dropFirst() + header[end...].dropFirst()
      let error = #expect(throws: ModelError.self) {
        try ClassifierModel(Self.file(Array(model.file), header: String(forged)))
      }
      #expect(error?.description == "the model file is damaged: its header makes no sense")
    }
  }

  @Test func probabilitiesThatAreNoNumbersAreCountedAsUnsure() {
    let evaluation = Evaluation(
      labels: ["a", "b"], isMultiLabel: false, answers: [[.nan, .nan], [.infinity, -1], [1, 0]],
      targets: [[0], [1], [0]])
    #expect(evaluation.calibration.map(\.count) == [1, 0, 0, 0, 0, 0, 0, 0, 0, 2])
  }

  @Test func whatIsNoModelIsCalledSo() throws {
    for text in ["", "PIPE.CL", "<html>", String(repeating: "x", count: 1000)] {
      let error = #expect(throws: ModelError.self) { try ClassifierModel(Data(text.utf8)) }
      #expect(error?.description == "this is no model file")
    }
    let error = #expect(throws: ModelError.self) {
      try ClassifierModel(contentsOf: "/nowhere/topics.model")
    }
    #expect(error?.hint.contains("/nowhere/topics.model") == true)
  }

  @Test func aModelOfALaterFormatAsksForALaterPipe() async throws {
    var file = Array(try await Self.model.value.file)
    file[8] = 2
    let error = #expect(throws: ModelError.self) { try ClassifierModel(Data(file)) }
    #expect(error?.description.contains("format 2") == true)
    #expect(error?.hint == "update pipe")
  }
}
