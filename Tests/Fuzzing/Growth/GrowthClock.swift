import Foundation

/// Compares the time that a byte takes in a short and in a long document.
package struct GrowthClock {
  /// What has been found of an operation.
  package struct Finding {
    /// What was done.
    package let operation: String
    /// How many nanoseconds a byte of the long document took.
    package let perByte: Double
    /// How many times as long a byte took in the long document as in the short one.
    package let ratio: Double
  }

  private var work: any GrowthSubject

  /// Creates a clock for what is done to documents.
  package init(_ work: any GrowthSubject) { self.work = work }

  /// How long a byte takes at a length and at eight times that.
  ///
  /// The least of several times counts, as others disturb them. Where it looks as if time grew, it is
  /// taken of documents that are longer still, in which everything that has a limit has reached it.
  package mutating func findings(of family: GrowthFamily, length: Int) -> [Finding] {
    let documents = [family.input(length), family.input(length * 8)]
    return work.operations.map { operation in
      let finding = self.finding(operation, documents[0], documents[1], repetitions: 2)
      if finding.ratio < 2.5 { return finding }
      return self.finding(
        operation, documents[1], family.input(length * 64), repetitions: 3)
    }
  }

  private mutating func finding(
    _ operation: String, _ short: [UInt8], _ long: [UInt8], repetitions: Int
  ) -> Finding {
    let before = perByte(operation, short, repetitions: repetitions * 3)
    let after = perByte(operation, long, repetitions: repetitions)
    // What takes next to no time is not measured well.
    return Finding(operation: operation, perByte: after, ratio: max(1, after) / max(1, before))
  }

  private mutating func perByte(
    _ operation: String, _ bytes: [UInt8], repetitions: Int
  ) -> Double {
    work.prepare(bytes)
    var least = Double.infinity
    for _ in 0..<repetitions {
      let start = GrowthClock.now()
      work.run(operation, bytes)
      least = min(least, GrowthClock.now() - start)
    }
    return least / Double(max(1, bytes.count))
  }

  /// The processor time of this thread in nanoseconds.
  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
  }
}
