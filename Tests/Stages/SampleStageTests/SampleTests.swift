import PipeKit
import PipeTesting
import SampleStage
import Testing

@Suite struct SampleTests {
  private let documents = (0..<1000).map { Document(id: "\($0)") }

  @Test func exactlySoManyAreChosenInTheirOrder() async throws {
    let result = try await Sample.make(yaml: "count: 100").run(on: documents)
    let chosen = result.output.compactMap { Int($0.id) }
    #expect(chosen.count == 100 && chosen == chosen.sorted())
    #expect(result.dropped == ["not in the sample": 900])
    // Every part of the input is drawn from.
    #expect((0..<4).allSatisfy { part in chosen.count { $0 / 250 == part } > 10 })
  }

  @Test func theOrderOfTheInputMakesNoDifference() async throws {
    let stage = try Sample.make(yaml: "count: 50")
    let forward = try await stage.run(on: documents).output.map(\.id)
    let backward = try await stage.run(on: documents.reversed()).output.map(\.id)
    #expect(Set(forward) == Set(backward))
  }

  @Test func fewerThanWantedAreAll() async throws {
    let few = Array(documents.prefix(5))
    #expect(try await Sample.make(yaml: "count: 10").run(on: few).output == few)
  }

  @Test(arguments: [0.0, 0.1, 0.5, 1.0])
  func aboutTheShareIsChosen(share: Double) async throws {
    let count = try await Sample.make(yaml: "share: \(share)").run(on: documents).output.count
    #expect(abs(Double(count) / 1000 - share) < 0.04)
    if share == 0 || share == 1 { #expect(count == Int(share * 1000)) }
  }

  @Test func anotherSeedChoosesOthers() async throws {
    let one = try await Sample.make(yaml: "{count: 50}").run(on: documents).output
    let other = try await Sample.make(yaml: "{count: 50, seed: 2}").run(on: documents).output
    #expect(one != other)
  }

  @Test(arguments: ["", "{count: 1, share: 0.5}", "count: 0", "share: 2"])
  func whatSaysNotHowManyIsAnError(options: String) {
    #expect(throws: (any Error).self) { try Sample.make(yaml: options) }
  }
}
