/// What the fields of messages and front matter are called, as ``Leftovers/plain(_:)`` writes it.
enum PlainTextFieldName {
  case title, author, date
  /// One that says nothing of the text that readers want.
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
    (
      .title,
      """
      title, subject, headline, titel, betreff, überschrift, titre, objet, título, titulo, asunto, assunto, titolo, oggetto,
      onderwerp, tytuł, temat, emne, ämne, aihe, konu, тема, заголовок
      """
    ),
    (
      .author,
      """
      author, authors, from, by, autor, autorin, von, auteur, de, autore, da, van, auteurs, autores, fra, från, od, kimden, от, автор
      """
    ),
    (
      .date,
      "date, datum, fecha, data, dato, sent, gesendet, envoyé, enviado, inviato, verzonden, tarih, дата"
    ),
    (
      .other,
      """
      to, cc, bcc, reply to, an, à, para, a, aan, do, til, till, kime, кому, tags, tag, categories, category, keywords, slug, layout,
      draft, permalink, url, link, lang, language, section, image, type, id, message id, content type, mime version, in reply to,
      references, importance, attachments
      """
    ),
  ]
}
