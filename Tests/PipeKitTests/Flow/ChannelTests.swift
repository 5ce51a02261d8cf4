import PipeKit
import Testing

@Suite(.timeLimit(.minutes(10)))
struct ChannelTests {
  @Test func singleDocumentsJoinABatchWhileItWaits() async throws {
    let channel = Channel(capacity: 4)
    for number in 0..<100 { try await channel.send(Document(id: "\(number)")) }
    channel.finish()
    let first = try await channel.receive()
    let second = try await channel.receive()
    #expect(first?.parcel.count == Channel.batchSize)
    #expect(second?.parcel.count == 100 - Channel.batchSize)
    #expect(first?.index == 0 && second?.index == 1)
    #expect(try await channel.receive() == nil)
  }

  @Test func largeDocumentsDoNotShareABatch() async throws {
    let channel = Channel(capacity: 4)
    let body = Body([UInt8](repeating: 0, count: Channel.batchWeight))
    for number in 0..<3 { try await channel.send(Document(id: "\(number)", body: body)) }
    #expect(try await channel.receive()?.parcel.count == 1)
  }

  @Test func aFullChannelMakesItsSenderWait() async throws {
    let channel = Channel(capacity: 1)
    try await channel.send([Document(id: "a")])
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await channel.send([Document(id: "b")]) }
      #expect(try await channel.receive()?.parcel.documents.map(\.id) == ["a"])
      #expect(try await channel.receive()?.parcel.documents.map(\.id) == ["b"])
      try await group.waitForAll()
    }
  }

  @Test func closingWakesAWaitingSenderWithDownstreamClosed() async throws {
    let channel = Channel(capacity: 1)
    try await channel.send([Document(id: "a")])
    await withTaskGroup(of: Bool.self) { group in
      group.addTask {
        do {
          try await channel.send([Document(id: "b")])
          return false
        } catch {
          return error is DownstreamClosed
        }
      }
      channel.close()
      #expect(await group.next() == true)
    }
  }

  @Test func abortingWakesAWaitingReceiverWithCancellation() async throws {
    let channel = Channel()
    await withTaskGroup(of: Bool.self) { group in
      group.addTask {
        do {
          _ = try await channel.receive()
          return false
        } catch {
          return error is CancellationError
        }
      }
      channel.abort()
      #expect(await group.next() == true)
    }
    await #expect(throws: CancellationError.self) { try await channel.send([Document(id: "a")]) }
  }

  @Test func whatWasSentBeforeTheEndIsStillReceived() async throws {
    let channel = Channel()
    try await channel.send([Document(id: "a")])
    channel.finish()
    #expect(try await channel.receive()?.parcel.documents.map(\.id) == ["a"])
    #expect(try await channel.receive() == nil)
  }
}
