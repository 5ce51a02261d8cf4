import Testing

@testable import PipeKit

/// What must not be shown is taken out of texts, and nothing else.
@Suite struct RedactorTests {
  @Test(arguments: [
    ("https://a.example/?api_key=abc&n=1", "https://a.example/?api_key=•••&n=1"),
    ("https://a.example/?n=1&Access-Token=a.b,c#x", "https://a.example/?n=1&Access-Token=•••#x"),
    ("http://a.example/x?key=abc: not found", "http://a.example/x?key=•••: not found"),
    ("'https://a.example/?sig=abc' and", "'https://a.example/?sig=•••' and"),
    ("(https://b.example/?password=x).", "(https://b.example/?password=•••)."),
    ("https://a.example/#access_token=abc", "https://a.example/#access_token=•••"),
    ("https://a.example/?auth=abc;secret=def", "https://a.example/?auth=•••;secret=•••"),
    ("postgres://anna:pa55@db/x", "postgres://anna:•••@db/x"),
    ("'postgres://anna:p@5:5'w@db:5432/x?a=b' is", "'postgres://anna:•••@db:5432/x?a=b' is"),
    ("smtps://a%40b:x%2Fy@m.example", "smtps://a%40b:•••@m.example"),
    ("see http://:pa55@a.example/?key=x, or", "see http://:•••@a.example/?key=•••, or"),
    ("https://a:b@c/, https://d:e@f/", "https://a:•••@c/, https://d:•••@f/"),
    ("s3://a/?X-Amz-Signature=abc&X-Amz-Date=1", "s3://a/?X-Amz-Signature=•••&X-Amz-Date=1"),
  ])
  func keysInAddressesAreTakenOut(_ text: String, _ expected: String) {
    #expect(Redactor()(text) == expected)
    #expect(Redactor()(expected) == expected)
  }

  @Test(arguments: [
    "https://a.example/?keyword=abc&monkey=1", "https://a.example/key=abc", "?key=abc",
    "what is a=b?key=c", "https://a.example/ ?key=abc", "https://a.example/?key", "https://",
    "https://a.example/?key=", "a: b?token=c",
    "postgres://anna@db/x", "https://a.example:443/b@c", "http://a.example:80 anna@b.example",
    "https://anna:@a.example/", "mail://", "a://:", "a://@:",
  ])
  func whatIsNoKeyInAnAddressStays(_ text: String) {
    #expect(Redactor()(text) == text)
  }

  @Test func longerSecretsGoFirst() {
    #expect(Redactor(["abcd", "abcdef", "abc"])("abcdef abcd abc") == "••• ••• abc")
  }

  @Test(arguments: [
    "https://a.example/$", "$${A}${A}${}${", "${", "$value-a", "value-avalue-b$", "${A", "$$${}{A}",
    "https://a.example/value-ab", "",
  ])
  func placeholdersAreTakenBackWholly(_ text: String) {
    let placeholders = Placeholders(["A": "value-a", "B": "value-b", "LONG": "value-ab"])
    let put = placeholders.put(text)
    #expect(!put.contains("value-"))
    #expect(placeholders.fill(put) == text)
  }

  @Test func aVariableThatIsNotKnownAnyMoreStays() {
    #expect(Placeholders([:]).fill("https://a.example/${A}") == "https://a.example/${A}")
  }
}
