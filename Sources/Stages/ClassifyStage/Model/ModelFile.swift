import CNewsModel
import Foundation
package import PipeKit
package import TextClassifier

/// A file that has a trained classifier.
package enum ModelFile {
  /// The longest model that is read from a pipe, in bytes; a file may be longer, as it is mapped.
  private static let longestRead = 1 << 30

  /// The model that comes with pipe.
  ///
  /// - Throws: `ModelError` where the program is damaged.
  package static func news() throws(ModelError) -> ClassifierModel {
    try ClassifierModel(
      Data(
        bytesNoCopy: UnsafeMutableRawPointer(mutating: pipe_news_model()),
        count: pipe_news_model_length(), deallocator: .none))
  }

  /// Opens a model by way of a file system.
  ///
  /// - Throws: `FileError` where it cannot be read, `ModelError` where it is no model.
  package static func open(_ path: String, _ files: any FileSystem) throws -> ClassifierModel {
    try model {
      try files.mapped(path, limit: longestRead, headLength: ClassifierModel.preamble, length: $0)
    }
  }

  /// Opens a model that the options of a stage name.
  static func open(_ path: String, _ files: any OptionFiles) throws -> ClassifierModel {
    try model {
      try files.mapped(path, limit: longestRead, headLength: ClassifierModel.preamble, length: $0)
    }
  }

  private static func model(
    _ open: (_ length: ([UInt8]) throws -> Int) throws -> MappedFile
  ) throws -> ClassifierModel {
    let file = try open { try ClassifierModel.length(toldBy: $0) }
    guard let address = file.bytes.baseAddress else { return try ClassifierModel(Data()) }
    // Lives as long as the model does.
    return try ClassifierModel(
      Data(
        bytesNoCopy: UnsafeMutableRawPointer(mutating: address), count: file.bytes.count,
        deallocator: .custom { _, _ in withExtendedLifetime(file) {} }))
  }
}
