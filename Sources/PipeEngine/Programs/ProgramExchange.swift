import PipeKit

/// Documents that a program has, and what it has answered so far.
struct ProgramExchange {
  /// What became of each document; `nil` while that is not known.
  private(set) var answers: [ProgramMessage.Answer?]
  /// How many have no answer.
  private(set) var pending: Int
  /// How many lines came that were no message.
  private(set) var garbage = 0
  /// What the last of them was.
  private(set) var lastGarbage = ""
  /// How many answers came that nobody had asked for: twice, late, or to no document at all.
  private(set) var unwanted = 0
  /// The number of the first document.
  private let first: Int

  init(first: Int, count: Int) {
    self.first = first
    answers = Array(repeating: nil, count: count)
    pending = count
  }

  /// Whether every document that has no answer may be one whose answer was garbage.
  var isUnclear: Bool { pending > 0 && pending <= garbage }

  /// Takes an answer, in whatever order.
  mutating func take(_ number: Int, _ answer: ProgramMessage.Answer) {
    let index = number - first
    guard answers.indices.contains(index), answers[index] == nil else {
      unwanted += 1
      return
    }
    answers[index] = answer
    pending -= 1
  }

  /// Notes a line that is no message.
  mutating func take(garbage text: String) {
    garbage += 1
    lastGarbage = text
  }
}
