import Diagnostics

/// A text in which `«` and `»` mark where findings have to fall.
///
///     clean: {«min_lenght»: 10}
///
/// Marks may nest. They are taken out of the text; what they enclose is in `marks`, in the order
/// of the opening marks. An empty pair marks a place one long.
struct MarkedText {
  let source: SourceText
  let marks: [SourceLocation]

  init(_ marked: String, name: String = "test.yaml") {
    var text = ""
    var line = 1
    var column = 1
    var marks: [SourceLocation] = []
    var open: [Int] = []
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "«":
        open.append(marks.count)
        marks.append(SourceLocation(line: line, column: column))
      case "»":
        guard let index = open.popLast() else { continue }
        let length = marks[index].line == line ? column - marks[index].column : 1
        marks[index].length = max(1, length)
      default:
        text.unicodeScalars.append(scalar)
        column += 1
        if scalar == "\n" { (line, column) = (line + 1, 1) }
      }
    }
    source = SourceText(name: name, text: text)
    self.marks = marks
  }
}

/// Swift Testing has a type of this name too.
typealias SourceLocation = Diagnostics.SourceLocation
