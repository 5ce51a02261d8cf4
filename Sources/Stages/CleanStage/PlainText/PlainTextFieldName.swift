/// What the fields of messages and front matter are called.
enum PlainTextFieldName {
  /// Fields of front matter.
  case title, author
  /// Fields of messages.
  case subject, sender, receiver
  case date
  /// One of messages that says nothing of the text that readers want.
  case other

  /// Reads the name of a field; `nil` for one that is not known.
  init?(_ name: some StringProtocol) {
    guard let known = PlainTextFieldName.names[Leftovers.plain(String(name))] else { return nil }
    self = known
  }

  private static let names: [String: PlainTextFieldName] = {
    var names: [String: PlainTextFieldName] = [:]
    for (kind, list) in lists {
      for name in list.split(whereSeparator: { ",\n".contains($0) }) {
        names[Leftovers.plain(String(name))] = kind
      }
    }
    return names
  }()

  private static let lists: [(PlainTextFieldName, String)] = [
    (.title, "title, titel, titre, título, titulo, titolo, tytuł, заголовок"),
    (.author, "author, authors, by, autor, autorin, auteur, auteurs, autore, autores, автор"),
    (
      .subject,
      "subject, betreff, objet, asunto, assunto, oggetto, onderwerp, temat, emne, ämne, aihe, konu, тема"
    ),
    (.sender, "from, von, de, da, van, fra, från, od, kimden, от"),
    (.receiver, "to, cc, bcc, reply to, an, à, para, a, aan, do, til, till, kime, кому"),
    (
      .date,
      "date, datum, fecha, data, dato, sent, gesendet, envoyé, enviado, inviato, verzonden, tarih, дата"
    ),
    (
      .other,
      "message id, content type, mime version, in reply to, importance, attachments, return path, received"
    ),
  ]
}
