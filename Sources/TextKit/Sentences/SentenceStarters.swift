/// Words that, capitalised after an abbreviation, mostly start a sentence.
enum SentenceStarters {
  static let hashes = WordHashSet(
    words: """
      the a an it he she they we i you this that these those there here
      in on at but and or nor if when while as for from by with without within under over during
      his her its their our my your what who whom whose how why where which whether
      after before although though however since because until unless despite besides among between
      so some many most all few several both each every any no not none nobody nothing one two three
      yet then thus still also even just only perhaps maybe meanwhile moreover nevertheless
      instead indeed today yesterday tomorrow now once again later earlier ever never
      according about against across along around through throughout to toward upon
      another other others such more much less like people police officials
      it's he's she's they're we're that's there's i'm i've don't didn't
      der die das ein eine er sie es wir ich und aber im am auf für mit nach bei wenn
      le les un une il elle ils elles nous vous je ce cette ces mais dans pour avec selon après
      el los las una ella ellos ellas pero según cuando desde también
      gli lo uno ma nel nella dopo secondo quando anche
      os as um uma eles elas mas segundo depois também
      het een hij zij wij maar volgens toen ook
      """)

  /// German month names, before which a number with a full stop is an ordinal.
  static let months = WordHashSet(
    words: """
      januar jänner februar märz april mai juni juli august september oktober november dezember
      """)
}
