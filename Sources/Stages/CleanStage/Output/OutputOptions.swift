/// What the content of a page is written as.
struct OutputOptions: Sendable {
  var format = TextFormat.text
  var images = true
  var links = true
  var formatting = true
}
