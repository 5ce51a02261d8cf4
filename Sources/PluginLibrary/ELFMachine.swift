/// A kind of processor, by its number in the files of Linux.
struct ELFMachine: Equatable {
  let number: Int

  /// That of the program that runs; `nil` for one that has no number here.
  static var own: ELFMachine? {
    #if arch(x86_64)
      ELFMachine(number: 62)
    #elseif arch(arm64)
      ELFMachine(number: 183)
    #elseif arch(riscv64)
      ELFMachine(number: 243)
    #else
      nil
    #endif
  }

  /// What it is called.
  var name: String {
    switch number {
    case 3: "i386"
    case 40: "arm"
    case 62: "x86_64"
    case 183: "aarch64"
    case 243: "riscv64"
    default: "another kind of processor"
    }
  }
}
