import TextClassifier

/// The report on a classifier as a page of its own, without scripts.
struct ReportPage {
  /// Of more labels the most frequent are told.
  private static let mostLabels = 1000

  private let report: ClassifierReport

  init(_ report: ClassifierReport) { self.report = report }

  /// The page.
  var html: String {
    let notes: Markup =
      report.notes.isEmpty
      ? "" : "<ul class=\"notes\">\(report.notes.map { "<li>\($0)</li>\n" as Markup })</ul>\n"
    let evaluated: Markup =
      report.evaluation.map { "\(qualities)\(confusion($0))\(calibration($0))" } ?? ""
    let page: Markup = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>Classifier: \(report.title)</title>
      <style>
      \(ReportStyle.sheet)
      </style>
      </head>
      <body>
      <main>
      <h1>\(report.title)</h1>
      <dl>
      \(report.facts.map { "<div><dt>\($0.name)</dt><dd>\($0.value)</dd></div>\n" as Markup })</dl>
      \(notes)\(evaluated)\(features)\(mistakes)</main>
      </body>
      </html>

      """
    return page.html
  }

  private var qualities: Markup {
    let order = report.order
    let rows = order.prefix(Self.mostLabels).map { label -> Markup in
      let quality = report.qualities[label]
      return """
        <tr><th scope="row">\(report.labels[label])</th>\(bar(quality.precision))\(bar(quality.recall))\
        \(bar(quality.f1))<td>\(quality.support.formatted)</td></tr>

        """
    }
    let rest: Markup =
      order.count > Self.mostLabels ? "<p>… and \(order.count - Self.mostLabels) more</p>\n" : ""
    return """
      <h2>Labels</h2>
      <p>Precision: the share of those given the label that have it. Recall: the share of those that have it \
      that were given it. F1: their harmonic mean.</p>
      <div class="wide"><table>
      <thead><tr><th scope="col">label</th><th scope="col">precision</th><th scope="col">recall</th>\
      <th scope="col">F1</th><th scope="col">rows</th></tr></thead>
      <tbody>
      \(rows)</tbody></table></div>
      \(rest)
      """
  }

  /// A cell with a share, as long a bar behind it.
  private func bar(_ share: Double) -> Markup {
    let width = Int((min(max(share, 0), 1) * 100).rounded())
    return """
      <td class="bar" style="background-size:\(width)% 100%">\(share.rounded(digits: 3))</td>
      """
  }

  private func confusion(_ evaluation: Evaluation) -> Markup {
    if evaluation.isMultiLabel { return "" }
    guard evaluation.labels.count <= ClassifierReport.matrixLabels else {
      let rows = evaluation.confusions(ClassifierReport.confusions).map { confusion -> Markup in
        """
        <tr><th scope="row">\(report.labels[confusion.known])</th><td class="text">\(report.labels[confusion.given])</td>\
        <td>\(confusion.count.formatted)</td></tr>

        """
      }
      return rows.isEmpty
        ? ""
        : """
        <h2>The most frequent confusions</h2>
        <div class="wide"><table>
        <thead><tr><th scope="col">label</th><th scope="col">given</th><th scope="col">rows</th></tr></thead>
        <tbody>
        \(rows)</tbody></table></div>

        """
    }
    let order = report.order
    let matrix = evaluation.confusion
    let rows = order.map { label -> Markup in
      let support = max(1, matrix[label].reduce(0, +))
      let cells = order.map { given -> Markup in
        let count = matrix[label][given]
        let share = Double(count) / Double(support)
        // By the root, so that few mistakes among many rows are seen.
        let strength = Int((share.squareRoot() * 70).rounded())
        let kind: Markup = label == given ? "right" : "wrong"
        let title = "\(report.labels[label]), given \(report.labels[given]): \(count)"
        return """
          <td class="heat \(kind)" style="--heat:\(strength)%" title="\(title)">\(count == 0 ? "" : count.formatted)</td>
          """
      }
      return "<tr><th scope=\"row\">\(report.labels[label])</th>\(cells)</tr>\n"
    }
    let heads = order.map { "<th scope=\"col\"><span>\(report.labels[$0])</span></th>" as Markup }
    return """
      <h2>Confusion matrix</h2>
      <p>Each line has the rows with a label, each column those that were given one.</p>
      <div class="wide"><table class="matrix">
      <thead><tr><td></td>\(heads)</tr></thead>
      <tbody>
      \(rows)</tbody></table></div>

      """
  }

  /// How sure answers are, and how right: a point for each step, as large as it has rows.
  private func calibration(_ evaluation: Evaluation) -> Markup {
    let bins = evaluation.calibration.filter { $0.count > 0 }
    guard let most = bins.map(\.count).max() else { return "" }
    func x(_ share: Double) -> String { (40 + 300 * share).rounded(digits: 1) }
    func y(_ share: Double) -> String { (310 - 300 * share).rounded(digits: 1) }
    let ticks = (0...5).map { step -> Markup in
      let share = Double(step) / 5
      let number = share.rounded(digits: 1)
      return """
        <line class="grid" x1="\(x(share))" y1="10" x2="\(x(share))" y2="310"/>\
        <line class="grid" x1="40" y1="\(y(share))" x2="340" y2="\(y(share))"/>\
        <text x="\(x(share))" y="326" text-anchor="middle">\(number)</text>\
        <text x="34" y="\((314 - 300 * share).rounded(digits: 1))" text-anchor="end">\(number)</text>

        """
    }
    let line = bins.map { "\(x($0.confidence)),\(y($0.accuracy))" }.joined(separator: " ")
    let points = bins.map { bin -> Markup in
      let radius = 3 + 7 * (Double(bin.count) / Double(most)).squareRoot()
      let title =
        "\(bin.count.formatted) rows: \(bin.confidence.rounded(digits: 3)) sure, \(bin.accuracy.rounded(digits: 3)) right"
      return """
        <circle cx="\(x(bin.confidence))" cy="\(y(bin.accuracy))" r="\(radius.rounded(digits: 1))"><title>\(title)</title></circle>

        """
    }
    return """
      <h2>Calibration</h2>
      <p>How often answers are right that are so sure. On the dashed line both are the same; below it answers are \
      surer than they should be. A point is as large as it has rows.</p>
      <svg viewBox="0 0 350 350" role="img" aria-label="Share of right answers by probability">
      \(ticks)<line class="ideal" x1="40" y1="310" x2="340" y2="10"/>
      <polyline points="\(line)"/>
      \(points)<text x="190" y="344" text-anchor="middle">probability</text>
      <text x="12" y="160" text-anchor="middle" transform="rotate(-90 12 160)">right</text>
      </svg>

      """
  }

  private var features: Markup {
    let rows = report.features.labels.enumerated().filter { !$0.element.isEmpty }
    if rows.isEmpty { return "" }
    let sections = rows.map { label, features -> Markup in
      let most = features.first?.weight ?? 1
      let items = features.map { feature -> Markup in
        let strength = most > 0 ? Int((feature.weight / most * 60).rounded()) : 0
        return "<li style=\"--heat:\(strength)%\">\(feature.shown)</li>\n"
      }
      return "<h3>\(report.labels[label])</h3>\n<ul class=\"features\">\(items)</ul>\n"
    }
    return """
      <h2>What speaks most for each label</h2>
      <p>Words, runs of words in quotes, words of the title, and parts of words between hyphens; the stronger the colour, the more.</p>
      \(sections)
      """
  }

  private var mistakes: Markup {
    if report.mistakes.isEmpty { return "" }
    let items = report.mistakes.map { mistake -> Markup in
      """
      <li><p><b>\(Self.names(mistake.given))</b> (\(mistake.probability.rounded(digits: 3))), not \
      <b>\(Self.names(mistake.known))</b></p><p>\(mistake.text)</p></li>

      """
    }
    return """
      <h2>The worst mistakes</h2>
      <p>Wrong labels that were given most surely. Some of them may be right, and the data wrong.</p>
      <ol class="mistakes">
      \(items)</ol>

      """
  }

  private static func names(_ labels: [String]) -> String {
    labels.isEmpty ? "no label" : labels.joined(separator: " + ")
  }
}
