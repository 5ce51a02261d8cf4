import ArgumentParser
import PipeEngine

/// `pipe manpage`: the manual page, which the installation puts in place.
struct ManPage: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manpage", abstract: "Writes the manual page in troff.", shouldDisplay: false)

  func run() throws {
    var page = """
      .TH PIPE 1 "" "pipe \(Pipe.version)" "User Commands"
      .nh
      .ad l
      .SH NAME
      pipe \\- \(Self.escape(Pipe.configuration.abstract))
      .SH SYNOPSIS
      .B pipe
      .I COMMAND
      [\\fIARGUMENTS\\fR]
      .SH DESCRIPTION
      \(Self.lines(Pipe.configuration.discussion))
      .SH COMMANDS

      """
    for command in Pipe.configuration.subcommands where command.configuration.shouldDisplay {
      let name = command._commandName
      page += ".SS pipe \(name)\n"
      page += Self.lines(Pipe.helpMessage(for: command, columns: 78)) + "\n"
    }
    Console.print(page)
  }

  /// A text whose lines stay as they are, but for those that are too long for a terminal.
  private static func lines(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.count > 78 ? ".fi\n\(escape(String(line)))\n.nf" : escape(String(line))
    }
    return ".nf\n\(lines.joined(separator: "\n"))\n.fi"
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
