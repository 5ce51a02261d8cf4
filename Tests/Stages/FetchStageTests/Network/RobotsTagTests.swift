import Testing

@testable import FetchStage

/// `X-Robots-Tag`.
struct RobotsTagTests {
  @Test(arguments: [
    (["nofollow"], true), (["noindex, NoFollow"], true), (["none"], true), (["noindex"], false),
    (["noindex", "nofollow"], true), (["pipe: nofollow"], true),
    (["Pipe: noindex, nofollow"], true),
    (["otherbot: noindex, nofollow"], false), (["otherbot: noindex, pipe: nofollow"], true),
    (["otherbot: noindex", "nofollow"], true), (["max-snippet: 5, nofollow"], true),
    (["unavailable_after: Sun, 06 Nov 1994 08:49:37 GMT, nofollow"], true), (["*: nofollow"], true),
    ([], false), ([""], false), ([":,:"], false), (["follow"], false),
  ])
  func saysWhetherLinksAreFollowed(values: [String], isForbidden: Bool) {
    #expect(RobotsTag.forbidsFollowing(values, agent: "pipe/1 (+me)") == isForbidden)
  }

  @Test func isForTheNameThatIsTold() {
    #expect(RobotsTag.forbidsFollowing(["newsbot: nofollow"], agent: "NewsBot/2"))
    #expect(!RobotsTag.forbidsFollowing(["newsbot: nofollow"], agent: "pipe/1"))
  }
}
