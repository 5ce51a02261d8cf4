/// What the ranker sees of a sentence, in the order in which its models have it.
///
/// Nothing depends on a language or on capitals. A new feature goes to the end; a model says how many it knows.
enum SentenceFeature: Int, CaseIterable {
  /// How many sentences stand before it.
  case place
  /// Its place, from 0 to 1.
  case relativePlace
  /// The number of sentences of the text.
  case sentences
  /// The number of words before it.
  case wordsBefore
  /// The share of the text's words before it.
  case shareBefore
  /// The number of its words.
  case words
  /// The number of its words by the mean of the text.
  case relativeWords
  /// The share of stop words among its words.
  case stopWordShare
  /// The letters of its words on average.
  case letters
  /// The number of words of the sentence before; -1 without one.
  case wordsInPrevious
  /// The number of words of the sentence after; -1 without one.
  case wordsInNext
  /// The cosine of its words and those of the text.
  case centroidSimilarity
  /// The same with the text's first sentences and title counting more.
  case leadSimilarity
  /// How many sentences have a greater ``centroidSimilarity``.
  case centroidRank
  /// How many sentences have a greater ``leadSimilarity``.
  case leadRank
  /// The mean cosine with the other sentences, by TF-IDF.
  case degree
  /// Its share of a random walk along the cosines (LexRank without a threshold).
  case walk
  /// How many sentences have a greater ``walk``.
  case walkRank
  /// The cosine with the first sentence.
  case similarityToFirst
  /// The greatest cosine with a sentence before it.
  case similarityToEarlier
  /// The greatest cosine with a sentence after it.
  case similarityToLater
  /// The mean cosine with the sentences after it.
  case meanSimilarityToLater
  /// The cosine with the sentence before.
  case similarityToPrevious
  /// The cosine with the sentence after.
  case similarityToNext
  /// The sum of the cosines with the first three sentences.
  case similarityToLead
  /// The share of its words that are new in the text.
  case novelty
  /// The number of words that are new and come again later.
  case introduced
  /// The same, weighed by the logarithm of how many sentences have them.
  case introducedWeight
  /// The number of words that other sentences have too.
  case repeated
  /// The share of those among its words.
  case repeatedShare
  /// The mean logarithm of how many sentences have its words.
  case frequency
  /// The sum of these logarithms.
  case frequencySum
  /// The greatest share of sentences that have one of its words.
  case greatestFrequency
  /// The share of its words that stand in the first three sentences.
  case shareInLead
  /// The number of its words that begin with a digit.
  case numbers
  /// Whether it begins with a quotation mark.
  case startsWithQuote
  /// Whether it begins with a stop word.
  case startsWithStopWord
  /// The number of its commas.
  case commas
  /// The number of its colons and semicolons.
  case colons
}
