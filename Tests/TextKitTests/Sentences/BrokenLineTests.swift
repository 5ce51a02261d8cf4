import Testing

@testable import TextKit

/// Lines that a line end has cut in two, in texts whose lines are not wrapped.
@Suite struct BrokenLineTests {
  @Test(arguments: [
    "It was a cold \nnight in the city. ¦It rained.",
    "The council said on Monday that the bridge would be closed\nfor a year and a day. ¦It is old.",
    "He came to the town,\nsaw the bridge\nand left. ¦It rained.",
    "“We had no time to lose\nand left,” he said.\r\n¦It rained.",
    "Der Rat sagte am Montag,\ndass die Brücke zu ist. ¦Es regnet.",
  ])
  func goOnInASmallLetter(marked: String) { expectSentences(marked) }

  @Test(arguments: [
    "The bridge is closed\n¦The council said so.", "Bridge closed\n¦and open again.",
    "What we need today is\n¦bread\n¦milk", "You need these three things:\n¦water, salt and oil.",
    "The best phone of all\n¦iPhone sales rose.", "It was a cold night\n\n¦in the city.",
    "bread from the old town\n¦milk from the farm.", "1. Bread from the old town\n¦milk.",
    "The fog comes on cat feet\n¦it sits looking\n¦over harbour and city",
  ])
  func headingsListsAndVersesDoNot(marked: String) { expectSentences(marked) }
}
