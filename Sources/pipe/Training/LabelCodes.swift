import PipeKit

/// Codes of labels in a vocabulary, from a file: `{"politics": "medtop:11000000"}`.
enum LabelCodes {
  /// Reads a file.
  static func read(
    _ path: String, _ files: any FileSystem
  ) throws(DataError) -> [String: String] {
    let value: JSON
    do {
      value = try JSON(parsing: try files.contents(of: path, limit: 64 << 20))
    } catch let error as FileError {
      throw DataError("cannot read \(error)")
    } catch {
      throw DataError("'\(path)' \(error)")
    }
    let form = #"it is to be as {"politics": "medtop:11000000", …}"#
    guard let object = value.object else {
      throw DataError("'\(path)' is no object of codes by label", hint: form)
    }
    var codes: [String: String] = [:]
    for member in object.members {
      guard let code = member.value.string else {
        throw DataError("'\(path)': the code of '\(member.key)' is no text", hint: form)
      }
      codes[member.key] = code
    }
    return codes
  }
}
