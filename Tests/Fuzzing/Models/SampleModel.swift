package import PipeTesting
import TextClassifier

/// A small model file, made by the rules of the format and not by training, with numbers of all sizes.
package enum SampleModel {
  private static let labels = ["sport", "economy", "weather", "x", "y", "z"]
  private static let numbers = [
    "0", "1", "-1", "0.5", "-0.25", "3", "1e-45", "1e6", "-1e6", "1000001", "3e38", "-3e38", "1e39",
  ]

  /// A file; most have a right length and checksum.
  package static func file(_ generator: inout SeededGenerator) -> [UInt8] {
    let count = generator.onceIn(4) ? 1 + generator.below(labels.count) : 3
    let groups = 1 + generator.below(3)
    let header = header(count, groups, &generator)
    var body = Array(header.utf8)
    while (ClassifierModel.preamble + body.count) % 16 != 0 { body.append(0x20) }
    let length = body.count
    for _ in 0..<groups * 8 * (2 + count) { body.append(UInt8(generator.below(256))) }
    body += [UInt8](repeating: 0, count: 16)
    var file = Array("PIPE.CLS".utf8) + bytes(of: UInt32(1)) + bytes(of: UInt32(length))
    file += [UInt8](repeating: 0, count: 16) + body
    seal(&file)
    return file
  }

  /// Makes length and checksum right, as a forger would.
  package static func seal(_ file: inout [UInt8]) {
    guard file.count >= ClassifierModel.preamble else { return }
    let sum = ClassifierModel.checksum(of: Array(file[ClassifierModel.preamble...]))
    file.replaceSubrange(16..<32, with: bytes(of: UInt64(file.count)) + bytes(of: sum))
  }

  private static func bytes(of number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian, Array.init)
  }

  private static func header(
    _ count: Int, _ groups: Int, _ generator: inout SeededGenerator
  ) -> String {
    // Most numbers make sense, so that one that makes none is seen.
    func number() -> String {
      generator.onceIn(8) ? generator.pick(numbers) : "\(Double(generator.below(2000)) / 1000 - 1)"
    }
    func list() -> String { (0..<count).map { _ in number() }.joined(separator: ",") }
    let names = labels.prefix(count).map { "\"\($0)\"" }.joined(separator: ",")
    let characters = generator.pick([
      "", ",\"characterNgrams\":[3,5]", ",\"characterNgrams\":[1,8]",
    ])
    return """
      {"name":"a","languages":[],"labels":[\(names)],"codes":[],"isMultiLabel":\(generator.onceIn(2)),\
      "features":{"wordNgrams":\(1 + generator.below(6)),"marksTitle":\(generator.onceIn(2)),\
      "countsOccurrences":\(generator.onceIn(2))\(characters)},"groups":\(groups),"biases":[\(list())],\
      "scales":[\(list())],"calibration":{"slope":\(generator.onceIn(3) ? number() : "3"),\
      "offsets":[\(list())]},"rows":9,"checkedRows":0,"accuracy":0.5,"credits":[]}
      """
  }
}
