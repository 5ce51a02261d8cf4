import Foundation
import PackagePlugin

/// Writes the stamp of PipeKit's interface into PipeKit: what a plugin in a shared library has to share with the program
/// that loads it.
///
/// Whatever changes the layout of a type changes the sources or the compiler, so both are hashed; nothing that has to be
/// kept by hand could be forgotten.
@main struct InterfaceStamp: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard
      let sources = target.sourceModule?.sourceFiles(withSuffix: "swift").map(\.url).sorted(
        by: { $0.path < $1.path })
    else { return [] }
    let output = context.pluginWorkDirectoryURL.appending(path: "Plugin+Stamp.swift")
    let compiler = try? context.tool(named: "swiftc").url
    // PipeKit's own dependencies are part of its interface, in these versions.
    let versions = context.package.directoryURL.appending(path: "Package.resolved")
    let hashed = sources + (FileManager.default.fileExists(atPath: versions.path) ? [versions] : [])
    return [
      .buildCommand(
        displayName: "Stamping the interface of \(target.name)",
        executable: URL(filePath: "/bin/sh"),
        arguments: ["-c", Self.script, output.path, compiler?.path ?? "swiftc"]
          + hashed.map(\.path),
        inputFiles: hashed + [compiler].compactMap(\.self), outputFiles: [output])
    ]
  }

  /// `$0` is the file to write, the first argument the compiler, the others are what is hashed.
  private static let script = #"""
    set -eu
    compiler=$("$1" --version 2>/dev/null)
    shift
    version=$(printf '%s\n' "$compiler" | sed -n 's/.*Swift version \([^"\\]*\)$/\1/p' | head -n 1)
    target=$(printf '%s\n' "$compiler" | sed -n 's/^Target: \([^"\\]*\)$/\1/p')
    sum() { if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi; }
    kit=$( (printf '%s\n' "$compiler"; cat "$@") | sum | cut -c 1-32)
    stamp() { printf '    "\\u{1}pipe plugin 1\\ncompiler %s\\ntarget %s\\nbuild %s\\ninterface %s\\n\\u{1}"\n' \
      "$version" "$target" "$1" "$kit"; }
    stamps() { echo '    #if DEBUG'; stamp debug; echo '    #else'; stamp release; echo '    #endif'; }
    {
      echo '// Written while building; see Sources/InterfaceStamp.'
      echo
      echo 'extension Plugin {'
      echo '  /// What a plugin was built for: whoever calls this has a stamp of the PipeKit that it was compiled with.'
      echo '  @_alwaysEmitIntoClient'
      echo '  public static var stamp: StaticString {'
      stamps
      echo '  }'
      echo
      echo '  /// The stamp of the PipeKit in this program. Of the other one there is a copy in every plugin that is compiled in,'
      echo '  /// which is not compiled again when a comment of PipeKit changes, and the linker keeps any of them.'
      echo '  @inline(never)'
      echo '  package static var ownStamp: StaticString {'
      stamps
      echo '  }'
      echo '}'
    } > "$0"
    """#
}
