import PipeKit

/// What a name stands for.
enum EntityKind: String, CaseIterable, Sendable {
  case person, place, organisation
}

/// Names that are known, and words that tell what a name is.
struct Gazetteer: Sendable {
  private(set) var names: [String: EntityKind] = [:]

  init() {}

  /// Reads a name and its kind a line.
  ///
  /// - Throws: `OptionProblem` that names the line.
  mutating func add(_ bytes: [UInt8], path: String) throws {
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (number, line) in lines.enumerated() {
      if line.first == "#" || line.allSatisfy(\.isWhitespace) { continue }
      let parts = line.split(whereSeparator: { $0 == "\t" || $0 == "," })
      let words = (parts.first ?? "").split(whereSeparator: \.isWhitespace)
      guard parts.count == 2, !words.isEmpty,
        let kind = EntityKind(rawValue: parts[1].filter { !$0.isWhitespace }.lowercased())
      else {
        throw OptionProblem(
          "has no name and kind on line \(number + 1) of '\(path)'", options: ["gazetteer"],
          hint: "a line is a name, a tab, and person, place or organisation")
      }
      names[words.joined(separator: " ")] = kind
    }
  }

  /// Countries, large cities, and organisations that the news names often.
  static let usual: Gazetteer = {
    var gazetteer = Gazetteer()
    for (kind, names) in [(EntityKind.place, places), (.organisation, organisations)] {
      for name in names.split(whereSeparator: { $0 == "," || $0.isNewline }) {
        gazetteer.names[name.trimmingSpaces] = kind
      }
    }
    return gazetteer
  }()

  private static let places = """
    Afghanistan, Albania, Algeria, Argentina, Armenia, Australia, Austria, Azerbaijan, Bangladesh, Belarus, Belgium, Bolivia,
    Brazil, Bulgaria, Cambodia, Cameroon, Canada, Chad, Chile, China, Colombia, Congo, Croatia, Cuba, Cyprus, Denmark, Ecuador,
    Egypt, England, Estonia, Ethiopia, Finland, France, Georgia, Germany, Ghana, Greece, Greenland, Guatemala, Haiti, Honduras,
    Hungary, Iceland, India, Indonesia, Iran, Iraq, Ireland, Israel, Italy, Jamaica, Japan, Jordan, Kazakhstan, Kenya, Kosovo,
    Kuwait, Latvia, Lebanon, Libya, Lithuania, Luxembourg, Malaysia, Mali, Malta, Mexico, Moldova, Mongolia, Morocco, Mozambique,
    Myanmar, Nepal, Netherlands, New Zealand, Nicaragua, Niger, Nigeria, North Korea, Norway, Pakistan, Palestine, Panama, Peru,
    Philippines, Poland, Portugal, Qatar, Romania, Russia, Rwanda, Saudi Arabia, Scotland, Senegal, Serbia, Singapore, Slovakia,
    Slovenia, Somalia, South Africa, South Korea, South Sudan, Spain, Sri Lanka, Sudan, Sweden, Switzerland, Syria, Taiwan,
    Tanzania, Thailand, Tunisia, Turkey, Uganda, Ukraine, United Arab Emirates, United Kingdom, United States, Uruguay,
    Uzbekistan, Venezuela, Vietnam, Wales, Yemen, Zambia, Zimbabwe, UK, US, USA, U.S., Europe, Africa, Asia, Gaza, West Bank,
    Amsterdam, Athens, Baghdad, Bangkok, Barcelona, Beijing, Beirut, Berlin, Bogotá, Brussels, Bucharest, Budapest, Buenos Aires,
    Cairo, California, Chicago, Copenhagen, Damascus, Delhi, Dubai, Dublin, Edinburgh, Florida, Geneva, Glasgow, Hamburg,
    Helsinki, Hong Kong, Istanbul, Jakarta, Jerusalem, Johannesburg, Kabul, Kyiv, Lagos, Lisbon, London, Los Angeles, Madrid,
    Manchester, Manila, Melbourne, Mexico City, Milan, Moscow, Mumbai, Munich, Nairobi, New Delhi, New York, Oslo, Paris, Prague,
    Rio de Janeiro, Riyadh, Rome, San Francisco, Santiago, São Paulo, Seoul, Shanghai, Stockholm, Sydney, Tehran, Tel Aviv,
    Texas, Tokyo, Toronto, Tripoli, Vienna, Vilnius, Warsaw, Washington, Zurich
    """

