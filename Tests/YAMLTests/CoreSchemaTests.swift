import Diagnostics
import Testing
import YAML

@Suite struct CoreSchemaTests {
  @Test(arguments: [
    ("", CoreValue.null), ("~", .null), ("null", .null), ("Null", .null), ("NULL", .null),
    ("nULL", .string("nULL")), ("true", .bool(true)), ("True", .bool(true)),
    ("TRUE", .bool(true)), ("false", .bool(false)), ("False", .bool(false)),
    ("FALSE", .bool(false)), ("tRUE", .string("tRUE")),
    ("yes", .string("yes")), ("no", .string("no")), ("on", .string("on")),
    ("off", .string("off")), ("y", .string("y")), ("n", .string("n")),
    ("0", .int(0)), ("-0", .int(0)), ("+12", .int(12)), ("-19", .int(-19)), ("012", .int(12)),
    ("0o17", .int(15)), ("0o", .string("0o")), ("0o8", .string("0o8")), ("0O7", .string("0O7")),
    ("-0o7", .string("-0o7")), ("0o-7", .string("0o-7")),
    ("0x3A", .int(58)), ("0xfF", .int(255)), ("0x", .string("0x")), ("0xG", .string("0xG")),
    ("0b1", .string("0b1")), ("1_000", .string("1_000")), ("1,000", .string("1,000")),
    ("9223372036854775807", .int(.max)), ("-9223372036854775808", .int(.min)),
    ("9223372036854775808", .float(0x1p63)), ("0x8000000000000000", .float(0x1p63)),
    ("0.", .float(0)), (".5", .float(0.5)), ("-0.5", .float(-0.5)), ("+.5", .float(0.5)),
    ("12e03", .float(12000)), ("-2E+05", .float(-200_000)), ("1.e1", .float(10)),
    (".", .string(".")), ("-", .string("-")), ("+", .string("+")), ("e5", .string("e5")),
    ("1e", .string("1e")), ("1e+", .string("1e+")), ("1.2.3", .string("1.2.3")),
    ("0x1p3", .string("0x1p3")), ("infinity", .string("infinity")), ("nan", .string("nan")),
    (".inf", .float(.infinity)), ("-.Inf", .float(-.infinity)), ("+.INF", .float(.infinity)),
    (".iNF", .string(".iNF")), ("1:30", .string("1:30")), ("190:20:30", .string("190:20:30")),
    ("2026-11-23", .string("2026-11-23")),
    ("2001-12-14T21:59:43.10-05:00", .string("2001-12-14T21:59:43.10-05:00")),
    ("=", .string("=")), ("1 2", .string("1 2")), ("٣", .string("٣")), ("24h", .string("24h")),
  ])
  func resolvesPlainScalars(text: String, value: CoreValue) {
    #expect(Scalar(text).resolved == value)
  }

  @Test func knowsNotANumber() {
    guard case .float(let value) = Scalar(".NaN").resolved else {
      Issue.record("not a float")
      return
    }
    #expect(value.isNaN)
  }

  @Test func takesWhatIsQuotedForText() throws {
    let list = try node("[\"1\", '~', 'true', '']")
    #expect(list.items?.map { $0.scalar?.resolved } == ["1", "~", "true", ""].map { .string($0) })
    let block = try node("a: |-\n  5\nb: >-\n  6\n")
    #expect(block["a"]?.scalar?.resolved == .string("5"))
    #expect(block["b"]?.scalar?.resolved == .string("6"))
    #expect(block["a"]?.scalar?.style == .block)
  }

  @Test func letsCoreTagsOverruleTheText() throws {
    let node = try node(
      "[!!str 1, !!int \"2\", !!float 3, !!bool 'true', !!null '', ! 4, !!str, !<tag:yaml.org,2002:int> 5]"
    )
    #expect(
      node.items?.map { $0.scalar?.resolved } == [
        .string("1"), .int(2), .float(3), .bool(true), .null, .string("4"), .string(""), .int(5),
      ])
  }
}
