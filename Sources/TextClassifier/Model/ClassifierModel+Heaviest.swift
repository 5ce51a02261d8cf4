import Foundation

extension ClassifierModel {
  /// How many features it has.
  public var featureCount: Int {
    data.withUnsafeBytes { bytes in
      (0..<header.groups * ModelTable.width).count { isTaken($0, bytes) }
    }
  }

  /// The place of a feature; nil for one that the model does not know.
  func place(of hash: UInt64) -> Int? { withTable { $0.place(of: hash) } }

  /// The places whose weights speak most for each label, the heaviest first.
  func heaviest(_ count: Int) -> [[(place: Int, weight: Float)]] {
    let labels = header.labels.count
    guard count > 0 else { return [[(place: Int, weight: Float)]](repeating: [], count: labels) }
    // Counted by their steps first, of which there are but 127 that speak for a label.
    var steps = [Int](repeating: 0, count: labels * 128)
    return data.withUnsafeBytes { bytes in
      func step(_ place: Int, _ label: Int) -> Int {
        let weight = Int(Int8(bitPattern: bytes[weights + place * labels + label]))
        return header.scales[label] < 0 ? -weight : weight
      }
      let places = 0..<header.groups * ModelTable.width
      for place in places where isTaken(place, bytes) {
        for label in 0..<labels {
          let step = step(place, label)
          if step > 0 { steps[label * 128 + min(step, 127)] += 1 }
        }
      }
      let least = (0..<labels).map { label in
        var (step, sum) = (127, steps[label * 128 + 127])
        while step > 1, sum < count {
          step -= 1
          sum += steps[label * 128 + step]
        }
        return step
      }
      // Those beyond the least step all belong to them; of those at it as many as there is room for.
      var room = (0..<labels).map { label in
        count - (least[label]...127).dropFirst().reduce(0) { $0 + steps[label * 128 + $1] }
      }
      var found = [[(place: Int, weight: Float)]](repeating: [], count: labels)
      for place in places where isTaken(place, bytes) {
        for label in 0..<labels {
          let step = min(127, step(place, label))
          guard step >= least[label] else { continue }
          if step == least[label] {
            guard room[label] > 0 else { continue }
            room[label] -= 1
          }
          found[label].append((place, abs(header.scales[label]) * Float(step)))
        }
      }
      return found.map { places in
        places.sorted { $0.weight != $1.weight ? $0.weight > $1.weight : $0.place < $1.place }
      }
    }
  }

  private func isTaken(_ place: Int, _ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.loadUnaligned(fromByteOffset: prints + 2 * place, as: UInt16.self) != 0
  }
}
