import ClassifyStage
import Diagnostics
import PipeKit
import PipeTesting

/// What is wrong with options, as people read it, advice included; empty where nothing is.
func problems(with yaml: String, files: any FileSystem = MemoryFileSystem()) -> String {
  do {
    _ = try Classify.make(yaml: yaml, files: files)
    return ""
  } catch let problems as Problems {
    return DiagnosticRenderer().render(problems.diagnostics)
  } catch {
    return "\(error)"
  }
}
