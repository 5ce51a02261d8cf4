import CPrefetch

/// The features of a model and their weights, while its file is at hand: a ``ModelTable``, and what stands behind it.
///
/// It is larger than what a core keeps near: memory is asked for as soon as it is known that it will be read, and read
/// when the rest of the text has been worked on.
struct FeatureTable {
  /// The file.
  let bytes: UnsafeRawBufferPointer
  /// Where the fingerprints begin.
  let prints: Int
  /// How many groups of them there are.
  let groups: Int
  /// Where the weights begin.
  let weights: Int
  /// How many weights a feature has.
  let labels: Int

  /// Asks for the group where a feature is looked up first.
  @inline(__always)
  func prefetchGroup(of hash: UInt64) {
    prefetch(prints &+ 16 &* ModelTable.group(hash, of: groups))
  }

  /// Asks for the weights of the feature at a place, or the first of them.
  @inline(__always)
  func prefetchWeights(at place: UInt32) { prefetch(weights &+ Int(place) &* labels) }

  @inline(__always)
  private func prefetch(_ offset: Int) {
    if let start = bytes.baseAddress { pipe_prefetch(start + offset) }
  }

  /// Where the weights of a feature are; nil for one that the model does not know.
  func place(of hash: UInt64) -> Int? {
    let found = find(hash)
    return found.isKnown ? Int(found.place) : nil
  }

  /// Where the weights of a feature are, without branches that depend on whether it is known, which would be guessed
  /// wrong as often as not.
  ///
  /// - Returns: Its place, which means nothing for a feature that the model does not know.
  @inline(__always)
  func find(_ hash: UInt64) -> (place: UInt32, isKnown: Bool) {
    let number = ModelTable.group(hash, of: groups)
    let group = group(number)
    let bit = group.find(ModelTable.fingerprint(hash))
    if bit == 64, group.isFull { return findFurther(hash, number) }
    return (ModelTable.place(bit, in: number), bit < 64)
  }

  /// Looks up a feature that is not in its first group, which is full.
  private func findFurther(_ hash: UInt64, _ first: Int) -> (place: UInt32, isKnown: Bool) {
    let print = ModelTable.fingerprint(hash)
    var number = first
    for _ in 1..<ModelTable.reach {
      number = number + 1 == groups ? 0 : number + 1
      let group = group(number)
      let bit = group.find(print)
      if bit < 64 { return (ModelTable.place(bit, in: number), true) }
      if !group.isFull { break }
    }
    return (0, false)
  }

  /// The fingerprints of a group.
  @inline(__always)
  private func group(_ number: Int) -> ModelTable.Group {
    let offset = prints &+ 16 &* number
    return ModelTable.Group(
      low: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)),
      high: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self)))
  }
}
