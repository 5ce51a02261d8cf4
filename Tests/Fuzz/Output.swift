import Foundation

/// Standard output, without a buffer, so that what was said is not lost with the process.
enum Output {
  static func line(_ text: String) {
    FileHandle.standardOutput.write(Data((text + "\n").utf8))
  }
}
