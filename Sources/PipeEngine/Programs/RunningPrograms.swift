/// The programs that stages have started.
public enum RunningPrograms {
  /// Ends all of them, and what they have started, for a process that is about to end without waiting for its run.
  public static func endAll() { ChildProcess.endAll() }
}
