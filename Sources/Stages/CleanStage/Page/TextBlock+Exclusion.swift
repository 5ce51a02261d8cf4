extension TextBlock {
  /// Why the text of a block does not go with the article.
  enum Exclusion: String, Sendable {
    /// It stands in an element that is boilerplate by its name, role or classes.
    case element
    /// It stands outside of the element that holds the content.
    case outside
    /// It stands in a small box with a picture or a form.
    case box
    /// It is of a list or table of links.
    case links
    /// It is of a table of contents.
    case contents
    /// It is the title, or a heading of the first level above the text.
    case title
    /// It says who wrote the text, or when, above it.
    case byline
    /// It is short and stands above the first paragraph.
    case aboveText = "above_text"
    /// It is short and no sentence.
    case fragment
    /// It is a line that is known to be no part of texts.
    case leftover
    /// It is a heading known to be that of a part to leave out, or stands in such a part.
    case section
    /// It says who took a picture.
    case credit
    /// It is nothing but a date.
    case date
    /// It is nothing but a link.
    case link
    /// It is a caption.
    case caption
    /// What it says stands elsewhere in the text.
    case repeated
    /// It is of a table, and those are not wanted.
    case table
    /// The model takes it for unlikely.
    case model
  }
}
