import Compression
package import PipeKit
package import WARCReader

/// Makes documents of the records of web archives.
package struct ArchivePage: Sendable {
  /// What becomes of a record.
  package enum Outcome {
    /// A document.
    case document(Document)
    /// Nothing: it is about others.
    case other
    /// Nothing: it is none of those that were asked for.
    case unwanted(id: String, reason: String)
    /// Nothing: it cannot be read.
    case failed(StageError)
  }

  /// What the documents' source is.
  let source: String
  /// The largest body.
  package let maxSize: Int
  private let types: MediaTypeList
  private let statuses: Set<Int>

  package init(_ options: Fetch.Options, source: String) {
    self.source = source
    maxSize = options.maxSize.bytes
    types = MediaTypeList(options.mediaTypes.values)
    statuses = Set(options.statuses.values)
  }

  /// Makes a document of the record that a reader has just handed out.
  package func document(of record: WARCRecord, in reader: WARCReader) -> Outcome {
    switch record.type {
    case .response: return response(record, reader)
    case .resource:
      let (type, charset) = MediaType.parse(contentType: record.contentType ?? "")
      return resource(record, reader, type, charset)
    case .conversion:
      // A file of them is read for them.
      let (type, charset) = MediaType.parse(contentType: record.contentType ?? "")
      return content(
        record, Resource(bytes: reader.block(), mediaType: type ?? "text/plain", charset: charset))
    case .revisit:
      return .unwanted(id: id(of: record), reason: "a page that had not changed (revisit record)")
    case .continuation:
      return .unwanted(
        id: id(of: record), reason: "the rest of a record in segments (continuation record)")
    case .request, .metadata, .warcinfo, nil: return .other
    }
  }

  private func response(_ record: WARCRecord, _ reader: WARCReader) -> Outcome {
    guard let response = reader.httpResponse() else {
      let isWeb = PageAddress(record.targetURI ?? "") != nil
      // Answers of DNS and the like are no pages.
      return isWeb
        ? .failed(
          StageError(
            .badFormat, "the record at \(record.place) has no HTTP response that can be read",
            hint: "the other records are brought in"))
        : .other
    }
    guard statuses.contains(response.status) else {
      return .unwanted(id: id(of: record), reason: "status not asked for")
    }
    let (type, charset) = MediaType.parse(contentType: response.fields["Content-Type"] ?? "")
    let known = type ?? record.fields["WARC-Identified-Payload-Type"]
    if let known, !types.contains(known) { return unwanted(record) }
    if record.isTooLong { return tooLarge(record) }
    let (bytes, error) = response.decoded(reader.block(from: response.bodyStart), limit: maxSize)
    if error?.kind == .tooLarge { return tooLarge(record) }
    if let error, bytes.isEmpty || (error.kind != .truncated && record.truncated == nil) {
      return .failed(
        StageError(
          .badFormat, "the body of the record at \(record.place): \(error.message)",
          hint: "the other records are brought in"))
    }
    let mediaType = known ?? MediaType.sniffed(bytes)
    guard types.contains(mediaType) else { return unwanted(record) }
    let outcome = content(
      record, Resource(bytes: bytes, mediaType: mediaType, charset: charset))
    guard case .document(var document) = outcome else { return outcome }
    if response.status != 200 { document.metadata["status"] = .number(JSONNumber(response.status)) }
    if error != nil, document.metadata["truncated"] == nil {
      document.metadata["truncated"] = "body"
    }
    return .document(document)
  }

  private func resource(
    _ record: WARCRecord, _ reader: WARCReader, _ type: String?, _ charset: String?
  ) -> Outcome {
    let bytes = record.isTooLong ? [] : reader.block()
    let type = type ?? MediaType.sniffed(bytes)
    guard types.contains(type) else { return unwanted(record) }
    return content(record, Resource(bytes: bytes, mediaType: type, charset: charset))
  }

  private func content(_ record: WARCRecord, _ resource: Resource) -> Outcome {
    if record.isTooLong { return tooLarge(record) }
    let url = record.targetURI.map(PageAddress.withoutUser)
    var document = Document(id: id(of: record), url: url, source: source)
    if let date = record.date { document.metadata["fetched"] = .string(date) }
    if let id = record.id { document.metadata["warc_record_id"] = .string(id) }
    if let reason = record.truncated { document.metadata["truncated"] = .string(reason) }
    document.take(resource)
    return .document(document)
  }

  private func unwanted(_ record: WARCRecord) -> Outcome {
    .unwanted(id: id(of: record), reason: "media type not asked for")
  }

  private func tooLarge(_ record: WARCRecord) -> Outcome {
    .failed(
      StageError(
        .tooLarge, "the record at \(record.place) is larger than \(ByteSize(maxSize)), unpacked",
        hint: "raise max_size, or leave it out"))
  }

  private func id(of record: WARCRecord) -> String {
    Document.stableID(
      url: record.targetURI.map { PageAddress.canonical($0) }, guid: record.id)
  }
}
