import PipeKit
import PipeTesting
import Testing

@testable import ExportStage

/// A message is what the chat takes, whatever documents say.
@Suite struct MessageTests {
  private static let chats = ["slack", "discord", "mattermost"]
  private static let address = "https://chat.example.org/hooks/1"

  private func message(
    _ documents: [Document], _ chat: String, status: Int = 200
  ) async throws -> (outcome: Outcome, bodies: [JSON]) {
    let http = TestHTTPClient { _ in
      HTTPResponse(status: status, url: Self.address, body: Array("ok".utf8))
    }
    var services = TestServices().services
    services.http = http
    let options = try Export.Options(to: Self.address, format: chat) {
      $0.title = try Export.Template("News & <more>")
      $0.address = "https://example.org/day.html?a=1&b=2"
    }
    let outcome = await export(options, documents, services: services)
    return (outcome, try http.requests.map { try JSON(parsing: $0.body) })
  }

  @Test(arguments: chats) func looksAsItDid(_ chat: String) async throws {
    let (outcome, bodies) = try await message(Samples.news + [Samples.hostile], chat)
    #expect(outcome.error == nil)
    #expect(outcome.produced == [Self.address: Samples.news.count + 1])
    #expect(bodies.count == 1)
    let text = bodies.map { String(decoding: $0.serialized, as: UTF8.self) }.joined()
    try expectGolden(text.replacing("},{", with: "},\n{") + "\n", "message.\(chat)")
  }

  @Test(arguments: chats) func saysNothingWhereThereIsNothing(_ chat: String) async throws {
    let (outcome, bodies) = try await message([], chat)
    #expect(outcome.error == nil && bodies.isEmpty)
  }

  @Test(arguments: chats) func staysWithinWhatTheChatTakes(_ chat: String) async throws {
    let documents = (0..<300).map {
      Document(
        id: "\($0)", url: "https://example.org/\($0)",
        title: String(repeating: "*<&>\"\\@ ", count: 60), authors: ["A B"],
        summary: String(repeating: "_[x](y) & < @all ", count: 60))
    }
    let bodies = try await message(documents, chat).bodies
    let body = try #require(bodies.first?.object)
    switch chat {
    case "slack":
      let blocks = try #require(body["blocks"]?.array)
      #expect((2...50).contains(blocks.count))
      for block in blocks {
        #expect(block.object?["text"]?.object?["text"]?.string?.unicodeScalars.count ?? 0 <= 3000)
      }
    case "discord":
      let embeds = (body["embeds"]?.array ?? []).compactMap(\.object)
      #expect((1...10).contains(embeds.count))
      var sum = 0
      for embed in embeds {
        let (title, text) = (embed["title"]?.string ?? "", embed["description"]?.string ?? "")
        let footer = embed["footer"]?.object?["text"]?.string ?? ""
        #expect(title.unicodeScalars.count <= 256 && text.unicodeScalars.count <= 4096)
        sum += title.unicodeScalars.count + text.unicodeScalars.count + footer.unicodeScalars.count
      }
      #expect(sum <= 6000)
      #expect(body["content"]?.string?.unicodeScalars.count ?? 0 <= 2000)
    default:
      let text = try #require(body["text"]?.string)
      #expect(text.unicodeScalars.count <= 16_383)
      #expect(!text.contains("@all"))
    }
  }

  @Test func callsNobodyAndLinksNowhereElse() async throws {
    var hostile = Samples.hostile
    hostile.title = "<!channel> <https://evil.example|x> & @everyone"
    let slack = try await message([hostile], "slack").bodies
    let text = slack.map { String(decoding: $0.serialized, as: UTF8.self) }.joined()
    #expect(!text.contains("<!channel>") && !text.contains("<https://evil"))
    let bodies = try await message([hostile], "discord").bodies
    let discord = try #require(bodies.first?.object)
    #expect(discord["allowed_mentions"] == ["parse": []])
  }

  @Test(arguments: chats) func saysWhatTheChatSays(_ chat: String) async throws {
    let outcome = try await message(Samples.news, chat, status: 404).outcome
    #expect(outcome.stageError?.message == "'\(Self.address)' answers 404: ok")
  }

  @Test(arguments: chats) func goesToAddressesOnly(_ chat: String) throws {
    #expect(
      try Export.Options(to: "a.json", format: chat).complaints
        == ["is no address, which \(chat) is written to"])
    #expect(try Export.Options(to: Self.address, format: chat).complaints.isEmpty)
  }
}
