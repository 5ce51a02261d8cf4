import Foundation

/// How many times as long hostile input is, for a look at how time grows with it.
enum TestScale {
  static let factor = max(
    ProcessInfo.processInfo.environment["PIPE_TEST_SCALE"].flatMap { Int($0) } ?? 1, 1)
}
