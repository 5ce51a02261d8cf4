import Foundation
import Fuzzing

/// Measures documents of many kinds, first those that are known to be hard and then any.
struct GrowthRun {
  /// How many times as long a byte may take in a document that is eight times as long.
  private static let limit = 3.0

  private let arguments: Arguments

  init(_ arguments: Arguments) { self.arguments = arguments }

  /// Measures until the time is over; whether time was always in proportion.
  func run() -> Bool {
    let subject = Worker.kind(arguments).growth()
    let families = type(of: subject).families
    var clock = GrowthClock(subject)
    let mutator = Worker.mutator(arguments)
    let end = ProcessInfo.processInfo.systemUptime + Double(arguments.seconds)
    var slowest: [String: (Double, GrowthFamily)] = [:]
    var isFlat = true
    var count = 0
    let only = arguments.unit.map { GrowthFamily($0) }
    while ProcessInfo.processInfo.systemUptime < end, only == nil || count == 0 {
      Output.line("\(count)")
      let isKnown = count < families.count
      let family =
        only
        ?? (isKnown ? families[count] : GrowthFamily(unit: mutator.unit(count)))
      for finding in clock.findings(of: family, length: subject.length) {
        if finding.perByte > slowest[finding.operation]?.0 ?? 0 {
          slowest[finding.operation] = (finding.perByte, family)
        }
        if finding.ratio > GrowthRun.limit {
          isFlat = false
          let ratio = String(format: "%.1f times, %.0f ns a byte", finding.ratio, finding.perByte)
          Output.line("! \(finding.operation) \(ratio): \(family)")
        }
      }
      count += 1
    }
    for (operation, (perByte, family)) in slowest.sorted(by: { $0.key < $1.key }) {
      Output.line("! \(operation): at most \(Int(perByte)) ns a byte, for \(family)")
    }
    Output.line("! \(count) kinds of documents measured")
    return isFlat
  }
}
