import Compression
public import PipeKit

extension Export {
  /// What can be set.
  public struct Options: StageOptions {
    /// Where to write.
    @Setting(
      """
      The file to write; '-' is standard output, a directory (with / at its end) gets a file a document, a web address \
      is posted to, smtps://user@host is a mail server, and postgres://user@host/database is a PostgreSQL database. {{date}}, {{year}}, {{month}}, {{day}} and \
      {{time}} stand for the start of the run in UTC. Directories are created.
      """, required: true)
    public var to = Template()

    /// What to write.
    @Setting(
      """
      The format: jsonl, json, csv, tsv, markdown, html, sqlite, postgres, atom, rss, jsonfeed, epub, email, smtp, notes, webhook, \
      slack, discord or mattermost. With auto it follows from \
      the end of the file's name; standard output gets jsonl, a directory notes, and a web address a webhook. A jsonl, json, csv or tsv file whose name ends in .gz or .zst is packed \
      by gzip or Zstandard.
      """)
    public var format = Format.auto

    /// Whether what the file holds already is kept.
    @Setting(
      """
      Whether a file is replaced, or documents are appended to it. If not given, it is replaced, but for a digest \
      whose name has {{date}} or {{day}}: that of a day keeps what it has.
      """)
    public var mode: Mode? = nil

    /// What to write of a document.
    @Setting(
      """
      The keys of a document that jsonl, json, csv and tsv write, such as [id, url, title], in this order; for csv \
      and tsv they are the columns. If not given, JSON has all, and a table all but body, links, metadata and trail.
      """)
    public var fields: [Field]? = nil

    /// What becomes of text that a spreadsheet would compute.
    @Setting(
      """
      What becomes of a value in csv or tsv that a spreadsheet would take for a formula (one that begins with =, +, \
      -, @, a tab or a line break): with escape it gets an apostrophe before it, which fetch takes off again.
      """)
    public var formulas = Formulas.escape

    /// Whether there is an index for full-text search.
    @Setting(
      """
      Whether sqlite makes an index for full-text search (FTS5), which takes half of a database's size and most of the \
      time; it does if not given. A database that has one keeps it.
      """)
    public var search: Bool? = nil

    /// The headline of a digest.
    @Setting("The headline of a markdown or html digest; it may have the placeholders of 'to'.")
    public var title: Template? = nil

    /// How a digest is ordered.
    @Setting(
      """
      What a markdown or html digest is grouped by; by topic if not given and some document has \
      labels.
      """)
    public var groupBy: Grouping? = nil

    /// What takes the place of a format's own text.
    @Setting(
      """
      A file with a template in Mustache that takes the place of what html, markdown, notes, email, smtp, atom, rss, \
      jsonfeed and the chats' formats write by themselves; 'pipe new template digest' writes one to begin with, and \
      'pipe help new template' lists all.
      """)
    public var template: String? = nil

    /// Where readers find what is written.
    @Setting(
      """
      The web address at which a feed will be found, by which it names itself; and for an email or a message, \
      that of the page with all documents.
      """)
    public var address: String? = nil

    /// Who sends a message.
    @Setting("Who an email is from, such as 'News <news@example.org>'.")
    public var from: String? = nil

    /// Who gets it.
    @Setting("Who an email is to.")
    public var recipients = OneOrMore<String>([])

    /// How somebody logs in to a mail server.
    @Setting(
      "The password for a mail server, which has to come from the environment: ${NAME}. Who logs in stands in 'to', or is the address in 'from'.",
      secret: true)
    public var password: String? = nil

    /// What a webhook is signed with.
    @Setting(
      "What posts to a webhook are signed with (HMAC-SHA256, Standard Webhooks); better from the environment: ${NAME}.",
      secret: true)
    public var secret: String? = nil

    /// How long a feed is.
    @Setting("A feed has at most this many entries, the newest.", range: 1...1_000_000)
    public var maxEntries = 500

    /// Creates options without a file, which has to be given.
    public init() {}

