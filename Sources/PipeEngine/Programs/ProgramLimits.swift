/// How patient pipe is with a program.
package struct ProgramLimits: Sendable {
  /// The longest time without a line of the program while it has documents.
  package var silence = Duration.seconds(60)
  /// The longest time from its start until it says what it is, and until it is ready.
  package var start = Duration.seconds(30)
  /// How long it may take to end when nothing more comes.
  package var end = Duration.seconds(10)
  /// The longest time without an answer; `nil` for any, as long as the program says that it is at work.
  package var answer: Duration?
  /// How many bytes a line of the program may have.
  package var longestLine = 64 << 20
  /// How often in a row a program that has worked may fail to start.
  package var starts = 5
  /// How long is waited before the second start in a row; it doubles with every further one, up to a hundred times.
  package var backoff = Duration.milliseconds(100)
  /// How long an answer is waited for, once what should have been one was none.
  package var settle = Duration.seconds(1)

  /// Creates the usual limits.
  package init() {}
}
