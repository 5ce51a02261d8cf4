#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a process takes of its machine; `nil` where the system does not tell.
package struct ProcessUsage: Sendable {
  /// Processor seconds, of the program and of the system for it.
  package var processorSeconds: Double?
  /// Memory in bytes.
  package var residentMemory: Int?
  /// How many descriptors are open.
  package var openDescriptors: Int?

  package init(
    processorSeconds: Double? = nil, residentMemory: Int? = nil, openDescriptors: Int? = nil
  ) {
    self.processorSeconds = processorSeconds
    self.residentMemory = residentMemory
    self.openDescriptors = openDescriptors
  }

  /// What this process takes now.
  package static var current: ProcessUsage {
    var time = timespec()
    let isKnown = clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) == 0
    return ProcessUsage(
      processorSeconds: isKnown ? Double(time.tv_sec) + Double(time.tv_nsec) / 1e9 : nil,
      residentMemory: memory, openDescriptors: descriptors)
  }

  private static var memory: Int? {
    #if os(Linux)
      // The second number is that of resident pages; see proc(5).
      guard let file = fopen("/proc/self/statm", "re") else { return nil }
      defer { fclose(file) }
      var line = [CChar](repeating: 0, count: 256)
      guard fgets(&line, Int32(line.count), file) != nil else { return nil }
      let text = String(
        decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      let numbers = text.split(separator: " ")
      guard numbers.count > 1, let pages = Int(numbers[1]) else { return nil }
      return pages * sysconf(Int32(_SC_PAGESIZE))
    #else
      return nil
    #endif
  }

  private static var descriptors: Int? {
    #if os(Linux)
      guard let folder = opendir("/proc/self/fd") else { return nil }
      defer { closedir(folder) }
      var count = 0
      while readdir(folder) != nil { count += 1 }
      // Less `.` and `..` and the descriptor of the folder itself.
      return count - 3
    #else
      return nil
    #endif
  }
}
