import ExportStage
import PipeKit
import PipeTesting

/// Runs the stage as a pipeline file would have it, with a template.
///
/// - Parameters:
///   - options: The options in YAML, without braces.
///   - documents: What goes in.
///   - template: The template's text; `nil` for none.
///   - minute: When the run begins.
///   - files: Where it writes.
/// - Throws: What is wrong with the options or the template, and what the run ends with.
func export(
  _ options: String, _ documents: [Document], template: String?, minute: Int64 = 0,
  _ files: MemoryFileSystem
) async throws {
  var options = options
  if let template {
    files.put(template, at: "my.mustache")
    options += ", template: my.mustache"
  }
  let clock = TestClock(Timestamp(seconds: 1_795_424_400 + minute * 60))
  var services = TestServices(clock: clock).services
  services.files = files
  let stage = try Export.make(yaml: "{\(options)}", files: files)
  _ = try await stage.run(on: documents, services: services)
}
