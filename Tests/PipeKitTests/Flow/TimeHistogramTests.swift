import Testing

@testable import PipeKit

@Suite struct TimeHistogramTests {
  @Test func boundsAreInclusiveAndTheLastBucketTakesTheRest() {
    for (index, bound) in TimeHistogram.bounds.enumerated() {
      let histogram = TimeHistogram()
      let limit = UInt64((bound * 1e9).rounded())
      histogram.record(limit)
      histogram.record(limit + 1)
      let counts = histogram.reading.counts
      #expect(counts[index] == 1)
      #expect(counts[index + 1] == 1)
      #expect(counts.reduce(0, +) == 2)
    }
  }

  @Test func boundsRise() {
    #expect(zip(TimeHistogram.bounds, TimeHistogram.bounds.dropFirst()).allSatisfy(<))
  }

  @Test func addsUpFromSeveralTasks() async {
    let histogram = TimeHistogram()
    await withTaskGroup { group in
      for _ in 0..<4 {
        group.addTask { for _ in 0..<1000 { histogram.record(1_000_000) } }
      }
    }
    #expect(histogram.reading.counts.reduce(0, +) == 4000)
    #expect(abs(histogram.reading.sum - 4) < 1e-9)
  }
}
