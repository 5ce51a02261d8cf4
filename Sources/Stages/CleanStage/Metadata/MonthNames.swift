/// The names of months in the languages that dates are met in most.
enum MonthNames {
  /// The number of the month that a word in lower case names, in full or shortened.
  static func month(_ word: some StringProtocol) -> Int? { numbers[String(word)] }

  private static let numbers: [String: Int] = {
    var numbers: [String: Int] = [:]
    for line in names.parts(at: 0x0A) {
      for (index, word) in line.parts(at: 0x20).enumerated() {
        for name in word.parts(at: UInt8(ascii: "/")) {
          numbers[String(name)] = numbers[String(name)] ?? index + 1
        }
      }
    }
    return numbers
  }()

  private static let names = """
    january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sep/sept october/oct november/nov december/dec
    januar/jän/jänner februar/feber/febr märz/mär/mrz april mai juni juli august september oktober/okt november dezember/dez
    janvier/janv février/févr/fevrier mars avril/avr mai juin juillet/juil août/aout septembre octobre novembre décembre/déc/decembre
    enero/ene febrero marzo abril/abr mayo junio julio agosto/ago septiembre/setiembre/set octubre noviembre diciembre/dic
    janeiro fevereiro/fev março/marco abril maio junho julho agosto setembro outubro/out novembro dezembro
    gennaio/gen febbraio marzo aprile maggio/mag giugno/giu luglio/lug agosto settembre ottobre/ott novembre dicembre
    januari februari maart/mrt april mei juni juli augustus september oktober november december
    styczeń/stycznia/sty luty/lutego/lut marzec/marca kwiecień/kwietnia/kwi maj/maja czerwiec/czerwca/cze lipiec/lipca/lip sierpień/sierpnia/sie wrzesień/września/wrz październik/października/paź listopad/listopada/lis grudzień/grudnia/gru
    januari februari mars april maj juni juli augusti september oktober november december
    января/янв февраля/фев марта/мар апреля/апр мая июня/июн июля/июл августа/авг сентября/сен октября/окт ноября/ноя декабря/дек
    ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
    januar/jan februar/feb marts/mar april/apr maj juni/jun juli/jul august/aug september/sep oktober/okt november/nov december/dec
    januar februar mars april mai juni juli august september oktober november desember/des
    tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta
    január február március április május június július augusztus szeptember október november december
    ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie
    januari februari maret april mei juni juli agustus september oktober november desember
    січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
    ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου
    gener febrer març abril maig juny juliol agost setembre octubre novembre desembre
    januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra
    januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra
    януари февруари март април май юни юли август септември октомври ноември декември
    јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра
    januara februara marta aprila maja juna jula avgusta septembra oktobra novembra decembra
    sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio
    janvāris/janvārī februāris/februārī marts/martā aprīlis/aprīlī maijs/maijā jūnijs/jūnijā jūlijs/jūlijā augusts/augustā septembris/septembrī oktobris/oktobrī novembris/novembrī decembris/decembrī
    jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember
    يناير فبراير مارس أبريل/ابريل مايو يونيو يوليو أغسطس/اغسطس سبتمبر أكتوبر/اكتوبر نوفمبر ديسمبر
    בינואר/ינואר בפברואר/פברואר במרץ/מרץ באפריל/אפריל במאי/מאי ביוני/יוני ביולי/יולי באוגוסט/אוגוסט בספטמבר/ספטמבר באוקטובר/אוקטובר בנובמבר/נובמבר בדצמבר/דצמבר
    जनवरी फ़रवरी/फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर/सितम्बर अक्टूबर नवंबर/नवम्बर दिसंबर/दिसम्बर
    siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca
    ledna února března dubna května června července srpna září října listopadu prosince
    """
}
