/// How the header of a record ends.
enum RecordHeaderEnd {
  /// With an empty line, behind which the block begins.
  case emptyLine(behind: Int)
  /// Not at all: the next record begins before it does.
  case anotherRecord(at: Int)
}
