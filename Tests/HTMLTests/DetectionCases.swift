/// Texts, and their bytes in an encoding in hexadecimal.
enum DetectionCases {
  static let all: [(encoding: String, text: String, bytes: String)] = [
    (
      "windows-1251",
      """
      Сегодня в Москве прошло заседание правительства, на ко\
      тором обсуждали бюджет. Министр сказал, что расходы вы\
      растут.
      """,
      """
      d1e5e3eee4edff20e220cceef1eae2e520eff0eef8ebee20e7e0f1e5e4e0ede8e520eff0e0e2e8f2e5ebfcf1\
      f2e2e02c20ede020eaeef2eef0eeec20eee1f1f3e6e4e0ebe820e1fee4e6e5f22e20cce8ede8f1f2f020f1ea\
      e0e7e0eb2c20f7f2ee20f0e0f1f5eee4fb20e2fbf0e0f1f2f3f22e
      """
    ),
    (
      "koi8-r",
      """
      Сегодня в Москве прошло заседание правительства, на ко\
      тором обсуждали бюджет. Министр сказал, что расходы вы\
      растут.
      """,
      """
      f3c5c7cfc4ced120d720edcfd3cbd7c520d0d2cfdbcccf20dac1d3c5c4c1cec9c520d0d2c1d7c9d4c5ccd8d3\
      d4d7c12c20cec120cbcfd4cfd2cfcd20cfc2d3d5d6c4c1ccc920c2c0c4d6c5d42e20edc9cec9d3d4d220d3cb\
      c1dac1cc2c20ded4cf20d2c1d3c8cfc4d920d7d9d2c1d3d4d5d42e
      """
    ),
    (
      "iso-8859-5",
      """
      Сегодня в Москве прошло заседание правительства, на ко\
      тором обсуждали бюджет. Министр сказал, что расходы вы\
      растут.
      """,
      """
      c1d5d3ded4ddef20d220bcdee1dad2d520dfe0dee8dbde20d7d0e1d5d4d0ddd8d520dfe0d0d2d8e2d5dbece1\
      e2d2d02c20ddd020dadee2dee0dedc20ded1e1e3d6d4d0dbd820d1eed4d6d5e22e20bcd8ddd8e1e2e020e1da\
      d0d7d0db2c20e7e2de20e0d0e1e5ded4eb20d2ebe0d0e1e2e3e22e
      """
    ),
    (
      "ibm866",
      """
      Сегодня в Москве прошло заседание правительства, на ко\
      тором обсуждали бюджет. Министр сказал, что расходы вы\
      растут.
      """,
      """
      91a5a3aea4adef20a2208caee1aaa2a520afe0aee8abae20a7a0e1a5a4a0ada8a520afe0a0a2a8e2a5abece1\
      e2a2a02c20ada020aaaee2aee0aeac20aea1e1e3a6a4a0aba820a1eea4a6a5e22e208ca8ada8e1e2e020e1aa\
      a0a7a0ab2c20e7e2ae20e0a0e1e5aea4eb20a2ebe0a0e1e2e3e22e
      """
    ),
    (
      "windows-1251",
      """
      Сьогодні в Києві відбулося засідання уряду, на якому о\
      бговорювали бюджет і їхні витрати.
      """,
      """
      d1fceee3eee4edb320e220cae8bae2b320e2b3e4e1f3ebeef1ff20e7e0f1b3e4e0ededff20f3f0ffe4f32c20\
      ede020ffeaeeecf320eee1e3eee2eef0fee2e0ebe820e1fee4e6e5f220b320bff5edb320e2e8f2f0e0f2e82e
      """
    ),
    (
      "koi8-u",
      """
      Сьогодні в Києві відбулося засідання уряду, на якому о\
      бговорювали бюджет і їхні витрати.
      """,
      """
      f3d8cfc7cfc4cea620d720ebc9a4d7a620d7a6c4c2d5cccfd3d120dac1d3a6c4c1ceced120d5d2d1c4d52c20\
      cec120d1cbcfcdd520cfc2c7cfd7cfd2c0d7c1ccc920c2c0c4d6c5d420a620a7c8cea620d7c9d4d2c1d4c92e
      """
    ),
    (
      "windows-1251",
      """
      Днес в София се проведе заседание на правителството, н\
      а което беше обсъден бюджетът.
      """,
      """
      c4ede5f120e220d1eef4e8ff20f1e520eff0eee2e5e4e520e7e0f1e5e4e0ede8e520ede020eff0e0e2e8f2e5\
      ebf1f2e2eef2ee2c20ede020eaeee5f2ee20e1e5f8e520eee1f1fae4e5ed20e1fee4e6e5f2faf22e
      """
    ),
    (
      "windows-1253",
      """
      Σήμερα στην Αθήνα πραγματοποιήθηκε συνεδρίαση της κυβέ\
      ρνησης για τον προϋπολογισμό.
      """,
      """
      d3deece5f1e120f3f4e7ed20c1e8deede120f0f1e1e3ece1f4eff0efe9dee8e7eae520f3f5ede5e4f1dfe1f3\
      e720f4e7f220eaf5e2ddf1ede7f3e7f220e3e9e120f4efed20f0f1effbf0efebefe3e9f3ecfc2e
      """
    ),
    (
      "iso-8859-7",
      """
      Σήμερα στην Αθήνα πραγματοποιήθηκε συνεδρίαση της κυβέ\
      ρνησης για τον προϋπολογισμό.
      """,
      """
      d3deece5f1e120f3f4e7ed20c1e8deede120f0f1e1e3ece1f4eff0efe9dee8e7eae520f3f5ede5e4f1dfe1f3\
      e720f4e7f220eaf5e2ddf1ede7f3e7f220e3e9e120f4efed20f0f1effbf0efebefe3e9f3ecfc2e
      """
    ),
    (
      "shift_jis",
      """
      今日は東京で政府の会議が開かれ、予算について話し合われた。大臣は支出が増えると述べた。
      """,
      """
      8da193fa82cd938c8b9e82c590ad957b82cc89ef8b6382aa8a4a82a982ea8141975c8e5a82c982c282a282c4\
      986282b58d8782ed82ea82bd814291e5906282cd8e788f6f82aa919d82a682e982c68f7182d782bd8142
      """
    ),
    (
      "euc-jp",
      """
      今日は東京で政府の会議が開かれ、予算について話し合われた。大臣は支出が増えると述べた。
      """,
      """
      baa3c6fca4cfc5ecb5fea4c7c0afc9dca4ceb2f1b5c4a4acb3aba4aba4eca1a2cdbdbbbba4cba4c4a4a4a4c6\
      cfc3a4b7b9e7a4efa4eca4bfa1a3c2e7bfc3a4cfbbd9bdd0a4acc1fda4a8a4eba4c8bdd2a4d9a4bfa1a3
      """
    ),
    (
      "iso-2022-jp",
      """
      今日は東京で政府の会議が開かれ、予算について話し合われた。大臣は支出が増えると述べた。
      """,
      """
      1b24423a23467c244f456c357e2447402f495c244e32713544242c332b242b246c21224d3d3b3b244b244424\
      2424464f4324373967246f246c243f212342673f43244f3b593d50242c417d2428246b24483d522459243f21\
      231b2842
      """
    ),
    (
      "shift_jis",
      """
      カタカナのニュースサイトをテストするページです。
      """,
      """
      834a835e834a836982cc836a8385815b835883548343836782f083658358836782b782e98379815b835782c5\
      82b78142
      """
    ),
    (
      "euc-jp",
      """
      カタカナのニュースサイトをテストするページです。
      """,
      """
      a5aba5bfa5aba5caa4cea5cba5e5a1bca5b9a5b5a5a4a5c8a4f2a5c6a5b9a5c8a4b9a4eba5daa1bca5b8a4c7\
      a4b9a1a3
      """
    ),
    (
      "gbk",
      """
      今天政府在北京召开会议，讨论了明年的预算。部长说支出将会增加。
      """,
      """
      bdf1ccecd5feb8aed4dab1b1bea9d5d9bfaabbe1d2e9a3acccd6c2dbc1cbc3f7c4eab5c4d4a4cbe3a1a3b2bf\
      b3a4cbb5d6a7b3f6bdabbbe1d4f6bcd3a1a3
      """
    ),
    (
      "big5",
      """
      今天政府在臺北召開會議，討論了明年的預算。部長說支出將會增加。
      """,
      """
      a4b5a4d1ac46a9b2a662bb4fa55fa56cb67db77cc4b3a141b051bdd7a446a9faa67eaabab977bae2a143b3a1\
      aaf8bba1a4e4a558b14eb77cbc57a55ba143
      """
    ),
    (
      "euc-kr",
      """
      오늘 서울에서 정부 회의가 열려 내년 예산에 대해 논의했다. 장관은 지출이 늘어날 것이라고 말했다\
      .
      """,
      """
      bfc0b4c320bcadbfefbfa1bcad20c1a4bace20c8b8c0c7b0a120bfadb7c120b3bbb3e220bfb9bbeabfa120b4\
      ebc7d820b3edc0c7c7dfb4d92e20c0e5b0fcc0ba20c1f6c3e2c0cc20b4c3beeeb3af20b0cdc0ccb6f3b0ed20\
      b8bbc7dfb4d92e
      """
    ),
    (
      "windows-1250",
      """
      Dziś w Warszawie odbyło się posiedzenie rządu, na któr\
      ym omawiano budżet. Minister powiedział, że wydatki wz\
      rosną, a żądania są słuszne.
      """,
      """
      447a699c207720576172737a61776965206f646279b36f207369ea20706f736965647a656e696520727ab964\
      752c206e61206b74f372796d206f6d617769616e6f20627564bf65742e204d696e697374657220706f776965\
      647a6961b32c20bf652077796461746b6920777a726f736eb92c206120bfb964616e69612073b92073b37573\
      7a6e652e
      """
    ),
    (
      "iso-8859-2",
      """
      Dziś w Warszawie odbyło się posiedzenie rządu, na któr\
      ym omawiano budżet. Minister powiedział, że wydatki wz\
      rosną, a żądania są słuszne.
      """,
      """
      447a69b6207720576172737a61776965206f646279b36f207369ea20706f736965647a656e696520727ab164\
      752c206e61206b74f372796d206f6d617769616e6f20627564bf65742e204d696e697374657220706f776965\
      647a6961b32c20bf652077796461746b6920777a726f736eb12c206120bfb164616e69612073b12073b37573\
      7a6e652e
      """
    ),
    (
      "windows-1250",
      """
      Dnes se v Praze konalo zasedání vlády, na němž se proj\
      ednával rozpočet. Ministr řekl, že výdaje porostou pří\
      ští rok.
      """,
      """
      446e65732073652076205072617a65206b6f6e616c6f207a61736564e16eed20766ce164792c206e61206eec\
      6d9e2073652070726f6a65646ee176616c20726f7a706fe865742e204d696e6973747220f8656b6c2c209e65\
      2076fd64616a6520706f726f73746f752070f8ed9a74ed20726f6b2e
      """
    ),
    (
      "iso-8859-2",
      """
      Dnes se v Praze konalo zasedání vlády, na němž se proj\
      ednával rozpočet. Ministr řekl, že výdaje porostou pří\
      ští rok.
      """,
      """
      446e65732073652076205072617a65206b6f6e616c6f207a61736564e16eed20766ce164792c206e61206eec\
      6dbe2073652070726f6a65646ee176616c20726f7a706fe865742e204d696e6973747220f8656b6c2c20be65\
      2076fd64616a6520706f726f73746f752070f8edb974ed20726f6b2e
      """
    ),
    (
      "windows-1250",
      """
      Ma Budapesten ülést tartott a kormány, amelyen a költs\
      égvetést vitatták meg. A miniszter szerint nőnek a kia\
      dások, és többről is szó esett.
      """,
      """
      4d61204275646170657374656e20fc6ce9737420746172746f74742061206b6f726de16e792c20616d656c79\
      656e2061206bf66c7473e967766574e9737420766974617474e16b206d65672e2041206d696e69737a746572\
      20737a6572696e74206ef56e656b2061206b696164e1736f6b2c20e9732074f6626272f56c20697320737af3\
      2065736574742e
      """
    ),
    (
      "iso-8859-2",
      """
      Ma Budapesten ülést tartott a kormány, amelyen a költs\
      égvetést vitatták meg. A miniszter szerint nőnek a kia\
      dások, és többről is szó esett.
      """,
      """
      4d61204275646170657374656e20fc6ce9737420746172746f74742061206b6f726de16e792c20616d656c79\
      656e2061206bf66c7473e967766574e9737420766974617474e16b206d65672e2041206d696e69737a746572\
      20737a6572696e74206ef56e656b2061206b696164e1736f6b2c20e9732074f6626272f56c20697320737af3\
      2065736574742e
      """
    ),
    (
      "windows-1254",
      """
      Bugün Ankara'da hükümet toplantısı yapıldı ve bütçe gö\
      rüşüldü. Bakan harcamaların artacağını söyledi.
      """,
      """
      427567fc6e20416e6b6172612764612068fc6bfc6d657420746f706c616e74fd73fd20796170fd6c64fd2076\
      652062fc74e7652067f672fcfefc6c64fc2e2042616b616e2068617263616d616c6172fd6e20617274616361\
      f0fd6efd2073f6796c6564692e
      """
    ),
    (
      "windows-1255",
      """
      היום התקיימה בירושלים ישיבת ממשלה שבה נדון התקציב. השר\
       אמר שההוצאות יגדלו.
      """,
      """
      e4e9e5ed20e4faf7e9e9eee420e1e9f8e5f9ece9ed20e9f9e9e1fa20eeeef9ece420f9e1e420f0e3e5ef20e4\
      faf7f6e9e12e20e4f9f820e0eef820f9e4e4e5f6e0e5fa20e9e2e3ece52e
      """
    ),
    (
      "windows-1256",
      """
      عقدت الحكومة اليوم اجتماعا في القاهرة لمناقشة الميزاني\
      ة وقال الوزير إن النفقات سترتفع.
      """,
      """
      dadecfca20c7e1cddfe6e3c920c7e1ede6e320c7cccae3c7dac720dded20c7e1dec7e5d1c920e1e3e4c7ded4\
      c920c7e1e3edd2c7e4edc920e6dec7e120c7e1e6d2edd120c5e420c7e1e4dddec7ca20d3cad1caddda2e
      """
    ),
    (
      "windows-874",
      """
      วันนี้รัฐบาลได้จัดประชุมที่กรุงเทพเพื่อหารือเรื่องงบปร\
      ะมาณ
      """,
      """
      c7d1b9b9d5e9c3d1b0bad2c5e4b4e9a8d1b4bbc3d0aad8c1b7d5e8a1c3d8a7e0b7bee0bed7e8cdcbd2c3d7cd\
      e0c3d7e8cda7a7babbc3d0c1d2b3
      """
    ),
    (
      "windows-1252",
      """
      Aujourd’hui s’est tenue à Paris une réunion du gouvern\
      ement où l’on a débattu du budget. Le ministre a décla\
      ré que les dépenses augmenteraient.
      """,
      """
      41756a6f757264926875692073926573742074656e756520e020506172697320756e652072e9756e696f6e20\
      647520676f757665726e656d656e74206ff9206c926f6e20612064e96261747475206475206275646765742e\
      204c65206d696e697374726520612064e9636c6172e920717565206c65732064e970656e736573206175676d\
      656e7465726169656e742e
      """
    ),
    (
      "windows-1252",
      """
      Heute fand in Köln eine Sitzung der Regierung statt, i\
      n der über den Haushalt gesprochen wurde. „Die Ausgabe\
      n müssen größer werden“, sagte der Minister.
      """,
      """
      48657574652066616e6420696e204bf66c6e2065696e65205369747a756e672064657220526567696572756e\
      672073746174742c20696e2064657220fc6265722064656e204861757368616c742067657370726f6368656e\
      2077757264652e208444696520417573676162656e206dfc7373656e206772f6df65722077657264656e932c\
      20736167746520646572204d696e69737465722e
      """
    ),
    (
      "windows-1252",
      """
      Hoy se celebró en Madrid una reunión del gobierno sobr\
      e el presupuesto del año. ¿Subirán los gastos? El seño\
      r ministro dijo que sí.
      """,
      """
      486f792073652063656c656272f320656e204d616472696420756e61207265756e69f36e2064656c20676f62\
      6965726e6f20736f62726520656c20707265737570756573746f2064656c2061f16f2e20bf5375626972e16e\
      206c6f7320676173746f733f20456c207365f16f72206d696e697374726f2064696a6f207175652073ed2e
      """
    ),
    (
      "windows-1252",
      """
      Hoje realizou-se em Lisboa uma reunião do governo em q\
      ue se discutiu o orçamento. As despesas vão aumentar, d\
      isse o ministro, não é opção.
      """,
      """
      486f6a65207265616c697a6f752d736520656d204c6973626f6120756d61207265756e69e36f20646f20676f\
      7665726e6f20656d20717565207365206469736375746975206f206f72e7616d656e746f2e20417320646573\
      70657361732076e36f2061756d656e7461722c206469737365206f206d696e697374726f2c206ee36f20e920\
      6f70e7e36f2e
      """
    ),
    (
      "windows-1252",
      """
      I dag hölls ett möte i Malmö där regeringen diskuterad\
      e budgeten. Utgifterna ökar nästa år, sade ministern p\
      å tåget.
      """,
      """
      49206461672068f66c6c7320657474206df674652069204d616c6df62064e472207265676572696e67656e20\
      6469736b7574657261646520627564676574656e2e2055746769667465726e6120f66b6172206ee473746120\
      e5722c2073616465206d696e69737465726e2070e52074e56765742e
      """
    ),
    (
      "windows-1252",
      """
      I dag blev der holdt et møde i København, hvor regerin\
      gen drøftede budgettet på årsmødet.
      """,
      """
      492064616720626c65762064657220686f6c6474206574206df864652069204bf862656e6861766e2c206876\
      6f72207265676572696e67656e206472f86674656465206275646765747465742070e520e572736df8646574\
      2e
      """
    ),
  ]
}
