/// libcurl's multi handle.
///
/// It may be used on one thread only, but for `curl_multi_wakeup`, which may be called from any;
/// ``CurlLoop`` keeps to that.
struct MultiHandle: @unchecked Sendable {
  let pointer: UnsafeMutableRawPointer
}
