/// How a file of a ZIP archive is packed (APPNOTE 6.3, 4.4.5).
enum ZipMethod: UInt16, Sendable {
  case stored = 0
  case deflated = 8
}
