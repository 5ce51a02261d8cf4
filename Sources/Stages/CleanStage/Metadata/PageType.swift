/// What kind of page it is.
enum PageType: String, Sendable {
  case article, forum, product, listing, documentation, service, collection
}
