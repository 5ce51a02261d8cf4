import PipeKit

/// Says which web addresses are brought in: `include`, `exclude` and `allowed_domains`.
struct AddressFilter: Sendable {
  private let include: [AddressPattern]
  private let exclude: [AddressPattern]
  private let domains: [DomainName]

  init(_ options: Fetch.Options) {
    include = options.include.values
    exclude = options.exclude.values
    domains = options.allowedDomains.values
  }

  /// Whether every address may be brought in.
  var isIdle: Bool { include.isEmpty && exclude.isEmpty && domains.isEmpty }

  /// Whether an address is in a domain that is named; nil where none is.
  func isInDomains(_ address: PageAddress) -> Bool? {
    domains.isEmpty ? nil : domains.contains { $0.contains(address.host) }
  }

  /// Whether an address is one that is never asked for.
  func isExcluded(_ address: PageAddress) -> Bool { exclude.contains { $0.matches(address) } }

  /// Whether an address is one that is wanted, among those that are not excluded.
  func isIncluded(_ address: PageAddress) -> Bool {
    include.isEmpty || include.contains { $0.matches(address) }
  }

  /// Why an address is not brought in; nil if it is.
  ///
  /// What is no web address is not looked at.
  func refusal(of url: String?) -> String? {
    guard !isIdle, let address = url.flatMap({ PageAddress($0) }) else { return nil }
    if isInDomains(address) == false { return "its address is not in allowed_domains" }
    if isExcluded(address) { return "its address matches exclude" }
    return isIncluded(address) ? nil : "its address does not match include"
  }
}