    /// A format that cannot be told, and options that the format has no use for.
    public func problems() -> [OptionProblem] {
      if to.source.isEmpty { return [OptionProblem("must not be empty", options: ["to"])] }
      if to.source.hasPrefix("~/") {
        return [
          OptionProblem(
            "begins with a tilde, which only a shell reads as the home directory", options: ["to"],
            hint: "write ${HOME}\(to.source.dropFirst())")
        ]
      }
      if let format = chosenFormat, let mismatch = mismatch(format) { return [mismatch] }
      if namesDirectory, format != .auto, format.name != NotesFormat.name {
        return [
          OptionProblem(
            "names a directory", options: ["to"],
            hint: "add the name of a file, such as news.jsonl; only notes go to a directory")
        ]
      }
      guard let format = chosenFormat else { return [unknownFormat] }
      var problems: [OptionProblem] = []
      if isStandardOutput, !format.isText {
        problems.append(
          OptionProblem(
            "is standard output, to which \(format.name) cannot be written",
            options: ["to", "format"],
            hint: "name a file"))
      }
      if packing != nil, !format.isPackable {
        let others = ExportFormats.all.filter { $0.isPackable }.map { $0.name }
        problems.append(
          OptionProblem(
            "names a packed file, which the format \(format.name) is not written to",
            options: ["to"],
            hint:
              "leave out the ending .\(to.source.pathExtension); \(others.joined(separator: ", ")) may be packed"
          ))
      }
      if isAddress, let problem = format.problem(of: to.source) { problems.append(problem) }
      for option in given where !format.options.contains(option) {
        let users = ExportFormats.all.filter { $0.options.contains(option) }.map { $0.name }
        problems.append(
          OptionProblem(
            "means nothing to the format \(format.name)", options: [option],
            hint: "it is for \(users.joined(separator: ", "))"))
      }
      if let address, WebLink(address) == nil {
        problems.append(
          OptionProblem(
            "is no web address", options: ["address"], hint: "such as https://example.org/feed.xml")
        )
      }
      if format.name == SMTPFormat.name, recipients.values.isEmpty {
        problems.append(
          OptionProblem(
            "are needed to send a message", options: ["recipients"],
            hint: "such as [ana@example.org]"))
      }
      if [EmailFormat.name, SMTPFormat.name].contains(format.name), from == nil {
        problems.append(
          OptionProblem(
            "is needed for an email", options: ["from"], hint: "such as 'News <news@example.org>'"))
      }
      for (key, text) in [("from", from)] + recipients.values.map({ ("recipients", $0) }) {
        guard let text, MailAddress(text) == nil else { continue }
        problems.append(
          OptionProblem(
            "has '\(text)', which is no address for mail", options: [key],
            hint: "write name@example.org, or Name <name@example.org>"))
      }
      if fields?.isEmpty == true {
        problems.append(OptionProblem("must name at least one key", options: ["fields"]))
      }
      var named: Set<Field> = []
      for field in fields ?? [] where !named.insert(field).inserted {
        problems.append(OptionProblem("names '\(field.rawValue)' twice", options: ["fields"]))
      }
      return problems
    }

    /// The file, unless it takes what several stages write: a stream, a web address.
    public var outputs: [String: String] {
      isStandardOutput || isAddress || to.source.isDevicePath ? [:] : ["to": to.source]
    }
  }

  /// What becomes of what a file holds already.
  public enum Mode: String, Sendable, CaseIterable, SettingValue {
    /// It is replaced, at once and as a whole, when the stage has ended.
    case replace
    /// Documents are added at its end, all at once, when the stage has ended.
    case append
  }

  /// What becomes of values that a spreadsheet would take for formulas.
  public enum Formulas: String, Sendable, CaseIterable, SettingValue {
    /// They get an apostrophe before them, so that they are text.
    case escape
    /// They stay as they are.
    case keep
  }

  /// What the documents of a digest are grouped by.
  public enum Grouping: String, Sendable, CaseIterable, SettingValue {
    /// The first label.
    case topic
    /// The site or file they come from.
    case source
    /// One list.
    case none
  }
}

