import TextClassifier

extension InformativeFeatures.Feature {
  /// The feature as it is shown: runs of words in quotes, words of the title and parts of words marked.
  var shown: String {
    switch kind {
    case .word, .number: text
    case .titleWord: "title:\(text)"
    case .run: "'\(text)'"
    case .characters: "-\(text)-"
    }
  }
}
