extension RankerModel {
  private static let magic = Array("PIPE.SUM".utf8)
  private static let version: UInt32 = 1
  private static let headLength = 40
  private static let nodeLength = 8
  /// The largest file that is taken for a model, in bytes.
  public static let largest = 64 << 20

  /// The model as a file has it.
  public var file: [UInt8] {
    let text = Array(description.joined(separator: "\n").utf8)
    var body: [UInt8] = text
    for (index, root) in roots.enumerated() {
      let end = index + 1 < roots.count ? roots[index + 1] : nodes.count
      Self.append(UInt32(end - root), to: &body)
    }
    for node in nodes {
      body.append(node.feature)
      body.append(0)
      body.append(UInt8(truncatingIfNeeded: node.skip))
      body.append(UInt8(truncatingIfNeeded: node.skip >> 8))
      let isLeaf = node.feature == Node.leaf
      Self.append(
        isLeaf ? UInt32(bitPattern: node.value) : node.threshold.bitPattern, to: &body)
    }
    var file = Self.magic
    for number in [
      Self.version, UInt32(SentenceFeatures.width), UInt32(roots.count), UInt32(nodes.count),
      UInt32(text.count), 0,
    ] {
      Self.append(number, to: &file)
    }
    let sum = Self.checksum(body.span)
    for shift in stride(from: 0, to: 64, by: 8) {
      file.append(UInt8(truncatingIfNeeded: sum >> shift))
    }
    return file + body
  }

  /// Reads a model.
  ///
  /// - Parameter bytes: The contents of a file.
  /// - Throws: ``RankerModelError`` where they are no whole model, or one of a later version.
  public init(_ bytes: Span<UInt8>) throws(RankerModelError) {
    let damaged = RankerModelError("the file is damaged or cut off")
    guard bytes.count >= Self.magic.count,
      Self.magic.indices.allSatisfy({ bytes[$0] == Self.magic[$0] })
    else { throw RankerModelError("the file is no model of a summarizer") }
    guard bytes.count >= Self.headLength else { throw damaged }
    let head = (0..<6).map { Self.number(bytes, at: 8 + $0 * 4) }
    guard head[0] == Self.version else {
      throw RankerModelError(
        "the model has version \(head[0]), and this program knows version \(Self.version)")
    }
    let (width, treeCount, nodeCount, textLength) = (
      Int(head[1]), Int(head[2]), Int(head[3]), Int(head[4])
    )
    guard width <= SentenceFeatures.width else {
      throw RankerModelError("the model asks for features that this program does not have")
    }
    let body = bytes.extracting(Self.headLength..<bytes.count)
    guard body.count == textLength + treeCount * 4 + nodeCount * Self.nodeLength else {
      throw damaged
    }
    var sum: UInt64 = 0
    for index in 0..<8 { sum |= UInt64(bytes[32 + index]) << UInt64(index * 8) }
    guard sum == Self.checksum(body) else { throw damaged }

    var text: [UInt8] = []
    for index in 0..<textLength { text.append(body[index]) }
    var trees: [[Node]] = []
    var at = textLength + treeCount * 4
    var left = nodeCount
    for tree in 0..<treeCount {
      let count = Int(Self.number(body, at: textLength + tree * 4))
      guard count > 0, count <= left else { throw damaged }
      left -= count
      var nodes: [Node] = []
      nodes.reserveCapacity(count)
      for _ in 0..<count {
        let bits = Self.number(body, at: at + 4)
        nodes.append(
          Node(
            feature: body[at], skip: UInt16(body[at + 2]) | UInt16(body[at + 3]) << 8,
            threshold: Float(bitPattern: bits), value: Int32(bitPattern: bits)))
        at += Self.nodeLength
      }
      // Every way through the tree stays in it and ends at a leaf.
      for (index, node) in nodes.enumerated() where node.feature != Node.leaf {
        guard Int(node.feature) < width, node.skip > 1, index + Int(node.skip) < count else {
          throw damaged
        }
      }
      guard nodes.last?.feature == Node.leaf else { throw damaged }
      trees.append(nodes)
    }
    guard left == 0 else { throw damaged }
    self.init(
      description: String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init),
      trees: trees)
  }

  private static func append(_ number: UInt32, to bytes: inout [UInt8]) {
    for shift in stride(from: 0, to: 32, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> UInt32(shift)))
    }
  }

  private static func number(_ bytes: Span<UInt8>, at offset: Int) -> UInt32 {
    var number: UInt32 = 0
    for index in 0..<4 { number |= UInt32(bytes[offset + index]) << UInt32(index * 8) }
    return number
  }

  /// FNV-1a, which finds damage.
  private static func checksum(_ bytes: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in bytes.indices { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
    return hash
  }
}
