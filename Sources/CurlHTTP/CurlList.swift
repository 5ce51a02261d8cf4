import CCurl

/// A list of lines for libcurl, which reads it for as long as a transfer goes on.
final class CurlList {
  let lines: [String]
  /// The list; nil if it has no lines.
  let pointer: UnsafeMutablePointer<curl_slist>?

  /// Copies lines; nil where there is no memory.
  init?(_ lines: [String]) {
    var list: UnsafeMutablePointer<curl_slist>?
    for line in lines {
      guard let longer = curl_slist_append(list, line) else {
        curl_slist_free_all(list)
        return nil
      }
      list = longer
    }
    self.lines = lines
    pointer = list
  }

  deinit { curl_slist_free_all(pointer) }
}
