package import PipeTesting

extension SeededGenerator {
  /// A number from 0 on and below a bound.
  package mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

  /// Whether something happens that happens once in so many times.
  package mutating func onceIn(_ times: Int) -> Bool { below(times) == 0 }

  /// One of a list that is not empty.
  package mutating func pick<T>(_ list: [T]) -> T { list[below(list.count)] }
}
