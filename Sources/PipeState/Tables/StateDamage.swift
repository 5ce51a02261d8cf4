/// Something in the database that pipe cannot have written.
struct StateDamage: Error, Hashable {
  /// What it is, to stand after "is damaged: ".
  var what: String

  init(_ what: String) { self.what = what }
}
