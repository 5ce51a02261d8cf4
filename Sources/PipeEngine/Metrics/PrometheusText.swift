package import PipeKit

/// Metrics in the text format that Prometheus reads, version 0.0.4.
///
/// https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format
package struct PrometheusText {
  /// The format's media type.
  package static let mediaType = "text/plain; version=0.0.4; charset=utf-8"

  private typealias Sample = (
    suffix: String, labels: [(name: String, value: String)], value: String
  )

  private let snapshot: MetricsSnapshot
  private let redact: Redactor
  /// The stages with the names they are shown by.
  private var stages: [(labels: [(name: String, value: String)], stage: MetricsSnapshot.Stage)] = []
  private var text = ""

  /// The text of a snapshot, without secrets.
  package static func text(_ snapshot: MetricsSnapshot, redact: Redactor = Redactor()) -> String {
    var writer = PrometheusText(snapshot, redact)
    writer.addRun()
    writer.addDocuments()
    writer.addTimes()
    if let process = snapshot.process { writer.add(process) }
    return writer.text
  }

  private init(_ snapshot: MetricsSnapshot, _ redact: Redactor) {
    self.snapshot = snapshot
    self.redact = redact
    var used: Set<String> = []
    for stage in snapshot.stages {
      // Two names may differ only in what is taken out, but a series must not come twice.
      var name = redact(stage.id)
      while !used.insert(name).inserted { name += "'" }
      stages.append(([("pipeline", redact(snapshot.pipeline)), ("stage", name)], stage))
    }
  }

  private mutating func addRun() {
    let pipeline = [(name: "pipeline", value: redact(snapshot.pipeline))]
    add(
      "pipe_run_info", "gauge", "The run that is watched; always 1.",
      [("", [("version", snapshot.version)] + pipeline, "1")])
    add(
      "pipe_run_seconds", "gauge", "How long the run has lasted.",
      [("", pipeline, "\(snapshot.elapsed / .seconds(1))")])
  }

  private mutating func addDocuments() {
    add("pipe_documents_in_total", "counter", "Documents that came into the stage.") {
      "\($0.reading.input)"
    }
    add("pipe_documents_out_total", "counter", "Documents that left the stage.") {
      "\($0.reading.output)"
    }
    let dropped = stages.flatMap { labels, stage -> [Sample] in
      // Reasons may differ only in what is taken out.
      var counts: [String: Int] = [:]
      for (reason, count) in stage.reading.dropped { counts[redact(reason), default: 0] += count }
      return counts.sorted { $0.key < $1.key }.map { reason, count -> Sample in
        ("", labels + [("reason", reason)], "\(count)")
      }
    }
    add("pipe_documents_dropped_total", "counter", "Documents that the stage dropped.", dropped)
    add("pipe_documents_failed_total", "counter", "Documents that failed in the stage.") {
      "\($0.reading.failed)"
    }
    add("pipe_queue_depth", "gauge", "Parcels of documents that wait before the stage.") {
      $0.queue.map { "\($0)" }
    }
  }

  private mutating func addTimes() {
    add(
      "pipe_stage_processor_seconds_total", "counter",
      "Processor time that the stage has taken, as far as it is known."
    ) { "\($0.reading.processorSeconds)" }
    let samples = stages.flatMap { labels, stage -> [Sample] in
      var total = 0
      let bounds = TimeHistogram.bounds.map { "\($0)" } + ["+Inf"]
      let buckets = zip(bounds, stage.batches.counts).map { bound, count -> Sample in
        total += count
        return ("_bucket", labels + [("le", bound)], "\(total)")
      }
      return buckets + [("_sum", labels, "\(stage.batches.sum)"), ("_count", labels, "\(total)")]
    }
    add(
      "pipe_stage_seconds", "histogram",
      "Time the stage took for a batch, without waiting for its neighbours.", samples)
  }

  private mutating func add(_ process: ProcessUsage) {
    if let seconds = process.processorSeconds {
      add(
        "process_cpu_seconds_total", "counter", "Processor time that the process has taken.",
        [("", [], "\(seconds)")])
    }
    if let memory = process.residentMemory {
      add(
        "process_resident_memory_bytes", "gauge", "Resident memory of the process.",
        [("", [], "\(memory)")])
    }
    if let descriptors = process.openDescriptors {
      add(
        "process_open_fds", "gauge", "Open descriptors of the process.",
        [("", [], "\(descriptors)")])
    }
  }

  /// Adds a metric that has a value, or none, for each stage.
  private mutating func add(
    _ name: String, _ type: String, _ help: String, value: (MetricsSnapshot.Stage) -> String?
  ) {
    add(
      name, type, help,
      stages.compactMap { labels, stage in value(stage).map { ("", labels, $0) } })
  }

  private mutating func add(_ name: String, _ type: String, _ help: String, _ samples: [Sample]) {
    if samples.isEmpty { return }
    text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
    for (suffix, labels, value) in samples {
      let list = labels.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",")
      text += name + suffix + (list.isEmpty ? "" : "{\(list)}") + " \(value)\n"
    }
  }

  private static func escaped(_ value: String) -> String {
    var result = ""
    // Scalars: a carriage return and a line feed are one character.
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "\n": result += "\\n"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
