package import PipeKit

extension RunReport {
  /// The report for programs, and to be remembered.
  ///
  /// - Parameter seconds: How long the run took.
  /// - Returns: An object with `seconds`, `stages`, `outputs` and `stopped`.
  package func json(seconds: Double) -> JSONObject {
    [
      "seconds": .number(JSONNumber(seconds)),
      "stages": .array(stages.map { .object($0.json) }),
      "outputs": .array(
        outputs.map { ["path": .string($0.path), "documents": .number(JSONNumber($0.documents))] }),
      "stopped": .bool(wasStopped),
    ]
  }
}

extension RunReport.Stage {
  fileprivate var json: JSONObject {
    let dropped = dropped.sorted { $0.key < $1.key }.map { reason, count in
      (reason, JSON.number(JSONNumber(count)))
    }
    return [
      "id": .string(id), "stage": .string(name), "in": .number(JSONNumber(input)),
      "out": .number(JSONNumber(output)), "dropped": .object(JSONObject(dropped)),
      "failed": .number(JSONNumber(failed)),
      "cpu_seconds": .number(JSONNumber(processorSeconds)),
    ]
  }
}
