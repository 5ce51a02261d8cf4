/// A shared library's file, in the format of Linux, as far as it has to be known before the library is loaded.
///
/// It is read without running anything of it: loading it would run code, and fail at symbols of another version with a
/// message that nobody understands. The format is told in the System V ABI, chapters 4 and 5.
struct ELFFile {
  /// A part of the file.
  struct Section {
    let name: String
    let type: Int
    /// Where it is in memory, from where the library begins.
    let address: Int
    /// Where it is in the file.
    let range: Range<Int>
    /// The section that belongs to it: of symbols that of their names.
    let link: Int
  }

  let sections: [Section]
  private let bytes: [UInt8]
  private static let symbolTable = 11
  private static let symbolSize = 24
  /// No processor has more memory for a process.
  private static let memory = 1 << 57

  /// Reads the headers of a file.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - machine: The kind of processor that it has to be for.
  /// - Throws: Why it cannot be loaded.
  init(_ bytes: [UInt8], machine: ELFMachine? = .own) throws(LibraryObjection) {
    self.bytes = bytes
    guard bytes.starts(with: [0x7F, 0x45, 0x4C, 0x46]) else { throw .isNoLibrary }
    guard bytes.count >= 64 else { throw .isCutShort }
    // 64 bits, least byte first: so are all processors that Swift is there for on Linux.
    guard bytes[4] == 2, bytes[5] == 1 else {
      throw .mismatch("was built for another kind of processor")
    }
    func number(_ offset: Int, _ size: Int) throws(LibraryObjection) -> Int {
      guard let number = bytes.number(at: offset, size: size) else { throw .isCutShort }
      return number
    }
    let builtFor = ELFMachine(number: try number(18, 2))
    guard let machine, builtFor == machine else {
      throw .mismatch(
        "was built for \(builtFor.name), and this pipe runs on \(machine?.name ?? "something else")"
      )
    }
    guard try number(16, 2) == 3 else {
      throw try number(16, 2) == 2
        ? LibraryObjection("is a program, and no shared library") : .isNoLibrary
    }
    let (start, size, count, names) = (
      try number(40, 8), try number(58, 2), try number(60, 2), try number(62, 2)
    )
    guard start > 0, start <= bytes.count, size >= 64, names < count else { throw .isCutShort }
    var headers: [(name: Int, section: Section)] = []
    for index in 0..<count {
      let place = start + index * size
      let (offset, length) = (try number(place + 24, 8), try number(place + 32, 8))
      let (type, address) = (try number(place + 4, 4), try number(place + 16, 8))
      // A section without bytes in the file, such as .bss, has only a size in memory.
      let end =
        type == 8 || type == 0 ? offset : offset.addingReportingOverflow(length).partialValue
      guard offset <= end, end <= bytes.count, address < Self.memory else { throw .isCutShort }
      headers.append(
        (
          try number(place, 4),
          Section(
            name: "", type: type, address: address, range: offset..<end,
            link: try number(place + 40, 4))
        ))
    }
    let texts = headers[names].section
    sections = headers.map { header in
      Section(
        name: bytes.text(at: texts.range.lowerBound + header.name, in: texts.range),
        type: header.section.type, address: header.section.address, range: header.section.range,
        link: header.section.link)
    }
  }

  /// The first section of this name.
  subscript(name: String) -> Section? { sections.first { $0.name == name } }

  /// Whether it brings along something of this name, and does not look for it in the program.
  func defines(_ symbol: String) -> Bool {
    guard let table = sections.first(where: { $0.type == Self.symbolTable }),
      sections.indices.contains(table.link)
    else { return false }
    let names = sections[table.link].range
    for place in stride(
      from: table.range.lowerBound, to: table.range.upperBound, by: Self.symbolSize)
    {
      // Section 0 stands for a symbol that is somewhere else.
      guard let name = bytes.number(at: place, size: 4),
        let section = bytes.number(at: place + 6, size: 2), section != 0
      else { continue }
      if bytes.text(at: names.lowerBound + name, in: names) == symbol { return true }
    }
    return false
  }
}

extension [UInt8] {
  /// A number of some bytes, the least first; `nil` where it does not stand in the bytes, or is too large.
  fileprivate func number(at offset: Int, size: Int) -> Int? {
    guard offset >= 0, offset <= count - size else { return nil }
    var number: UInt64 = 0
    for index in (0..<size).reversed() { number = number << 8 | UInt64(self[offset + index]) }
    return Int(exactly: number)
  }

  /// A text that ends with a zero; empty where none stands there.
  fileprivate func text(at offset: Int, in range: Range<Int>) -> String {
    guard range.contains(offset), range.upperBound <= count else { return "" }
    return String(decoding: self[offset..<range.upperBound].prefix { $0 != 0 }, as: UTF8.self)
  }
}
