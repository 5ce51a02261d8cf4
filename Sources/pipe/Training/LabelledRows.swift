import TextClassifier

/// Rows that were read, and what was left out.
struct LabelledRows {
  /// The rows.
  var rows: [LabelledText] = []
  /// How many were left out as they have no label.
  var unlabelled = 0
  /// How many were left out as they have no text.
  var empty = 0
  /// What else there is to say.
  var notes: [String] = []

  /// What is to be said of what was left out, and of labels that hardly occur.
  var remarks: [String] {
    var remarks = notes
    if unlabelled > 0 {
      remarks.append("left out \(unlabelled.counted("row", "rows")) without a label")
    }
    if empty > 0 { remarks.append("left out \(empty.counted("row", "rows")) without a text") }
    return remarks
  }

  /// How many rows have each label.
  var counts: [String: Int] {
    var counts: [String: Int] = [:]
    for row in rows { for label in row.labels { counts[label, default: 0] += 1 } }
    return counts
  }
}
