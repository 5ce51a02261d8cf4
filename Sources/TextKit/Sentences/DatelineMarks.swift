/// What datelines are known by.
enum DatelineMarks {
  /// Agencies and networks that are known where no dash follows: `(CNN)The …`, `( cnn ) the …`.
  static let agencies = WordHashSet(
    words: """
      cnn reuters ap afp dpa epd kna apa sda ansa efe lusa upi pa pti ani ians xinhua tass kyodo yonhap bloomberg
      cbs abc nbc fox npr bbc aap cp anp belga tt ntb ritzau stt pap ctk čtk mti kcna irna wam spa sana sid
      europapress рейтер рейтерс интерфакс тасс риа رويترز فرانس الأناضول سانا واس وام भाषा एएनआई आईएएनएस
      """)

  /// Whether a word in capitals that stands alone before a dash is no place: `USA - Canada trade`, `IBM - The firm`.
  ///
  /// So are words of three letters, but for the few places and agencies that have no more.
  static func isAcronym(_ word: Word) -> Bool {
    if word.range.count > 3 { return acronyms.contains(word.hash) }
    return !shortPlaces.contains(word.hash) && !agencies.contains(word.hash)
  }

  private static let acronyms = WordHashSet(
    words: """
      nato opec asean brics unesco unicef fifa uefa nasa ussr udssr urss mercosur interpol europol unhcr unrwa ecowas aids covid
      нато ссср оон сша юнеско
      """)

  private static let shortPlaces = WordHashSet(
    words: """
      rom ulm hof ufa goa pau spa fes bar nis vik ajo ube tsu nyc rio qom aix kos уфа l.a n.y d.c s.f
      """)

  /// The words of the places that papers put before a colon.
  static let colonPlaces = WordHashSet(
    words: """
      new delhi mumbai kolkata calcutta chennai madras bengaluru bangalore hyderabad ahmedabad pune lucknow jaipur patna bhopal indore
      nagpur surat chandigarh thiruvananthapuram kochi guwahati ranchi raipur srinagar jammu dehradun shimla gurgaon gurugram noida
      ghaziabad amritsar ludhiana varanasi kanpur allahabad prayagraj agra vadodara rajkot coimbatore madurai mysuru mysore mangaluru
      visakhapatnam vijayawada bhubaneswar cuttack panaji imphal shillong aizawl kohima agartala itanagar gangtok
      islamabad karachi lahore peshawar quetta rawalpindi multan faisalabad muzaffarabad gilgit hyderabad sukkur
      dhaka chittagong kathmandu colombo kabul male thimphu yangon
      kuala lumpur singapore jakarta manila bangkok hanoi phnom penh vientiane petaling jaya george town johor baru kota kinabalu kuching
      dubai abu dhabi doha riyadh jeddah manama muscat kuwait city cairo tehran baghdad beirut amman damascus jerusalem gaza ramallah
      washington london paris berlin moscow beijing tokyo seoul brussels geneva york united nations
      """)

  /// Names of months, also cut, and what stands beside them in a date.
  static let months = WordHashSet(
    words: """
      jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september
      october november december januar jänner februar märz mai juni juli oktober dezember okt dez
      janvier février fév mars avril juin juillet août septembre octobre novembre décembre déc le
      enero ene febrero marzo abril abr mayo junio julio agosto ago septiembre octubre noviembre diciembre dic de del
      gennaio gen febbraio aprile maggio mag giugno giu luglio lug settembre set ottobre ott dicembre
      janeiro fevereiro março maio junho julho setembro outubro out novembro dezembro
      januari februari maart mrt mei augustus stycznia lutego marca kwietnia maja czerwca lipca sierpnia września
      października listopada grudnia
      января февраля марта апреля мая июня июля августа сентября октября ноября декабря
      янв фев мар апр июн июл авг сен сент окт ноя нояб дек
      """)

  /// The end of a dateline that marks of Chinese and Japanese show; `nil` where there is none.
  ///
  /// `新华社北京11月3日电（记者李明）`, `【ワシントン＝山田太郎】`, `［東京　３日　ロイター］ - `.
  static func length(in bytes: Span<UInt8>) -> Int? {
    guard !bytes.isEmpty, bytes[0] >= 0xE3 else { return nil }
    var index = 0
    var count = 0
    var before: UInt32 = 0
    let closer: UInt32? =
      switch bytes.scalar(at: 0).value {
      case 0x3010: 0x3011
      case 0xFF3B: 0xFF3D
      default: nil
      }
    while index < bytes.count, count < reach {
      let (scalar, width) = bytes.scalar(at: index)
      index += width
      count += 1
      if let closer {
        if scalar == closer { return rest(of: bytes, from: index) }
      } else if scalar == 0x7535 || scalar == 0x96FB || scalar == 0x8BAF || scalar == 0x8A0A,
        before == 0x65E5, endsWord(at: index, in: bytes)
      {
        return rest(of: bytes, from: afterBrackets(in: bytes, from: index))
      }
      switch scalar {
      case 0x3002, 0xFF0C, 0x3001, 0xFF01, 0xFF1F, 0x0A: if closer == nil { return nil }
      default: before = scalar
      }
    }
    return nil
  }

  /// How many characters are looked at.
  private static let reach = 36

  /// Whether a space, a bracket or a mark stands at an offset: `3日电 `, but not `3日电影节`.
  private static func endsWord(at index: Int, in bytes: Span<UInt8>) -> Bool {
    index < bytes.count && !CharacterTable.shared.scalarClass(bytes.scalar(at: index).value).isWord
  }

  /// The offset after `（记者李明）`.
  private static func afterBrackets(in bytes: Span<UInt8>, from start: Int) -> Int {
    guard start < bytes.count else { return start }
    let first = bytes.scalar(at: start).value
    guard first == 0xFF08 || first == 0x28 else { return start }
    var index = start
    var count = 0
    while index < bytes.count, count < reach {
      let (scalar, width) = bytes.scalar(at: index)
      index += width
      count += 1
      if scalar == 0xFF09 || scalar == 0x29 { return index }
    }
    return start
  }

  /// The offset of the report behind a mark; `nil` where there is none.
  private static func rest(of bytes: Span<UInt8>, from start: Int) -> Int? {
    let after = Dateline.dash(in: bytes, from: start) ?? Dateline.skipSpace(in: bytes, from: start)
    return after < bytes.count ? after : nil
  }
}
