/// A name that a text has.
struct Entity: Equatable {
  var name: String
  var kind: EntityKind
  var count: Int
}

/// Finds names in texts by their capitals and a gazetteer.
struct EntityFinder: Sendable {
  private struct Word {
    var text: Substring
    /// Whether a sentence begins with it, so that its capital says nothing.
    var isFirst: Bool
    /// Whether something else than a space stands before it.
    var isApart: Bool
    var isCapital: Bool { text.first?.isUppercase == true }
  }

  private let gazetteer: Gazetteer
  /// The most words of a name.
  private static let longest = 6
  /// Small words within names.
  private static let particles: Set<Substring> = [
    "of", "de", "da", "del", "van", "von", "der", "bin", "al", "la", "for",
  ]

  init(_ gazetteer: Gazetteer) { self.gazetteer = gazetteer }

  /// The names in a text, the most frequent first, else in their order.
  func entities(in text: String) -> [Entity] {
    let words = Self.words(text)
    // A word that has a capital within a sentence has one for itself.
    let proper = Set(words.filter { $0.isCapital && !$0.isFirst }.map(\.text))
    var found: [Entity] = []
    var places: [String: Int] = [:]
    var families: [String: Int] = [:]
    func note(_ name: String, _ kind: EntityKind) {
      if let place = places[name] {
        found[place].count += 1
        return
      }
      places[name] = found.count
      if kind == .person, let family = name.split(separator: " ").last {
        families[String(family)] = families[String(family)] ?? found.count
      }
      found.append(Entity(name: name, kind: kind, count: 1))
    }
    var at = 0
    while at < words.count {
      guard words[at].isCapital else {
        at += 1
        continue
      }
      let end = nameEnd(words, at)
      var start = at
      let before = at > 0 && !words[at].isFirst ? String(words[at - 1].text) : ""
      // A common word at the beginning of a sentence, unless the gazetteer or the rest says otherwise.
      if words[at].isFirst, !proper.contains(words[at].text), !isTelling(words[at..<end]) {
        start += 1
      }
      at = end
      var name = words[start..<end]
      var hasTitle = false
      while let first = name.first, Gazetteer.titles.contains(String(first.text)),
        gazetteer.names[Self.text(name)] == nil
      {
        hasTitle = true
        name.removeFirst()
      }
      while let first = name.first, Gazetteer.others.contains(String(first.text)) {
        name.removeFirst()
      }
      while let last = name.last, Gazetteer.others.contains(String(last.text)) || !last.isCapital {
        name.removeLast()
      }
      guard !name.isEmpty else { continue }
      let text = Self.text(name)
      if let kind = gazetteer.names[text] {
        note(text, kind)
      } else if name.count == 1, let person = families[text] {
        found[person].count += 1
      } else if let kind = kind(name, hasTitle: hasTitle, before: before) {
        note(text, kind)
      }
    }
    return found.enumerated().sorted {
      ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
    }.map(\.element)
  }

  private func kind(
    _ name: ArraySlice<Word>, hasTitle: Bool, before: String
  ) -> EntityKind? {
    if name.contains(where: { Gazetteer.organisationWords.contains(String($0.text)) }) {
      return .organisation
    }
    if hasTitle { return .person }
    if let first = name.first, name.count > 1, Gazetteer.givenNames.contains(String(first.text)) {
      return .person
    }
    if let only = name.first, name.count == 1, (2...6).contains(only.text.count),
      only.text.allSatisfy({ $0.isUppercase && $0.isASCII })
    {
      return .organisation
    }
    return Gazetteer.placePrepositions.contains(before) ? .place : nil
  }

  /// Whether a name at the beginning of a sentence is one by itself.
  private func isTelling(_ name: ArraySlice<Word>) -> Bool {
    guard let first = name.first else { return false }
    let word = String(first.text)
    return Gazetteer.titles.contains(word) || Gazetteer.givenNames.contains(word)
      || Gazetteer.organisationWords.contains(word) || gazetteer.names[Self.text(name)] != nil
      || (name.count > 1 && gazetteer.names[word] != nil)
      || (word.count > 1 && word.allSatisfy(\.isUppercase))
  }

  /// Where the name ends that begins at a word.
  private func nameEnd(_ words: [Word], _ start: Int) -> Int {
    var end = start + 1
    var at = end
    while at < words.count, at - start < Self.longest, !words[at].isFirst, !words[at].isApart {
      if words[at].isCapital {
        end = at + 1
      } else if !Self.particles.contains(words[at].text) {
        break
      }
      at += 1
    }
    return end
  }

  private static func text(_ words: ArraySlice<Word>) -> String {
    words.map(\.text).joined(separator: " ")
  }

  private static func words(_ text: String) -> [Word] {
    var words: [Word] = []
    var isFirst = true
    var isApart = false
    var start: String.Index?
    func add(_ end: String.Index) {
      guard let begin = start else { return }
      var word = text[begin..<end]
      start = nil
      for ending in ["'s", "’s"] where word.hasSuffix(ending) { word = word.dropLast(2) }
      words.append(Word(text: word, isFirst: isFirst, isApart: isApart))
      isFirst = false
      isApart = false
    }
    var index = text.startIndex
    while index < text.endIndex {
      let character = text[index]
      let isInner = start != nil && (character == "'" || character == "’" || character == "-")
      if character.isLetter || isInner {
        if start == nil { start = index }
      } else {
        let word = start.map { text[$0..<index] }
        add(index)
        switch character {
        case "!", "?", "…": isFirst = true
        case ".":
          // After a title or an initial the name goes on.
          let isShort = word.map { $0.count == 1 || Gazetteer.titles.contains(String($0)) } ?? false
          if !isShort { isFirst = true }
        case ":", "“", "”", "\"": isFirst = true
        case "\n": isFirst = true
        case " ": break
        default: isApart = true
        }
      }
      index = text.index(after: index)
    }
    add(text.endIndex)
    return words
  }
}
