import ArgumentParser
import PipeEngine
import PipeKit

/// `pipe new plugin`: writes a package of its own with a stage that works, to be built as a shared library.
struct NewPlugin: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plugin",
    abstract: "Writes a stage in Swift as a package of its own, to be loaded as a shared library.",
    discussion: """
      It needs none of pipe's sources: it is built with the modules that lie beside this program.

        pipe new plugin Exclamations
        cd Exclamations
        swift build
        pipe test .build/debug/libExclamations.so
        install -D -m 644 .build/debug/libExclamations.so ~/.config/pipe/plugins/libExclamations.so
        pipe stages exclamations

      Another pipe, or another version of Swift, needs a library of its own. Linux only. See docs/plugins.md.
      """)

  @Argument(help: "The name of its type, such as Exclamations or ReadingLevel.")
  var name: String

  func run() async throws {
    guard let stage = StageTemplate(name) else { throw New.badName(name) }
    guard let modules = ModuleFolder.own else {
      throw New.refusal(
        "there are no modules beside this program that a plugin could be built with",
        hint: "'make install' puts them there, and so does 'swift build'")
    }
    let files = LocalFileSystem()
    guard (try? files.info(name)) == nil else {
      throw New.refusal(
        "'\(name)' is there already", hint: "choose another name, or remove it")
    }
    try New.write(PluginTemplate(stage: stage, modules: modules).files, into: name)
    // It may be what the new one is to take the place of.
    if let other = (try? Workbench())?.registry[stage.name] {
      Console.complain(
        "warning: there is a stage '\(stage.name)' already: it is \(other.origin); only one of them can be installed"
      )
    }
    Console.print(
      """

      'swift build' in \(name) builds .build/debug/lib\(name).so; 'pipe test' with that file tests it. In
      ~/.config/pipe/plugins it is found by every pipeline.
      """)
  }
}
