import Foundation
import PipeKit

/// What Foundation makes of JSON, to compare with.
enum FoundationJSON {
  /// The value that Foundation reads; `nil` where it refuses the text.
  static func value(_ text: [UInt8]) -> Any? {
    try? JSONSerialization.jsonObject(with: Data(text), options: .fragmentsAllowed)
  }

  /// Whether Foundation reads a text as this value.
  static func reads(_ text: [UInt8], as json: JSON) -> Bool {
    value(text).map { isSame($0, json) } ?? false
  }

  private static func isSame(_ value: Any, _ json: JSON) -> Bool {
    switch json {
    case .null: return value is NSNull
    case .bool(let flag): return (value as? NSNumber)?.boolValue == flag
    case .number(let number):
      // Foundation reads decimals that are not always the nearest.
      guard let value = (value as? NSNumber)?.doubleValue else { return false }
      return abs(value - number.double) <= abs(number.double) * 1e-13
    case .string(let string):
      return (value as? String).map { $0.utf8.elementsEqual(string.utf8) } ?? false
    case .array(let items):
      guard let values = value as? [Any], values.count == items.count else { return false }
      return zip(values, items).allSatisfy { isSame($0, $1) }
    case .object(let object):
      guard let values = value as? [String: Any], values.count == object.count else { return false }
      return object.members.allSatisfy { member in
        values[member.key].map { isSame($0, member.value) } ?? false
      }
    }
  }

  /// Whether every number in a value is one that a double can hold, which Foundation demands.
  static func canHoldNumbers(of json: JSON) -> Bool {
    switch json {
    case .null, .bool, .string: true
    case .number(let number): number.double.isFinite
    case .array(let items): items.allSatisfy(canHoldNumbers)
    case .object(let object): object.members.allSatisfy { canHoldNumbers(of: $0.value) }
    }
  }
}
