import TextKit

/// Words that no keyword begins or ends with, beside the stop words of the language.
enum KeywordStopWords {
  /// Words that link the parts of a name or phrase: `Bank of England`.
  static let links = WordHashSet(
    words: """
      of de du des di da do dos das del della dello van von der den ten ter la le los las al el bin ibn upon
      """)

  /// Those of them that surnames begin with: `van der Berg`.
  static let particles = WordHashSet(
    words: "de du di da do dos das del della dello van von der den ter la le los las al el bin ibn")

  /// What stands before things, and not before surnames.
  static let articles = WordHashSet(
    words: "a an the this that his her its my your our their every each")

  /// The links where every noun has a capital.
  static let germanLinks = WordHashSet(
    words: "von der des zu vom zum de du di da della van bin ibn al el la le of")

  /// Words that link a town and where it lies: `Frankfurt am Main`, `Rothenburg ob der Tauber`.
  static let placeLinks = WordHashSet(words: "am an im ob in bei")

  /// Days, which are no part of the names beside them: `On Monday Ann Lee`.
  static let weekdays = WordHashSet(
    words: "monday tuesday wednesday thursday friday saturday sunday")

  /// Rivers, mountains and regions that towns are told apart by.
  static let landmarks = WordHashSet(
    words: """
      main rhein neckar oder donau ruhr inn lech isar saale elbe spree weser leine aller lahn mosel saar havel mulde fulda
      werra ems ilm iller enz naab regen tauber laber breisgau see bodensee ammersee chiemsee wald harz allgäu
      taunus schwarzwald odenwald erzgebirge thaya mur mürz drau traun ybbs kamp salzach avon thames tyne trent
      """)

  /// Verbs of speech, measures, times and the like, which are frequent in news.
  static let common = WordHashSet(
    words: """
      said says say saying told tell tells asked ask added adds according announced reported reports
      reporter called calls came come comes going went gone goes got get gets getting made make makes
      making took take takes taking taken put see seen saw know known think thought want wanted wants
      look looking looked need needs given give gives gave found find use used using lot lots thing
      things way ways bit kind part parts number numbers end time times day days week weeks month
      months year years hour hours minute minutes today yesterday tomorrow tonight morning afternoon
      evening night monday tuesday wednesday thursday friday saturday sunday january february march
      april may june july august september october november december one two three four five six
      seven eight nine ten hundred hundreds thousand thousands million millions billion first second
      third last next new old good great big small long high many including included include another
      back away around across people person man woman men women mr mrs ms dr percent cent per among
      along left right set new later earlier early late ago left still like will would
      sagte sagten sagt jahr jahre jahren tag tage tagen woche wochen monat monate montag dienstag
      mittwoch donnerstag freitag samstag sonntag januar februar märz april mai juni juli august
      september oktober november dezember heute gestern prozent uhr millionen milliarden euro
      dit déclaré ans année années jour jours semaine mois lundi mardi mercredi jeudi vendredi samedi
      dimanche janvier février mars avril juin juillet août septembre octobre novembre décembre
      dijo dice año años día días semana mes meses lunes martes miércoles jueves viernes sábado domingo
      enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
      erste ersten erster erstes neue neuen neuer neues großen große mehr premier première primer
      primera primo prima primeiro primeira eerste
      月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日 発表 今日 昨日 今年 昨年
      detto anni anno giorno giorni disse ano anos dia dias jaar jaren dag dagen zei
      """)
}
