import PipeKit

/// What a test puts in place of the network and of files.
struct Mocks: StageOptions, SettingValue {
  @Setting(
    "What the network answers, by address: a text, or {status, headers, body}, or {file: PATH}. Any other address fails."
  )
  var pages = MockPages()

  @Setting("Files laid over the real ones, by path: a text, or {file: PATH}.")
  var files: [String: MockContent] = [:]
}
