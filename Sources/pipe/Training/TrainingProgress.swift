import Synchronization
import TextClassifier
import TextSummarizer

/// Tells on standard error how far the training is: on a terminal in one line that changes, else a line
/// a step.
final class TrainingProgress: Sendable {
  private let isQuiet: Bool
  private let isLive: Bool
  private let write: @Sendable (String) -> Void
  private let isShown = Mutex(false)

  init(
    isQuiet: Bool, isLive: Bool = Console.errorIsTerminal,
    write: @escaping @Sendable (String) -> Void = { Console.writeError($0) }
  ) {
    self.isQuiet = isQuiet
    self.isLive = isLive
    self.write = write
  }

  /// Tells what is done now.
  func show(_ text: String) {
    if isQuiet { return }
    isShown.withLock { isShown in
      write(isLive ? "\r\u{1B}[2K\(text.printable)…" : text.printable + "\n")
      isShown = isLive
    }
  }

  /// Tells a step of the training.
  @Sendable func show(_ step: ClassifierTrainer.Step) {
    switch step {
    case .reading(let rows): show("finding the features of \(rows.counted("row", "rows"))")
    case .checking(1, of: 1): show("training to check, without the rows that are held out")
    case .checking(let part, let parts): show("training to check, part \(part) of \(parts)")
    case .training(let rows, let features):
      show(
        "training with \(rows.counted("row", "rows")), \(features.counted("feature", "features"))")
    case .trained(let labels, let all):
      // Where each would be a line, every fifth of many labels is one.
      if isLive ? all > 8 : all > 100 && labels * 5 / all > (labels - 8) * 5 / all {
        show("\(labels) of \(all) labels are trained")
      }
    case .calibrating(let rows): show("calibrating with \(rows.counted("row", "rows"))")
    }
  }

  /// Tells a step of the training of a summarizer.
  func show(_ step: RankerTrainer.Step) {
    switch step {
    case .reading(let texts): show("finding the features of \(texts.counted("text", "texts"))")
    case .checking: show("training to check, without the texts that are held out")
    case .training(let sentences):
      show("training with \(sentences.counted("sentence", "sentences"))")
    }
  }

  /// Says something that stays.
  func warn(_ text: String) {
    if isQuiet { return }
    end()
    write("warning: \(text.printable)\n")
  }

  /// Takes away what is shown.
  func end() {
    isShown.withLock { isShown in
      if isShown { write("\r\u{1B}[2K") }
      isShown = false
    }
  }
}
