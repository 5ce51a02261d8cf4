/// Why a shared library is not loaded.
package struct LibraryObjection: Error, Equatable {
  /// The rest of a sentence that begins with the file.
  package let message: String
  /// What can be done.
  package let hint: String?

  init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }

  static let isNoLibrary = LibraryObjection(
    "is no shared library",
    hint: "'swift build' leaves it in .build/debug or .build/release, as libNAME.so")
  static let isCutShort = LibraryObjection(
    "is damaged, or not all of it is there", hint: "copy it again, or build it again")

  /// What was built for something else.
  static func mismatch(_ message: String) -> LibraryObjection {
    LibraryObjection(
      message,
      hint: """
        build it again with the modules of this pipe, whose folder stands in its Package.swift \
        ('pipe new plugin' writes one): swift package clean, then swift build
        """)
  }
}
