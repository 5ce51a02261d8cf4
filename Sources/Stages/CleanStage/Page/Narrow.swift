/// A number that takes 32 bits, more than any page is long; a larger one becomes the largest.
@propertyWrapper
struct Narrow: Sendable {
  private var value: Int32

  @inline(__always)
  init(wrappedValue: Int) { value = Int32(clamping: wrappedValue) }

  @inline(__always)
  var wrappedValue: Int {
    get { Int(value) }
    set { value = Int32(clamping: newValue) }
  }
}
