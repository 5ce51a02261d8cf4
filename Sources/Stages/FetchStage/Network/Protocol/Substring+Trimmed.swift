extension Substring {
  /// What is left without the characters at both ends that do not count.
  func trimmed(_ isOutside: (Character) -> Bool) -> String {
    let start = drop(while: isOutside)
    guard let last = start.lastIndex(where: { !isOutside($0) }) else { return "" }
    return String(start[...last])
  }
}
