/// What a full stop after a word means.
enum Abbreviation: Sendable {
  /// Never the end of a sentence: `Mr.`
  case title
  /// Not the end where a number follows: `No. 5`.
  case numbered
  /// The end only where a word follows that usually starts a sentence: `Inc. The`.
  case either
  /// As ``either``, and an abbreviation only where it has a capital: `Mass.`
  case name

  /// The kinds of abbreviations by the hash of the folded word without its full stop.
  static let table: [UInt64: Abbreviation] = {
    var table: [UInt64: Abbreviation] = [:]
    for (kind, words) in [
      (Abbreviation.title, titleWords), (.numbered, numberedWords), (.either, eitherWords),
      (.name, nameWords),
    ] {
      for word in WordScanner.words(in: words.utf8Span.span) { table[word.hash] = kind }
    }
    return table
  }()

  private static let titleWords = """
    mr mrs ms mx messrs mme mlle mgr dr drs prof rev fr hon rt gen lt col maj capt cpt cmdr cdr adm
    sgt cpl pvt pfc brig sen rep gov pres supt insp det ofc amb atty treas asst assoc ald
    vs viz cf al approx ca eg ie esp incl excl pseud bros
    hr frl dipl ing bzw usw ggf inkl zzgl bspw evtl vgl sog
    sra srta dña dra dres exmo ilmo dott avv geom dhr mevr bijv enz
    """

  private static let numberedWords = """
    no nos nr p pp fig figs vol vols chap art arts para paras eq eqs ref refs op cit ed eds sec sect
    """

  private static let eitherWords = """
    inc corp ltd co plc llc llp cie gmbh dept univ inst jr sr esq phd mba etc
    ave blvd rd st mt ste hwy rte pkwy sq apt est min max hrs lb lbs oz kg km cm mm mph kph
    """

  private static let nameWords = """
    mon tue tues wed thu thur thurs fri sat sun
    jan feb mar apr jun jul aug sep sept oct nov dec
    ala ariz ark calif colo conn fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla
    ore pa penn tenn tex va vt wash wis wyo ont que
    """
}
