import ArgumentParser
import PipeEngine

/// `pipe manpage`: the manual page, which the installation puts in place.
struct ManPage: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manpage", abstract: "Writes the manual page in troff.", shouldDisplay: false)

  func run() throws {
    var page = """
      .TH PIPE 1 "" "pipe \(Pipe.version)" "User Commands"
      .SH NAME
      pipe \\- \(Self.escape(Pipe.configuration.abstract))
      .SH SYNOPSIS
      .B pipe
      .I COMMAND
      [\\fIARGUMENTS\\fR]
      .SH DESCRIPTION
      .nf
      \(Self.escape(Pipe.configuration.discussion))
      .fi
      .SH COMMANDS

      """
    for command in Pipe.configuration.subcommands where command.configuration.shouldDisplay {
      let name = command._commandName
      page += ".SS pipe \(name)\n.nf\n"
      page += Self.escape(Pipe.helpMessage(for: command, columns: 78)) + "\n.fi\n"
    }
    page += ".SH FILES\n.I .pipe/\nState of pipelines, in the working directory.\n"
    Console.print(page)
  }

  /// Takes backslashes and lines that begin with a dot literally.
  private static func escape(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let escaped = line.split(separator: "\\", omittingEmptySubsequences: false)
        .joined(separator: "\\e").split(separator: "-", omittingEmptySubsequences: false)
        .joined(separator: "\\-")
      return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
    }.joined(separator: "\n")
  }
}
