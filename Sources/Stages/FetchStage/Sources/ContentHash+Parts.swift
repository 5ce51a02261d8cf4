import PipeKit

extension ContentHash {
  /// The hash of texts one after the other, told from that of the same bytes parted elsewhere.
  ///
  /// Addresses are noted by it, as they may have a secret; the first part is the salt that belongs to the state.
  init(parts: [String]) {
    self.init()
    for part in parts {
      add(part.utf8.span)
      add("\0".utf8.span)
    }
  }
}
