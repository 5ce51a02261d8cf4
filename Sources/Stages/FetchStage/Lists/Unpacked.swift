import Compression
import PipeKit
import SitemapReader

/// Unpacks what comes in a file of gzip, as sitemaps do.
enum Unpacked {
  /// A sitemap, unpacked if it is packed.
  ///
  /// - Parameters:
  ///   - resource: The sitemap.
  ///   - source: What it is called.
  ///   - maxSize: The most bytes of anything that is fetched; a sitemap may have as many as the protocol allows.
  /// - Returns: The sitemap, unpacked.
  /// - Throws: ``StageError`` for what is too large, or not to be unpacked at all. Of what is damaged the rest is
  ///   missing.
  static func sitemap(
    _ resource: Resource, source: String, maxSize: Int
  ) throws(StageError) -> Resource {
    guard let coding = ContentCoding.sniffed(resource.bytes) else { return resource }
    let limit = max(maxSize, SitemapReader.maxSize)
    let (bytes, error) = coding.unpackedPrefix(resource.bytes, limit: limit)
    if let error, error.kind == .tooLarge || bytes.isEmpty {
      throw StageError(
        error.kind == .tooLarge ? .tooLarge : .badFormat, "\(source): \(error.message)",
        hint: error.kind == .tooLarge ? "raise max_size, which is \(ByteSize(maxSize))" : nil,
        underlying: error)
    }
    var resource = resource
    resource.bytes = bytes
    return resource
  }
}
