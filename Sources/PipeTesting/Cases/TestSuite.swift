import PipeEngine
import PipeKit

/// A file of tests that was found to be right.
struct TestSuite {
  /// A test that is ready to run.
  struct Test {
    /// What the test shows.
    let name: String
    /// Where it stands in its file.
    let line: Int
    /// The stages under test.
    let plan: Plan
    /// What goes in; `nil` where the first stage brings documents in.
    let input: [Document]?
    /// What the clock says.
    let now: Timestamp
    /// What the network answers.
    let pages: [String: HTTPResponse]
    /// The files that are laid over the real ones.
    let files: [String: [UInt8]]
    /// What must come of it.
    let expectations: Expectations
  }

  /// The file.
  let path: String
  let tests: [Test]
}
