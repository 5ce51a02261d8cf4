import PipeKit
import Testing

/// An address of a mail server says where it is, and who logs in.
@Suite struct MailServerTests {
  @Test(
    arguments: [
      ("smtps://mail.example.org", "smtps://mail.example.org", 465, nil, nil),
      ("SMTP://mail.example.org/", "smtp://mail.example.org", 587, nil, nil),
      ("smtp://localhost:25", "smtp://localhost:25", 25, nil, nil),
      (
        "smtps://anna%40example.org@[2001:db8::1]:2465", "smtps://[2001:db8::1]:2465", 2465,
        "anna@example.org", nil
      ),
      ("smtps://a:b%3Ac@m.example", "smtps://m.example", 465, "a", "b:c"),
      ("smtps://a@b@m.example", "smtps://m.example", 465, "a@b", nil),
    ] as [(String, String, Int, String?, String?)])
  func isRead(
    _ text: String, _ address: String, _ port: Int, _ user: String?, _ password: String?
  ) throws {
    let server = try #require(MailServer(text))
    #expect(server.address == address)
    #expect(server.port == port && server.user == user && server.password == password)
    #expect(server.isSecured == address.hasPrefix("smtps"))
  }

  @Test(arguments: [
    "", "smtp://", "smtps://@m", "https://m", "smtp:m", "smtps://m:0", "smtps://m:99999",
    "smtps://m:x",
    "smtps://m/path", "smtps://m?x", "smtps://a\nb@m", "smtps://a%0Ab@m", "smtps://a%0d%0aRCPT@m",
    "smtps://a%zz@m", "smtps://a%FF@m", "smtps://-m", "smtps://m m", "smtps://[m]", "smtps://mé",
    "smtps://a:%00@m",
  ]) func isRefused(_ text: String) {
    #expect(MailServer(text) == nil)
  }

  @Test(arguments: [
    ("localhost", true), ("127.0.0.1", true), ("127.1.2.3", true), ("[::1]", true),
    ("127.example.org", false), ("localhost.example.org", false), ("10.0.0.1", false),
    ("127.0.0.1.example.org", false), ("[::2]", false),
  ]) func onlyThisMachineIsLocal(_ host: String, _ isLocal: Bool) throws {
    #expect(try #require(MailServer("smtp://\(host)")).isLocal == isLocal)
  }
}
