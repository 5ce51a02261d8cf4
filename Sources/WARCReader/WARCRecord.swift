/// The head of a record; what is in it is asked of ``WARCReader``.
public struct WARCRecord: Sendable {
  /// What it is; `nil` for a type that the standard does not know.
  public let type: WARCRecordType?
  /// Its named fields.
  public let fields: HeaderFields
  /// Where it begins.
  public let place: WARCLocation
  /// How many bytes its block has.
  public let length: Int
  /// Whether its block is longer than the reader was to hold, so that only its beginning is there.
  public let isTooLong: Bool

  /// `WARC-Target-URI`, without the angle brackets that early writers put around it.
  public var targetURI: String? {
    guard let uri = fields["WARC-Target-URI"] else { return nil }
    return uri.hasPrefix("<") && uri.hasSuffix(">") ? String(uri.dropFirst().dropLast()) : uri
  }

  /// `WARC-Record-ID`, as it is written.
  public var id: String? { fields["WARC-Record-ID"] }
  /// `WARC-Date`, as it is written.
  public var date: String? { fields["WARC-Date"] }
  /// Why the record has not all of its block: `WARC-Truncated`, or `segment` for the first of several that
  /// it was cut into.
  public var truncated: String? {
    fields["WARC-Truncated"] ?? (fields.number("WARC-Segment-Number") == nil ? nil : "segment")
  }
  /// `Content-Type`, of the block.
  public var contentType: String? { fields["Content-Type"] }
}
