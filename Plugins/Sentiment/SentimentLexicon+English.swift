extension SentimentLexicon {
  /// Words of English news, weighed by hand.
  static let english: SentimentLexicon = {
    let classes: [(Double, String)] = [
      (
        3,
        """
        excellent outstanding superb wonderful magnificent triumph triumphant brilliant heroic delighted love loved
        masterpiece thrilled perfect
        """
      ),
      (
        2.6,
        "great amazing celebrate celebrated celebration joy joyful beautiful victory win winner winning won"
      ),
      (
        2.8, "success successful successfully prosperity peace"
      ),
      (
        2,
        """
        good better best happy happiness glad hope hopeful hopes hero heroes praise praised thanks thank grateful
        improve improved improvement improves progress prosper rescue rescued recover recovered recovery reward safe safely safer
        strong stronger strength support supported benefit benefits breakthrough brave bravery agreement award awarded
        achieve achieved achievement gain gains healthy enjoy enjoyed popular generous kind kindness welcome welcomed
        """
      ),
      (
        1.2,
        """
        approve approved cooperation calm clean clear easy effective fair fresh growth honest innovative interesting
        nice promising reliable relief solution solve solved stable useful optimistic confident
        """
      ),
      (
        -1.2,
        """
        concern concerned concerns complain complaint complaints delay delayed delays difficult difficulty doubt doubts
        expensive lack lacking slow slump unclear uncertain uncertainty unrest warn warned warning weak weaker
        """
      ),
      (
        -2,
        """
        abuse accuse accused afraid anger angry arrest arrested bad blame blamed conflict corrupt corruption crash crashed crime
        criminal criticism criticised criticized cut damage damaged danger dangerous debt decline defeat defeated
        deficit destroy destroyed fail failed failing fails failure fear fears fight flood flooded fraud guilty harm
        hate hatred hurt ill illegal injure injured injury jail lose loses losing loss losses lost poor poverty problem
        problems protest punish recession reject rejected risk risks sad scandal sick strike suffer suffered suffering threat
        threaten threatened victim victims violate violation worse worry worried wound wounded wrong
        """
      ),
      (
        -3,
        """
        atrocity atrocities catastrophe catastrophic crisis dead death deaths devastated devastating devastation die died dies
        disaster disastrous genocide horrible horrific horror kill killed killing massacre murder murdered murders
        terrible terror terrorism terrorist torture tortured tragedy tragic violence violent war worst
        """
      ),
    ]
    var weights: [String: Double] = [:]
    for (weight, words) in classes {
      for word in words.split(whereSeparator: \.isWhitespace) { weights[String(word)] = weight }
    }
    return SentimentLexicon(weights)
  }()
}
