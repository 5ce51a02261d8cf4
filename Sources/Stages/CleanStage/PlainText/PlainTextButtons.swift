/// Tells rows of buttons below or above an article: `Share | Save | Print`.
enum PlainTextButtons {
  /// Whether a line is a row of buttons.
  ///
  /// One of them shares the article; the others alone may be commands that a text tells of. Nothing else stands in the
  /// line, not even a comma, and all begin with a capital.
  static func isRow(_ line: String) -> Bool {
    guard 8..<80 ~= line.utf8.count, line.first?.isUppercase ?? false, !line.contains("\n") else {
      return false
    }
    let marked = line.split { "|\u{B7}\u{2022}".contains($0) }
    let entries = marked.count > 1 ? marked : line.split(separator: " ")
    guard 2...8 ~= entries.count else { return false }
    let words = entries.map { Leftovers.plain(String($0)) }
    return words.contains(where: shares.contains) && Set(words).count == words.count
      && words.allSatisfy { shares.contains($0) || others.contains($0) }
      && entries.allSatisfy { entry in
        let entry = entry.filter { $0 != " " }
        return entry.first?.isUppercase ?? false && entry.allSatisfy { $0.isLetter || $0 == "-" }
      }
  }

  private static let shares: Set<String> = [
    "share", "teilen", "partager", "compartir", "compartilhar", "condividi", "delen",
  ]

  private static let others: Set<String> = [
    "save", "print", "email", "e mail", "tweet", "bookmark", "pin", "like", "comment", "drucken",
    "merken", "speichern", "kommentieren", "imprimer", "enregistrer", "commenter", "imprimir",
    "guardar", "comentar", "salvar", "stampa", "salva", "commenta", "bewaren",
  ]
}
