/// A list of pages that are fetched, handed out piece by piece.
protocol PageList: Actor {
  /// The next pages, as documents with an address alone, each with the place behind it; nil where there are
  /// no more.
  ///
  /// - Throws: What ends the run.
  func next() async throws -> [CompletionFlow.Item]?
}

/// Lists of pages, one after another.
actor PageLists: PageList {
  private var lists: ArraySlice<any PageList>

  init(_ lists: [any PageList]) { self.lists = lists[...] }

  func next() async throws -> [CompletionFlow.Item]? {
    while let list = lists.first {
      if let items = try await list.next() { return items }
      lists = lists.dropFirst()
    }
    return nil
  }
}