extension Export.Options {
  /// Whether the documents go to standard output.
  var isStandardOutput: Bool { to.source == "-" }

  /// Whether the path is that of a directory, whatever is there.
  private var namesDirectory: Bool { to.source.hasSuffix("/") && !isAddress }

  /// The format that was named, or that follows from the file's name.
  var chosenFormat: (any ExportFormat.Type)? {
    if format != .auto {
      let chosen = ExportFormats.all.first { $0.name == format.name }
      // The same message: the address says where it goes.
      let isSent = chosen is EmailFormat.Type && scheme.map(SMTPFormat.schemes.contains) == true
      return isSent ? SMTPFormat.self : chosen
    }
    if isStandardOutput { return JSONLinesFormat.self }
    if let scheme { return ExportFormats.all.first { $0.schemes.contains(scheme) } }
    if namesDirectory { return NotesFormat.self }
    let ending = to.source.withoutPacking.pathExtension
    return ExportFormats.all.first { $0.extensions.contains(ending) }
  }

  /// The scheme of an address; `nil` for a file.
  var scheme: String? {
    guard let end = to.source.firstRange(of: "://") else { return nil }
    let scheme = to.source[..<end.lowerBound]
    let isOne =
      scheme.first?.isLetter == true
      && scheme.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
    return isOne ? scheme.lowercased() : nil
  }

  /// Whether what is written to is no file.
  var isAddress: Bool { scheme != nil }

  /// What the file is packed by, as the end of its name says; `nil` for nothing.
  var packing: Packing.Format? {
    isAddress ? nil : Packing.Format(pathExtension: to.source.pathExtension)
  }

  /// The keys of the options that not every format has a use for, and that were given.
  private var given: [String] {
    var given: [String] = []
    if mode == .append { given.append("mode") }
    if fields != nil { given.append("fields") }
    if formulas != .escape { given.append("formulas") }
    if search != nil { given.append("search") }
    if title != nil { given.append("title") }
    if groupBy != nil { given.append("group_by") }
    if template != nil { given.append("template") }
    if address != nil { given.append("address") }
    if from != nil { given.append("from") }
    if !recipients.values.isEmpty { given.append("recipients") }
    if password != nil { given.append("password") }
    if secret != nil { given.append("secret") }
    if maxEntries != 500 { given.append("max_entries") }
    return given
  }

  /// A format that is not written to what was given.
  private func mismatch(_ format: any ExportFormat.Type) -> OptionProblem? {
    if let scheme, !format.schemes.contains(scheme) {
      return OptionProblem(
        "is an address, to which \(format.name) cannot be written", options: ["to", "format"],
        hint: "name a file")
    }
    if scheme == nil, let known = format.schemes.first {
      return OptionProblem(
        "is no address, which \(format.name) is written to", options: ["to", "format"],
        hint: "write \(known)://…")
    }
    return nil
  }

  private var unknownFormat: OptionProblem {
    let endings = ExportFormats.all.filter { !$0.extensions.isEmpty }.map { format in
      "\(format.name) (\(format.extensions.map { "." + $0 }.joined(separator: ", ")))"
    }
    if let scheme {
      var seen: Set<String> = []
      let known = ExportFormats.all.flatMap { $0.schemes }.filter { seen.insert($0).inserted }
        .map { "\($0)://" }
      return OptionProblem(
        "is an address that cannot be exported to (\(scheme):)", options: ["to"],
        hint: "there are \(known.joined(separator: ", ")), and files")
    }
    return OptionProblem(
      "names a file whose ending tells no format", options: ["to", "format"],
      hint: "add format: or an ending: \(endings.joined(separator: ", "))")
  }
}

extension String {
  /// A path without the ending that says what the file is packed by.
  var withoutPacking: String {
    Packing.Format(pathExtension: pathExtension) == nil
      ? self : String(dropLast(pathExtension.utf8.count + 1))
  }
}