  private static let organisations = """
    European Union, United Nations, World Bank, World Health Organization, International Monetary Fund, Red Cross, Amnesty
    International, Greenpeace, Hamas, Hezbollah, Taliban, Congress, Senate, Parliament, Pentagon, Kremlin, White House, NATO, EU,
    UN, WHO, IMF, NASA, FBI, CIA, FIFA, UEFA, BBC, CNN, Reuters, Associated Press, Apple, Google, Microsoft, Facebook, Amazon,
    Twitter, Tesla, Toyota, Volkswagen, Samsung, Siemens, Boeing, Airbus, Netflix, Intel, IBM, Sony
    """

  /// Titles of people.
  static let titles: Set<String> = [
    "President", "Chancellor", "Minister", "Senator", "Governor", "Mayor", "Judge", "Justice",
    "King", "Queen", "Prince",
    "Princess", "Pope", "Bishop", "Archbishop", "Cardinal", "General", "Colonel", "Captain",
    "Sergeant", "Officer",
    "Professor", "Prof", "Dr", "Doctor", "Mr", "Mrs", "Ms", "Miss", "Sir", "Dame", "Lord", "Lady",
    "Coach", "Secretary",
    "Ambassador", "Commissioner", "Detective", "Inspector", "Chairman", "Chairwoman", "Premier",
    "Prime", "Vice",
  ]
  /// Given names that tell a person.
  static let givenNames: Set<String> = [
    "James", "John", "Robert", "Michael", "William", "David", "Richard", "Joseph", "Thomas",
    "Charles", "Daniel", "Matthew",
    "Anthony", "Mark", "Paul", "Steven", "Andrew", "Peter", "George", "Edward", "Brian", "Kevin",
    "Martin", "Simon", "Stephen",
    "Mary", "Patricia", "Jennifer", "Linda", "Elizabeth", "Barbara", "Susan", "Jessica", "Sarah",
    "Karen", "Nancy", "Lisa",
    "Margaret", "Sandra", "Emily", "Laura", "Anna", "Maria", "Helen", "Rachel", "Catherine",
    "Julia", "Emma", "Alice", "Claire",
    "Mohammed", "Muhammad", "Ahmed", "Ali", "Hassan", "Fatima", "Ibrahim", "Omar", "Vladimir",
    "Ivan", "Sergei", "Olga",
    "Dmitry", "Pierre", "Jean", "François", "Marie", "Hans", "Angela", "Olaf", "Klaus", "Giovanni",
    "Carlos", "José", "Juan",
    "Luis", "Miguel", "Pedro", "Ana", "Lars", "Erik", "Ingrid", "Narendra", "Rajesh", "Priya",
    "Yuki", "Hiroshi", "Wei",
    "Donald", "Joe", "Barack", "Hillary", "Boris", "Theresa", "Emmanuel", "Jo", "Ben", "Tim", "Tom",
    "Sam", "Kate", "Jane",
  ]
  /// Words that tell an organisation, at any place in a name.
  static let organisationWords: Set<String> = [
    "University", "College", "Institute", "School", "Academy", "Ministry", "Department", "Agency",
    "Authority", "Bureau",
    "Commission", "Committee", "Council", "Court", "Party", "Union", "Association", "Federation",
    "Foundation", "Society",
    "Organisation", "Organization", "Bank", "Group", "Company", "Corporation", "Corp", "Inc", "Ltd",
    "LLC", "PLC", "GmbH", "AG",
    "Airlines", "Airways", "Hospital", "Police", "Army", "Navy", "Church", "Club", "FC", "United",
    "Times", "Post", "Museum",
  ]
  /// Words that a place follows.
  static let placePrepositions: Set<String> = ["in", "near", "outside", "across", "throughout"]
  /// Words that are written with capitals and name nothing that is wanted.
  static let others: Set<String> = [
    "I", "I'm", "I've", "I'd", "I'll", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
    "Saturday", "Sunday",
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
    "The", "A", "An", "Mr", "Mrs", "Ms",
  ]
}

extension Substring {
  /// Without spaces at either end.
  fileprivate var trimmingSpaces: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
