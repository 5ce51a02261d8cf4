import PipeKit

/// In what two documents are alike.
enum Likeness: String, CaseIterable, Sendable, SettingValue {
  /// They have the same canonical address.
  case address
  /// They have the same identifier of their publisher.
  case guid
  /// They have the same words in the same order.
  case content
  /// They have most of their runs of three words in common.
  case near

  /// Those that are looked up by a key.
  static let exact: [Likeness] = [.address, .guid, .content]

  /// How it is called in a reason.
  var phrase: String {
    switch self {
    case .address: "same address"
    case .guid: "same guid"
    case .content: "same text"
    case .near: "nearly the same text"
    }
  }
}
