package import PipeKit

extension StageError.Code {
  /// A page has no file in the folder that stands in for the web.
  static let notInMirror = StageError.Code(rawValue: "not-in-mirror")
}

extension StageError {
  /// No answer, with what to do about it.
  init(http error: HTTPError, _ settings: PoliteClient.Settings) {
    let hint: String? =
      switch error.kind {
      case .badURL: "check the address; it starts with http:// or https://"
      case .dns: "check the host's name, and that this machine is online"
      case .connect:
        "the server cannot be reached now, or broke off; retry with more attempts asks again"
      case .tls: "the server's certificate or TLS is faulty; try the page in a browser"
      case .timeout: "raise timeout or first_byte_timeout; retry with more attempts asks again"
      case .tooLarge: "raise max_size, which is \(ByteSize(settings.maxSize))"
      case .headersTooLarge:
        "the server is wrong, and no option takes more: try the page in a browser, or leave it out"
      case .redirect: "open the page in a browser and use the address where it ends up"
      case .refusedAddress:
        "name the host in feeds, pages or another source (a link-local address as it is), or set "
          + "allow_private: true"
      case .offline: "there is no network here; mirror reads pages from a folder"
      case .other:
        "the server's answer cannot be made sense of: open the page in a browser, and leave it out if that fails too"
      }
    let code = error.stageCode
    self.init(
      code, "\(code.rawValue): \(error.description.printable)", hint: hint,
      isTransient: error.isTransient, underlying: error)
  }

  /// An answer that is an error.
  init(status: Int, url: String) {
    let isTransient = status == 408 || status == 425 || status == 429 || status >= 500
    let what =
      switch status {
      case 204, 205: ": it has no content"
      case 206: ": a part of it, though all was asked for"
      default: ""
      }
    let hint =
      switch status {
      case 204, 205: "the server has nothing to show there: check the address in a browser"
      case 206: "the server or a proxy before it is wrong; open the page in a browser"
      case 401, 402, 403, 451: "the site does not let programs read this page"
      case 404: "the page is not there: check the address"
      case 410: "the page is gone for good: take the address out"
      case 429: "the site wants fewer requests: a longer per_host: {delay}, or try again later"
      case 304: "the server is wrong: it was not asked whether anything has changed"
      case 300...399: "the redirect leads nowhere: open the page in a browser"
      case 500...: "the server has a fault now; retry with more attempts asks again"
      default: "open the page in a browser to see what is wrong"
      }
    self.init(
      .httpStatus, "\(Code.httpStatus.rawValue): \(url) answered with status \(status)\(what)",
      hint: hint,
      isTransient: isTransient,
      underlying: HTTPStatus(status: status))
  }

  /// A file that cannot be read.
  package init(file error: FileError, maxSize: Int) {
    switch error.kind {
    case .notFound:
      self.init(
        .notFound, error.description,
        hint: "check the path; a relative one starts at the working directory", underlying: error)
    case .tooLarge:
      self.init(
        .tooLarge, error.description, hint: "raise max_size, which is \(ByteSize(maxSize))",
        underlying: error)
    case .denied:
      self.init(
        .file, error.description, hint: "let the user that runs pipe read it", underlying: error)
    default: self.init(.file, error.description, underlying: error)
    }
  }
}
