import Foundation
import Testing

@testable import TextSummarizer

@Suite struct PortableMathTests {
  @Test func isAsExactAsTheLibraryOfC() {
    var value = 1e-12
    while value < 1e12 {
      #expect(abs(PortableMath.log(value) - log(value)) <= 4e-15 * max(1, abs(log(value))))
      value *= 1.37
    }
    var exponent = -50.0
    while exponent < 50 {
      #expect(abs(PortableMath.exp(exponent) / exp(exponent) - 1) < 1e-13)
      exponent += 0.37
    }
  }

  @Test func isFiniteAtTheEnds() {
    #expect(PortableMath.log(0) == 0)
    #expect(PortableMath.log(-1) == 0)
    #expect(PortableMath.exp(-1e9) == 0)
    #expect(PortableMath.exp(1e9).isFinite)
    #expect(PortableMath.logistic(1e9) == 1)
    #expect(PortableMath.logistic(0) == 0.5)
  }
}
