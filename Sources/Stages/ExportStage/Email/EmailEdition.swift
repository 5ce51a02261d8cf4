import PipeKit

/// A digest as a message with a text and a page that say the same (RFC 2046, multipart/alternative).
///
/// It stays below the size at which mail programs cut messages off; how many documents are left out is said at
/// its end, with a link to where they are.
struct EmailEdition: Edition {
  /// What the digest is to be.
  private let order: DigestOrder
  private let started: Timestamp
  private let from: MailAddress?
  private let recipients: [MailAddress]
  private let link: WebLink?
  private let template: TextTemplate
  /// The file of the first message of the name; those of later runs have the time in theirs.
  private let path: String

  /// Takes from the options what concerns a message.
  ///
  /// - Throws: What reading the template throws.
  init(_ order: ExportOrder) throws {
    self.order = DigestOrder(order, style: HTMLDigest.self)
    started = Timestamp(seconds: order.started.seconds)
    from = order.options.from.flatMap { MailAddress($0) }
    recipients = order.options.recipients.values.compactMap { MailAddress($0) }
    link = order.options.address.flatMap { WebLink($0) }
    template = try order.template ?? EmailFormat.ownTemplate()
    path = order.path
  }

  /// Whether one of the messages of the name is this one, or there is nothing to say.
  func isRepeat(_ spool: Spool, in files: any FileSystem) throws -> Bool {
    if spool.length == 0 { return true }
    let slash = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
    let (folder, name) = (path[..<slash], path[slash...])
    let (stem, ending) = (name.dropLast(path.pathExtension.utf8.count), path.pathExtension)
    var id: String?
    for other in try files.list(path.directoryPath)
    where other == name || (other.hasPrefix(stem) && other.hasSuffix(".\(ending)")) {
      // A time, as ``ExportOrder/besidePath(_:)`` writes it, and not the name of another export's file.
      let time = other.dropFirst(stem.count).dropLast(ending.count)
      guard time.allSatisfy({ $0.isASCII && $0.isNumber || "TZ.".contains($0) }) else { continue }
      let known = try id ?? message(of: spool).id
      id = known
      if try Self.id(of: folder + other, in: files) == known { return true }
    }
    return false
  }

  /// The identifier of the message in a file, which stands near its beginning.
  private static func id(of path: String, in files: any FileSystem) throws(FileError) -> String? {
    let file = try files.open(path, .read)
    defer { try? file.close() }
    var head: [UInt8] = []
    while head.count < 1 << 16, try file.read(into: &head, count: 1 << 14) > 0 {}
    let lines = String(decoding: head, as: UTF8.self).split(
      separator: "\r\n", omittingEmptySubsequences: false)
    let line = lines.prefix { !$0.isEmpty }.first { $0.hasPrefix("Message-ID: ") }
    return line.map { String($0.dropFirst("Message-ID: ".count)) }
  }

  func write(_ spool: Spool, over earlier: EarlierEdition?, to output: inout BufferedFile) throws {
    try output.write(try message(of: spool).text)
  }

  /// Makes the message.
  ///
  /// Its identifier is made of what it says, to whom and by whom: the same documents on the same day are the same
  /// message, which mail programs show once.
  ///
  /// - Parameter spool: The records of documents.
  /// - Returns: The message, and its identifier, with angle brackets.
  /// - Throws: What reading throws.
  func message(of spool: Spool) throws -> (text: String, id: String) {
    var order = order
    order.isKept = false
    var digest = try Digest(order, spool)
    var plain = try EmailText(&digest, link)
    let (page, count) = try EmailPage(template, link).text(of: &digest, most: plain.count)
    plain.keepOnly(count)
    let text = plain.text
    let boundary = "=_pipe_\(ContentHash("\(page) \(text)".utf8.span).text)"
    let sender = from ?? MailAddress("pipe@localhost")
    let people = ([sender] + recipients).compactMap { $0?.address }
    let hash = ContentHash("\(order.title)\n\(people)\n\(page)\n\(text)".utf8.span).text
    let id = "<\(hash)@\(sender?.host ?? "localhost")>"
    var message = headers(boundary, sender, id)
    for (type, body) in [("text/plain", text), ("text/html", page)] {
      let encoded = TransferEncoding(body)
      message += "--\(boundary)\r\nContent-Type: \(type); charset=utf-8\r\n"
      message += "Content-Transfer-Encoding: \(encoded.name)\r\n\r\n\(encoded.text)\r\n"
    }
    return (message + "--\(boundary)--\r\n", id)
  }

  private func headers(_ boundary: String, _ sender: MailAddress?, _ id: String) -> String {
    var out = "From: \(sender?.header ?? "")\r\n"
    let to = recipients.map(\.header).joined(separator: ",\r\n ")
    out += "To: \(to.isEmpty ? "undisclosed-recipients:;" : to)\r\n"
    out += HeaderText.line("Subject", order.title)
    out += "Date: \(MailDate.text(started))\r\nMessage-ID: \(id)\r\n"
    out += "MIME-Version: 1.0\r\nAuto-Submitted: auto-generated\r\n"
    return out + "Content-Type: multipart/alternative; boundary=\"\(boundary)\"\r\n\r\n"
  }
}
