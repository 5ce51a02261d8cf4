internal import CPCRE2

/// A compiled expression, which any number of tasks can match with.
final class PatternCode: @unchecked Sendable {
  let handle: OpaquePointer
  /// Whether the expression can match no text.
  let matchesEmpty: Bool
  /// Whether it can only match at the start of a text.
  let isAnchored: Bool

  /// Compiles an expression.
  init(_ text: String) throws(OptionProblem) {
    let context = pcre2_compile_context_create_8(nil)
    defer { pcre2_compile_context_free_8(context) }
    pcre2_set_newline_8(context, UInt32(PCRE2_NEWLINE_ANY))
    // Half the usual; nobody writes deeper ones by hand.
    pcre2_set_parens_nest_limit_8(context, 125)
    let options =
      PCRE2_UTF | PCRE2_UCP | UInt32(PCRE2_NEVER_BACKSLASH_C) | UInt32(PCRE2_USE_OFFSET_LIMIT)
    var code: Int32 = 0
    var offset = 0
    let utf8 = Array(text.utf8)
    let compiled = utf8.withUnsafeBufferPointer {
      pcre2_compile_8($0.baseAddress, $0.count, options, &code, &offset, context)
    }
    guard let compiled else {
      throw OptionProblem(
        "this is not a regular expression: \(Self.message(of: code)), at character "
          + "\(String(decoding: utf8.prefix(offset), as: UTF8.self).count + 1)",
        hint:
          "in YAML, write it in single quotes; a backslash before . ( ) [ ] { } * + ? ^ $ | takes it literally"
      )
    }
    handle = compiled
    // Where the system allows no code to be made, matching is slower.
    pcre2_jit_compile_8(compiled, UInt32(PCRE2_JIT_COMPLETE))
    var value: UInt32 = 0
    pcre2_pattern_info_8(compiled, UInt32(PCRE2_INFO_MATCHEMPTY), &value)
    matchesEmpty = value != 0
    pcre2_pattern_info_8(compiled, UInt32(PCRE2_INFO_ALLOPTIONS), &value)
    isAnchored = value & UInt32(PCRE2_ANCHORED) != 0
  }

  deinit { pcre2_code_free_8(handle) }

  /// What is wrong with an expression, as the library says it.
  private static func message(of code: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let length = pcre2_get_error_message_8(code, &buffer, buffer.count)
    return length > 0
      ? String(decoding: buffer.prefix(Int(length)), as: UTF8.self) : "error \(code)"
  }
}
