/// A Zstandard frame was compressed with a dictionary that the file does not begin with.
struct MissingDictionary: Error {
  /// The number by which the frame names it.
  let id: UInt32
}
