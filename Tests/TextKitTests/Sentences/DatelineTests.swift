import Testing

@testable import TextKit

@Suite struct DatelineTests {
  @Test(arguments: [
    "WASHINGTON, Nov. 3 (Reuters) - |The bridge was closed.", "BERLIN – |The bridge was closed.",
    "(CNN) -- |The bridge was closed.", "Berlin (dpa) - |Die Brücke ist zu.",
    "Berlin/Hamburg (dpa/lno) – |Die Brücke ist zu.",
    "PARIS, 3 nov (Reuters) - |Le pont est fermé.",
    "Paris, le 3 novembre 2026 (AFP) – |Le pont est fermé.",
    "MADRID, 3 nov. (EUROPA PRESS) - |El puente se cerró.",
    "NEW YORK, Nov. 3, 2026 /PRNewswire/ -- |The bridge was closed.",
    "ST. LOUIS (AP) _ |The bridge was closed.", "St. Louis (AP) — |The bridge was closed.",
    "KYIV/MOSCOW, March 3 (Reuters) - |The bridge was closed.",
    "ROMA (ANSA) - ROMA, 12 NOV - |Il ponte è chiuso.", "NEW DELHI: |The bridge was closed.",
    "Tokyo – |The bridge was closed.", "Warszawa, 3.11.2026 (PAP) - |Most jest zamknięty.",
    "(JTA) — |The bridge was closed.", "القاهرة (رويترز) - |أغلق الجسر.",
    "新华社北京11月3日电（记者李明）|大桥关闭。", "新华社北京11月3日电 |大桥关闭。",
    "【ワシントン＝山田太郎】|橋が閉まった。", "［東京　３日　ロイター］ - |橋が閉まった。",
    "San Juan de los Morros, Venezuela, 3 de noviembre de 2026 (AP) — |El puente se cerró.",
    "SAN FRANCISCO, Calif. — |The bridge was closed.", "Madrid, 3 nov (EFE).- |El puente se cerró.",
    "MADRID.- |El puente se cerró.", "NEW DELHI (PTI): |The bridge was closed.",
    "HONG KONG, China (CNN) -- |The bridge was closed.",
    "WASHINGTON, D.C. — |The bridge was closed.", "WASHINGTON, D.C. – |The bridge was closed.",
    "L.A. — |The bridge was closed.", "SAN FRANCISCO--(BUSINESS WIRE)--|The bridge was closed.",
    "Paris - (AFP) - |The bridge was closed.", "OSLO — (NTB) — |The bridge was closed.",
    // None of these has one.
    "|Ann Lee - the member - has left.", "|Paris – Rom – Berlin.", "|NATO: the bridge was closed.",
    "|The bridge: The town is cut off.", "|TV - The box is on.", "|11月3日电影节开幕了。",
    "|Ann Lee - (the member) - has left.",
    "|USA - Canada trade talks have failed.", "|USA – Kanada 3:2.", "|NATO - Members met.",
    "|IBM - The firm has sold it.", "ROM - |Die Brücke ist zu.",
    "NYC — |The bridge was closed.", "RIO - |A ponte está fechada.", "USA (Reuters) - |It rained.",
    "|他说，11月3日电 力中断。", "|“BERLIN – The film” was shown.", "|",
  ])
  func isAsLongAsMarked(marked: String) {
    let text = marked.replacing("|", with: "")
    let length = Dateline.length(in: text.utf8Span.span)
    #expect(
      String(decoding: text.utf8.prefix(length), as: UTF8.self) == marked.prefix { $0 != "|" })
  }

  @Test func maybeAWholeSentence() {
    for text in ["МОСКВА, 3 ноя - РИА Новости.", "LONDON, 3 November 2026."] {
      let isAll = Dateline.isAll(of: text.utf8Span.span)
      #expect(isAll, "\(text)")
    }
    for text in [
      "LONDON, 3 November 2026, was closed.", "The 3 November 2026.", "LONDON.", "",
      "USA 3, Germany 1.", "UCLA 78, USC 67.", "NASA Launched Artemis On May 3.",
    ] {
      let isAll = Dateline.isAll(of: text.utf8Span.span)
      #expect(!isAll, "\(text)")
    }
  }
}
