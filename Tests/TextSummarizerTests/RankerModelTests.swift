import Testing

@testable import TextSummarizer

@Suite struct RankerModelTests {
  private let small = RankerModel(
    description: ["small", "Nobody"],
    trees: [
      [
        RankerModel.Node(feature: 0, skip: 2, threshold: 1.5, value: 0),
        RankerModel.Node(feature: RankerModel.Node.leaf, skip: 0, threshold: 0, value: 65536),
        RankerModel.Node(feature: RankerModel.Node.leaf, skip: 0, threshold: 0, value: -32768),
      ],
      [RankerModel.Node(feature: RankerModel.Node.leaf, skip: 0, threshold: 0, value: 6554)],
    ])

  @Test func theEmbeddedModelCanBeReadAndIsSmall() throws {
    #expect(RankerModel.news.treeCount > 100)
    #expect(RankerModel.news.file.count < 1 << 20)
    #expect(RankerModel.news.description.first == "news")
  }

  @Test func isReadAsItIsWritten() throws {
    let read = try RankerModel(small.file.span)
    #expect(read.file == small.file)
    #expect(read.description == ["small", "Nobody"])
    #expect(read.nodes.count == 4)
  }

  @Test func goesDownTheTreesByTheFeatures() throws {
    let passage = passage("It rained. The river rose. The town was flooded by noon.")
    let scores = small.scores(SentenceFeatures(passage))
    #expect(scores.map { ($0 * 10).rounded() } == [11, 11, -4])
  }

  @Test func isNotTakenForOneWhenDamaged() throws {
    let file = small.file
    for length in 0..<file.count {
      #expect(throws: RankerModelError.self) { try RankerModel(Array(file[..<length]).span) }
    }
    for index in file.indices {
      var bytes = file
      bytes[index] ^= 0x10
      // The four bytes that say nothing yet are in the head.
      if (28..<32).contains(index) { continue }
      #expect(throws: RankerModelError.self, "byte \(index)") { try RankerModel(bytes.span) }
    }
    #expect(throws: RankerModelError.self) { try RankerModel((file + [0]).span) }
  }

  @Test func neverLeavesATree() {
    for skip in [0, 1, 3, 9] as [UInt16] {
      let model = RankerModel(
        description: [],
        trees: [
          [
            RankerModel.Node(feature: 0, skip: skip, threshold: 0, value: 0), small.nodes[1],
            small.nodes[2],
          ]
        ])
      #expect(throws: RankerModelError.self) { try RankerModel(model.file.span) }
    }
    let unknown = RankerModel(
      description: [],
      trees: [
        [
          RankerModel.Node(feature: 200, skip: 2, threshold: 0, value: 0), small.nodes[1],
          small.nodes[2],
        ]
      ])
    #expect(throws: RankerModelError.self) { try RankerModel(unknown.file.span) }
  }
}
