import PipeKit
import YAML

/// How a plan is written down.
public enum PlanFormat: String, CaseIterable, Sendable {
  /// For people.
  case text
  /// A Mermaid flow chart.
  case mermaid
  /// A Graphviz graph.
  case dot
  /// For programs.
  case json
}

extension Plan {
  /// The plan written down; what came from the environment is shown as `${NAME}`, other secrets as `•••`.
  public func description(as format: PlanFormat) -> String {
    switch format {
    case .text: text
    case .mermaid: mermaid
    case .dot: dot
    case .json: String(decoding: JSON.object(json).prettyPrinted, as: UTF8.self)
    }
  }

  /// The stages that run as one: their numbers from 0.
  private var groups: [[Int]] {
    var groups: [[Int]] = []
    for (index, step) in stages.enumerated() {
      let joins =
        step.stage is any DocumentStage && index > 0 && stages[index - 1].stage is any DocumentStage
      if joins, let last = groups.indices.last {
        groups[last].append(index)
      } else {
        groups.append([index])
      }
    }
    return groups
  }

  private var text: String {
    var lines = [name + (summary.map { ": \($0)" } ?? ""), ""]
    let width = stages.map(\.id.count).max() ?? 0
    for group in groups {
      for (place, index) in group.enumerated() {
        let step = stages[index]
        let mark = group.count == 1 ? " " : place == 0 ? "┌" : place == group.count - 1 ? "└" : "│"
        let pad = String(repeating: " ", count: width - step.id.count)
        lines.append("\(index + 1). \(mark) \(step.id)\(pad)  \(step.manual.summary)")
        for detail in details(step) {
          lines.append("     \(String(repeating: " ", count: width))  \(detail)")
        }
      }
    }
    if groups.contains(where: { $0.count > 1 }) {
      lines += [
        "", "Stages joined by ┌│└ run together on all cores, a batch of documents at a time.",
      ]
    }
    return lines.joined(separator: "\n")
  }

  private func details(_ step: Step) -> [String] {
    var details: [String] = []
    if step.id != step.manual.name { details.append("stage: \(step.manual.name)") }
    if let options = step.options.object {
      details += options.members.map { "\($0.key): \(compact($0.value))" }
    }
    for key in step.keys where key.name != "id" {
      details.append("\(key.name): \(compact(key.value))")
    }
    details += step.stage.textDestinations.map { "sends the texts of documents to \($0)" }
    return details
  }

  private func compact(_ value: JSON) -> String {
    value.string ?? String(decoding: value.serialized, as: UTF8.self)
  }

  /// What a graph calls a stage.
  private func label(of index: Int) -> String {
    let step = stages[index]
    return ([step.id] + step.stage.textDestinations.map { "sends texts to \($0)" })
      .joined(separator: ", ")
  }

  private var mermaid: String {
    var lines = ["flowchart LR"]
    for (number, group) in groups.enumerated() {
      if group.count > 1 { lines.append("  subgraph together\(number) [on all cores]") }
      for index in group {
        let label = label(of: index).replacing("\"", with: "#quot;")
        lines.append("  \(group.count > 1 ? "  " : "")s\(index)[\"\(label)\"]")
      }
      if group.count > 1 { lines.append("  end") }
    }
    for index in stages.indices.dropFirst() { lines.append("  s\(index - 1) --> s\(index)") }
    return lines.joined(separator: "\n")
  }

  private var dot: String {
    var lines = ["digraph pipeline {", "  rankdir=LR;", "  node [shape=box];"]
    for (number, group) in groups.enumerated() {
      if group.count > 1 {
        lines.append("  subgraph cluster_\(number) { label=\"on all cores\"; style=rounded;")
      }
      for index in group {
        let label = label(of: index).replacing("\\", with: "\\\\")
          .replacing("\"", with: "\\\"")
        lines.append("  \(group.count > 1 ? "  " : "")s\(index) [label=\"\(label)\"];")
      }
      if group.count > 1 { lines.append("  }") }
    }
    for index in stages.indices.dropFirst() { lines.append("  s\(index - 1) -> s\(index);") }
    return (lines + ["}"]).joined(separator: "\n")
  }

  private var json: JSONObject {
    var object: JSONObject = ["name": .string(name)]
    if let summary { object["description"] = .string(summary) }
    object["stages"] = .array(
      zip(stages.indices, stages).map { index, step in
        var stage: JSONObject = [
          "id": .string(step.id), "stage": .string(step.manual.name),
          "version": .number(JSONNumber(step.manual.version)),
          "segment": .number(JSONNumber(groups.firstIndex { $0.contains(index) } ?? 0)),
          "on_error": .string(step.policy.rawValue),
        ]
        if !step.options.isNull { stage["options"] = step.options }
        let destinations = step.stage.textDestinations
        if !destinations.isEmpty {
          stage["sends_texts_to"] = .array(destinations.map { .string($0) })
        }
        for key in step.keys where key.name != "id" { stage[key.name] = key.value }
        return .object(stage)
      })
    return object
  }
}

extension Plan.Step {
  /// The options as they were written, without what is secret.
  fileprivate var options: JSON {
    guard let written, let entries = written.entries else { return written?.shown ?? .null }
    return .object(
      JSONObject(
        entries.map {
          ($0.name, secretOptions.contains($0.name) ? $0.value.shownSecret : $0.value.shown)
        }))
  }

  /// The common keys that say something, as they were written where they were: what they say may
  /// come from the environment.
  fileprivate var keys: [(name: String, value: JSON)] {
    let written = writtenKeys.map { ($0.name, $0.value.shown) }.filter { !$1.isNull }
    if !written.isEmpty { return written }
    var keys: [(name: String, value: JSON)] = []
    if let condition { keys.append(("when", condition.settingJSON)) }
    if policy != .skip { keys.append(("on_error", .string(policy.rawValue))) }
    if let retry { keys.append(("retry", retry.settingJSON)) }
    if let timeout { keys.append(("timeout", .string(TimeSpan(timeout).description))) }
    return keys
  }
}
