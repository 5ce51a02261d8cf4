import PipeKit

/// A folder that stands in for the web: `https://HOST/PATH` is one of its files.
struct Mirror: Sendable {
  private let directory: String
  private let files: any FileSystem
  private let maxSize: Int

  init(_ directory: String, _ files: any FileSystem, maxSize: Int) {
    self.directory = directory
    self.files = files
    self.maxSize = maxSize
  }

  /// The file of an address.
  ///
  /// - Throws: ``StageError``, with the code `not-in-mirror` where there is no such file.
  func get(_ url: String, _ address: PageAddress) throws -> Resource {
    do throws(FileError) {
      guard let path = try path(of: address) else {
        throw FileError(.notFound, path: directory, "not in the mirror")
      }
      let bytes = try files.contents(of: path, limit: maxSize)
      let type = MediaType.ofName(path) ?? MediaType.sniffed(bytes)
      return Resource(url: url, bytes: bytes, mediaType: type)
    } catch  where error.kind == .notFound {
      throw StageError(
        .notInMirror, "\(url) is not in the mirror '\(directory)'",
        hint: "put the page there as HOST/PATH.html, or leave mirror out to ask the network")
    } catch {
      throw StageError(file: error, maxSize: maxSize)
    }
  }

  /// The first of the files that may stand for an address and is there.
  private func path(of address: PageAddress) throws(FileError) -> String? {
    let root = try files.resolve(directory)
    for candidate in candidates(address) {
      let path = "\(directory)/\(candidate)"
      guard let info = try files.info(path), !info.isDirectory else { continue }
      // A symbolic link may lead anywhere: what counts is where it ends.
      let resolved = try files.resolve(path)
      if resolved.hasPrefix(root == "/" ? "/" : root + "/") { return path }
    }
    return nil
  }

  /// The paths that may stand for an address; none for one that would leave the folder.
  private func candidates(_ address: PageAddress) -> [String] {
    var bases: [String] = []
    for path in [address.path, Self.decoded(address.path)].compactMap(\.self) {
      let parts = path.split(separator: "/", omittingEmptySubsequences: true)
      let isSafe =
        !([Substring(address.host)] + parts).contains { part in
          part == ".." || part == "." || part.utf8.contains { $0 < 0x20 }
        } && !address.host.contains("/")
      let base = ([address.host] + parts.map(String.init)).joined(separator: "/")
      if isSafe, !bases.contains(base) { bases.append(base) }
    }
    let isDirectory = address.path.hasSuffix("/")
    let plain = bases.flatMap { base in
      isDirectory ? ["\(base)/index.html"] : [base, "\(base).html", "\(base)/index.html"]
    }
    guard let query = address.query, !query.isEmpty else { return plain }
    // Another query is another page, unless it only tells where a reader came from.
    let withQuery = bases.map { "\($0)?\(query)" }
      .filter { !$0.contains("/../") && !$0.hasSuffix("/..") }
    return address.significantQuery.isEmpty ? withQuery + plain : withQuery
  }

  /// The path without percent-escapes; nil if an escape stands for `/`, or it is not UTF-8.
  private static func decoded(_ path: String) -> String? {
    guard path.utf8.contains(UInt8(ascii: "%")) else { return nil }
    let bytes = Array(path.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let value = UInt8(
          String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
      {
        if value == UInt8(ascii: "/") || value == 0 { return nil }
        result.append(value)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(validating: result, as: UTF8.self)
  }
}
