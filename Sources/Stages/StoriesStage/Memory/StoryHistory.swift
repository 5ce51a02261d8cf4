import PipeKit

/// What is remembered of a story's documents, beside what they are about.
///
/// All of it has a bound, so that a story which goes on for weeks costs no more than one of some days.
struct StoryHistory: Sendable, Hashable {
  /// So many sites are told from each other.
  static let mostSites = 256
  /// So many documents are named in later runs.
  static let mostDocuments = 50
  /// So many bytes a sentence has at most; what is longer is a text without sentences.
  static let longestSentence = 1000

  /// Hashes of the names of the sites that its documents are from.
  private(set) var sites: [UInt64] = []
  /// Its documents as ``name(of:)`` has them, those of the last run first.
  private(set) var documents: [JSONObject] = []
  /// The sentences of its last summary.
  private(set) var sentences: [StorySentence] = []

  /// Creates the history of a story.
  ///
  /// - Parameters:
  ///   - sites: Hashes of its sites' names.
  ///   - documents: Its documents, those of the last run first.
  ///   - sentences: The sentences of its last summary.
  init(sites: [UInt64] = [], documents: [JSONObject] = [], sentences: [StorySentence] = []) {
    (self.sites, self.documents, self.sentences) = (sites, documents, sentences)
  }

  /// How a story names a document.
  ///
  /// - Parameter document: The document.
  /// - Returns: Its identifier, address, title, source and time, as far as it has them.
  static func name(of document: Document) -> JSONObject {
    var name: JSONObject = ["id": .string(document.id)]
    name["url"] = document.url.map { .string($0) }
    name["title"] = document.title.map { .string($0) }
    name["source"] = document.source.map { .string($0) }
    name["published"] = document.published.map { .string($0.description) }
    return name
  }

  /// The sites of all documents that there have been.
  ///
  /// - Parameter added: Hashes of the names of the sites of this run's documents.
  /// - Returns: The hashes, each once.
  func allSites(with added: some Sequence<UInt64>) -> [UInt64] {
    var known = Set(sites)
    return sites + added.filter { known.insert($0).inserted }
  }

  /// The documents of this run and those before, each once.
  ///
  /// - Parameter added: Documents of this run.
  /// - Returns: Their names in the order given, then those of earlier runs.
  func allDocuments(with added: [Document]) -> [JSONObject] {
    var known: Set<String> = []
    let names = added.filter { known.insert($0.id).inserted }.map { Self.name(of: $0) }
    return names + documents.filter { known.insert($0["id"]?.string ?? "").inserted }
  }

  /// Adds sites.
  ///
  /// - Parameter added: Hashes of the names of the sites of this run's documents.
  mutating func add(sites added: some Sequence<UInt64>) {
    sites = Array(allSites(with: added).prefix(Self.mostSites))
  }

  /// Adds documents.
  ///
  /// - Parameter added: Documents of this run, the newest first.
  mutating func add(documents added: [Document]) {
    documents = Array(allDocuments(with: added).prefix(Self.mostDocuments))
  }

  /// Takes the sentences of a summary in place of those before.
  ///
  /// - Parameter summary: The sentences.
  mutating func replace(sentences summary: [StorySentence]) {
    sentences = summary.filter { $0.text.utf8.count <= Self.longestSentence }
  }

  /// Forgets the documents' names, where nothing names them.
  mutating func removeDocuments() { documents = [] }
}
