import Foundation

/// An input that something goes wrong with.
struct Failure {
  let number: Int
  let input: [UInt8]
  let choices: UInt64
  let fault: String

  /// Where the input is written, so that it can be tried again.
  func file(_ arguments: Arguments) -> String {
    "\(arguments.output)/\(arguments.target)-\(arguments.seed)-\(number)"
  }

  /// Writes an input that is smaller and has the same fault, and says how to try it again.
  func report(_ smallest: [UInt8], _ arguments: Arguments) throws {
    try FileManager.default.createDirectory(
      atPath: arguments.output, withIntermediateDirectories: true)
    try Data(smallest).write(to: URL(fileURLWithPath: file(arguments)))
    let report = """
      input \(number) of seed \(arguments.seed): \(fault.prefix(1500))
      made smaller from \(input.count) to \(smallest.count) bytes:
      \(String(decoding: smallest.prefix(1000), as: UTF8.self).debugDescription)
      again: \(CommandLine.arguments[0]) --target \(arguments.target) --choices \(choices) \
      --check \(file(arguments))

      """
    for line in report.split(separator: "\n", omittingEmptySubsequences: false) {
      Output.line("! \(line)")
    }
  }
}
