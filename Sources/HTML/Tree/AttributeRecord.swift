/// How an attribute is stored.
@usableFromInline
struct AttributeRecord: Sendable {
  @usableFromInline var name: UInt32
  @usableFromInline var start: UInt32
  @usableFromInline var length: UInt32
}
