import PipeKit

/// A file that a command writes when its work is done, which may take long: what speaks against it is
/// found before.
///
/// It appears whole or not at all. A link stays a link, and devices and pipes are written in place.
struct ResultFile {
  /// The path as it was given.
  let path: String
  /// The option that gave it.
  let option: String
  /// Where the file is or will be, with no links in its path.
  private let place: String
  /// A device or pipe; nil for a file.
  private let stream: (any OpenFile)?
  private let files: any FileSystem

  /// Finds the place, creates its directory, and sees whether a file can be written there.
  ///
  /// - Throws: ``FileError`` where it cannot, ``DataError`` where no file is named.
  init(_ path: String, _ option: String, _ files: any FileSystem) throws {
    self.path = path
    self.option = option
    self.files = files
    guard path != "-" else {
      throw DataError(
        "\(option) - names no file: what is printed on standard output is the report",
        hint: "name a file; one that is called '-' is ./-")
    }
    try files.createDirectory(path.directoryPath)
    let known = try files.info(path)
    if known?.isDirectory == true {
      throw FileError(.wrongKind, path: path, "is a directory")
    }
    place = try files.place(of: path)
    if known?.isRegular == false || place.isDevicePath || path.isDevicePath {
      stream = try files.open(path, .append)
      return
    }
    stream = nil
    do throws(FileError) {
      // Beside the file, as what is written will be.
      let probe = place + ".pipe-tmp"
      try files.open(probe, .replace, like: place).close()
      try files.remove(probe)
    } catch {
      throw Self.named(error, path)
    }
  }

  /// Refuses files that would replace each other, or what the command reads.
  ///
  /// - Parameters:
  ///   - results: The files to be written.
  ///   - inputs: The files and folders that are read, with what they are; `-` is standard input.
  ///   - files: Where they are.
  /// - Throws: ``DataError`` that names both.
  static func check(
    _ results: [ResultFile], against inputs: [(path: String, what: String)],
    _ files: any FileSystem
  ) throws {
    for (index, result) in results.enumerated() where result.stream == nil {
      let own = try files.info(result.place)?.identity
      for other in results.dropFirst(index + 1) where other.place == result.place {
        throw result.conflict(with: other.path, "is the file of \(other.option) too")
      }
      for input in inputs where input.path != "-" {
        // A pipe has no place of its own.
        guard let info = try files.info(input.path), info.isRegular || info.isDirectory else {
          continue
        }
        let place = try files.resolve(input.path)
        if info.isDirectory {
          // Beside the folders of the labels nothing is read.
          let inside = place.hasSuffix("/") ? place : place + "/"
          if result.place.hasPrefix(inside), result.place.dropFirst(inside.count).contains("/") {
            throw result.conflict(with: input.path, "is in a folder of \(input.what)")
          }
        } else if place == result.place || own != nil && own == info.identity {
          throw result.conflict(with: input.path, "is \(input.what), which it would replace")
        }
      }
    }
  }

  /// Writes the file.
  ///
  /// - Throws: ``FileError`` that names it; what was there before is there still.
  func write(_ bytes: [UInt8]) throws(FileError) {
    guard let stream else {
      do throws(FileError) {
        return try files.write(bytes, to: place)
      } catch {
        throw Self.named(error, path)
      }
    }
    try stream.write(bytes)
    try stream.close()
  }

  private func conflict(with other: String, _ what: String) -> DataError {
    let named = other == path ? "" : " (\(other))"
    return DataError("\(option) '\(path)' \(what)\(named)", hint: "name another file")
  }

  /// The error of a temporary file as one of the file that was named.
  private static func named(_ error: FileError, _ path: String) -> FileError {
    FileError(error.kind, path: path, error.message)
  }
}
