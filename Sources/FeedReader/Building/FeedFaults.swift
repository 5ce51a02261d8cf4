/// What is wrong with what a feed says, whatever it is written in.
struct FeedFaults {
  /// Whether an address was too long for a base.
  var hasLongBase = false
  /// How many addresses have a scheme that is not let through.
  var refusedAddresses = 0
  /// How many entries have a date without a zone.
  var unzonedCount = 0
  var badDates = BadDates()

  /// The notes of it.
  ///
  /// - Parameter ration: What the feed's links could grow by.
  /// - Returns: A note for each kind of fault.
  func notes(_ ration: LinkRation) -> [FeedNote] {
    var notes: [String] = []
    if hasLongBase {
      notes.append(
        "an address that links are relative to is longer than \(FeedBase.maximumLength) bytes: it is passed over"
      )
    }
    if ration.isUsedUp {
      notes.append(
        "relative links come to many times the document's length: the last of them stay as they are"
      )
    }
    if refusedAddresses > 0 {
      let words = refusedAddresses == 1 ? "address has" : "addresses have"
      notes.append("\(refusedAddresses) \(words) a scheme that is not allowed: left out")
    }
    if unzonedCount > 0 {
      let words = unzonedCount == 1 ? "entry have" : "entries have"
      notes.append("the dates of \(unzonedCount) \(words) no time zone: UTC is assumed")
    }
    if let words = badDates.words { notes.append(words) }
    return notes.map { FeedNote($0) }
  }
}
