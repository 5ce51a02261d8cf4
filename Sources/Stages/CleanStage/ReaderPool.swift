import Synchronization

/// Readers that are not at work, so that their buffers serve the next page.
final class ReaderPool: Sendable {
  private let idle = Mutex<[PageReader]>([])

  /// Lends a reader.
  func withReader<Result>(_ body: (inout PageReader) -> Result) -> Result {
    var reader = idle.withLock { $0.popLast() } ?? PageReader()
    let result = body(&reader)
    reader.forgetPage()
    // One that has met a huge page holds more than it is worth.
    if reader.capacity < 32 << 20 {
      let returned = reader
      idle.withLock { if $0.count < 64 { $0.append(returned) } }
    }
    return result
  }
}
