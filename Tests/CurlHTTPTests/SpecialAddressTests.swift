import Testing

@testable import CurlHTTP

struct SpecialAddressTests {
  @Test(
    arguments: [
      [127, 0, 0, 1], [10, 1, 2, 3], [172, 16, 0, 1], [172, 31, 255, 255], [192, 168, 1, 1],
      [169, 254, 169, 254], [0, 0, 0, 0], [100, 64, 0, 1], [224, 0, 0, 1], [255, 255, 255, 255],
      [198, 19, 0, 1], [1, 2, 3],
    ] as [[UInt8]])
  func takesIPv4ForPrivate(address: [UInt8]) {
    #expect(SpecialAddress.isPrivate(v4: address))
  }

  @Test(
    arguments: [
      [1, 1, 1, 1], [172, 15, 0, 1], [172, 32, 0, 1], [192, 167, 1, 1], [192, 169, 1, 1],
      [100, 128, 0, 1], [100, 63, 0, 1], [198, 20, 0, 1], [169, 253, 1, 1], [9, 255, 255, 255],
      [223, 255, 255, 255], [192, 0, 1, 1], [126, 0, 0, 1], [128, 0, 0, 1],
    ] as [[UInt8]])
  func takesIPv4ForPublic(address: [UInt8]) {
    #expect(!SpecialAddress.isPrivate(v4: address))
  }

  private func v6(_ head: [UInt8], tail: [UInt8] = []) -> [UInt8] {
    head + [UInt8](repeating: 0, count: 16 - head.count - tail.count) + tail
  }

  @Test func judgesIPv6() {
    let mapped = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]
    let isPrivate = [
      v6([]), v6([], tail: [1]), v6([0xFC, 1]), v6([0xFD, 1]), v6([0xFE, 0x80], tail: [1]),
      v6([0xFE, 0xC0]), v6([0xFF, 2], tail: [1]), v6([0x20, 1, 0xD, 0xB8]), v6([0x20, 1, 0, 0]),
      mapped + [127, 0, 0, 1], mapped + [10, 0, 0, 1], v6([], tail: [8, 8, 8, 8]),
      v6([0, 0x64, 0xFF, 0x9B], tail: [192, 168, 0, 1]), v6([0x20, 2, 10, 0, 0, 1]),
      v6([0, 0x64, 0xFF, 0x9B, 0, 1], tail: [8, 8, 8, 8]), [],
    ]
    let isPublic = [
      v6([0x26, 6, 0x47, 0], tail: [0x11, 0x11]), mapped + [8, 8, 8, 8],
      v6([0, 0x64, 0xFF, 0x9B], tail: [8, 8, 8, 8]), v6([0x20, 2, 8, 8, 8, 8]),
      v6([0x20, 1, 0x48, 0x60], tail: [0x88, 0x88]),
    ]
    for address in isPrivate { #expect(SpecialAddress.isPrivate(v6: address), "\(address)") }
    for address in isPublic { #expect(!SpecialAddress.isPrivate(v6: address), "\(address)") }
  }
}
