import { monthNames } from '../model/clock.ts';

/** A month as people write it in English, in full or shortened, without a group; its first letter is a capital. */
export const monthPattern =
  'Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?';

/** The number of a month by its name in English, from 1 on; 0 for what is none. Three letters are enough. */
export function monthNumber(name: string): number {
  const start = name.slice(0, 3).toLowerCase();
  return start.length < 3 ? 0 : monthNames.findIndex((month) => month.toLowerCase().startsWith(start)) + 1;
}

/**
 * Names of months in European languages, whole and shortened. Those behind a bar are words of other meanings too, and
 * name a month only beside a year.
 */
const months = [
  'jan january januar januari janvier janv enero ene janeiro gennaio stycznia января tammikuuta tammikuu ledna січня ocak januára január ianuarie ιανουαρίου styczeń январь січень jänner tammikuun янв | gen leden',
  'feb february februar februari février fevrier févr fevr fév febrero fevereiro fev febbraio febr lutego февраля helmikuuta února лютого şubat februára február februarie φεβρουαρίου luty февраль лютий únor feber helmikuun фев февр',
  'mar march mars märz maerz marz mär mrz marzo março marco maart mrt marca марта maaliskuuta března березня mart március martie μαρτίου marzec март березень březen marts maaliskuun мар',
  'apr april avril avr abril abr aprile kwietnia апреля huhtikuuta dubna квітня nisan apríla április aprilie απριλίου kwiecień апрель квітень duben huhtikuun апр',
  'may mai maj mayo maio maggio mei maja мая toukokuuta května травня mayıs mája május μαΐου май травень květen toukokuun | mag',
  'jun june juni juin junio junho giugno czerwca июня kesäkuuta června червня haziran júna június iunie ιουνίου czerwiec июнь червень červen kesäkuun июн | giu',
  'jul july juli juillet juil julio julho luglio lipca июля heinäkuuta července липня temmuz júla július iulie ιουλίου lipiec июль липень červenec heinäkuun июл | lug',
  'aug august augusti août aout agosto augustus sierpnia августа elokuuta srpna серпня ağustos augusta augusztus αυγούστου sierpień август серпень srpen elokuun авг | ago',
  'sep sept september septembre septiembre setiembre setembro settembre września wrzesnia сентября syyskuuta září вересня eylül septembra szeptember septembrie σεπτεμβρίου wrzesień сентябрь вересень syyskuun сен сент вер | set sett',
  'oct october okt oktober octobre octubre outubro ottobre października pazdziernika октября lokakuuta října жовтня ekim októbra október octombrie οκτωβρίου październik октябрь жовтень říjen lokakuun окт | out ott',
  'nov november novembre noviembre novembro listopada ноября marraskuuta listopadu листопада kasım novembra noiembrie νοεμβρίου ноябрь листопад marraskuun ноя нояб',
  'dec december des desember dez dezember décembre decembre déc diciembre dic dezembro dicembre grudnia декабря joulukuuta prosince грудня aralık decembra decembrie δεκεμβρίου grudzień декабрь грудень prosinec joulukuun дек',
];

/** More whole names of months: Arabic to Thai, as the Unicode locales have them (https://cldr.unicode.org). */
const moreMonths = [
  'يناير януари gener jaanuar urtarrila ژانویه xaneiro ינואר בינואר जनवरी siječanj siječnja janúar sausis sausio janvāris јануари janar јануар มกราคม',
  'فبراير شباط февруари febrer veebruar otsaila فوریه helmikuu febreiro פברואר בפברואר फ़रवरी veljača veljače febrúar vasaris vasario februāris shkurt фебруар กุมภาพันธ์ pebrero',
  'مارس آذار març märts martxoa maaliskuu מרץ במרץ मार्च ožujak ožujka maret kovas kovo marec machi มีนาคม marso',
  'أبريل نيسان април aprill apirila آوریل huhtikuu אפריל באפריל अप्रैल travanj travnja apríl balandis balandžio aprīlis prill aprili เมษายน',
  'مايو أيار maig maiatza مه toukokuu מאי במאי मई svibanj svibnja gegužė gegužės maijs мај พฤษภาคม',
  'يونيو حزيران юни juny juuni ekaina ژوئن kesäkuu xuño יוני ביוני जून lipanj lipnja júní birželis birželio jūnijs јуни junij qershor јун มิถุนายน hunyo',
  'يوليو تموز юли juliol juuli uztaila ژوئیه heinäkuu xullo יולי ביולי जुलाई srpanj srpnja júlí liepa liepos jūlijs јули julai julij korrik јул กรกฎาคม hulyo',
  'أغسطس آب agost abuztua اوت elokuu אוגוסט באוגוסט अगस्त kolovoz kolovoza agustus ágúst rugpjūtis rugpjūčio augusts ogos avgust gusht agosti สิงหาคม',
  'سبتمبر أيلول септември septembar setembre iraila سپتامبر syyskuu ספטמבר בספטמבר सितंबर rujan rujna rugsėjis rugsėjo septembris shtator септембар septemba กันยายน setyembre',
  'أكتوبر октомври oktobar oktoober urria اکتبر lokakuu אוקטובר באוקטובר अक्टूबर spalis spalio oktobris tetor октобар oktoba ตุลาคม oktubre',
  'نوفمبر ноември novembar azaroa نوامبر marraskuu נובמבר בנובמבר नवंबर studeni studenoga nóvember lapkritis lapkričio novembris nëntor новембар novemba พฤศจิกายน nobyembre',
  'ديسمبر декември decembar desembre detsember abendua دسامبر joulukuu decembro דצמבר בדצמבר दिसंबर prosinac prosinca gruodis gruodžio decembris disember dhjetor децембар desemba ธันวาคม disyembre',
];

/** Numbers of months by the names they have in many languages, in lower case. */
export const monthNumbers: Readonly<Record<string, number>> = Object.fromEntries(
  [months, moreMonths].flatMap((all) =>
    all.flatMap((names, index) => words(names.replace('|', '')).map((name) => [name, index + 1])),
  ),
);

/** Names of months that are words of other meanings too. */
export const doubtfulMonths: ReadonlySet<string> = new Set(months.flatMap((names) => words(names.split('|')[1] ?? '')));

/** Names of the days of the week from Sunday on, whole and shortened; the same word never names two of them. */
const weekdays = [
  'sunday sun sonntag so søndag söndag søn sön dimanche dim domingo dom domenica zondag zo niedziela воскресенье sunnuntai neděle неділя pazar nedeľa vasárnap duminică κυριακή воскресенья вс нд 日曜日 日曜 星期日 星期天 周日 일요일',
  'monday mon montag mo mandag måndag man mån lundi lun lunes segunda-feira segunda seg lunedì lunedi maandag ma poniedziałek понедельник maanantai pondělí понеділок pazartesi pondelok hétfő luni δευτέρα пн 月曜日 月曜 星期一 周一 월요일',
  'tuesday tues tue dienstag di tirsdag tisdag tirs tir tis mardi mar martes terça-feira terça ter martedì martedi dinsdag wtorek вторник tiistai úterý вівторок salı utorok kedd marți τρίτη вт 火曜日 火曜 星期二 周二 화요일',
  'wednesday wed mittwoch mi onsdag ons mercredi mer miércoles miercoles mié mie quarta-feira quarta qua mercoledì mercoledi woensdag wo środa среда keskiviikko středa середа çarşamba streda szerda miercuri τετάρτη среду ср 水曜日 水曜 星期三 周三 수요일',
  'thursday thurs thur thu donnerstag do torsdag tors tor jeudi jeu jueves jue quinta-feira quinta qui giovedì giovedi gio donderdag czwartek четверг torstai čtvrtek четвер perşembe štvrtok csütörtök joi πέμπτη чт 木曜日 木曜 星期四 周四 목요일',
  "friday fri freitag fr fredag fre vendredi ven viernes vie sexta-feira sexta sex venerdì venerdi vrijdag vr piątek пятница perjantai pátek п'ятниця пʼятниця cuma piatok péntek vineri παρασκευή пятницу пт 金曜日 金曜 星期五 周五 금요일",
  'saturday satur sat samstag sonnabend sa lørdag lördag lør lör samedi sam sábado sabado sáb sab sabato zaterdag za sobota суббота lauantai субота cumartesi szombat sâmbătă σάββατο субботу сб 土曜日 土曜 星期六 周六 토요일',
];

/** More whole names of the days of the week, of the same locales as those of months. */
const moreWeekdays = [
  'الأحد неделя nedjelja diumenge pühapäev igandea یکشنبه रविवार minggu sunnudagur sekmadienis svētdiena недела ahad nedelja недеља jumapili วันอาทิตย์ linggo',
  'الاثنين понеделник ponedjeljak dilluns esmaspäev astelehena دوشنبه luns सोमवार senin mánudagur pirmadienis pirmdiena isnin ponedeljek понедељак ponedeljak jumatatu วันจันทร์',
  'الثلاثاء utorak dimarts teisipäev asteartea मंगलवार selasa þriðjudagur antradienis otrdiena torek уторак jumanne วันอังคาร',
  'الأربعاء сряда srijeda dimecres kolmapäev asteazkena چهارشنبه mércores बुधवार rabu miðvikudagur trečiadienis trešdiena sreda jumatano วันพุธ miyerkules',
  'الخميس четвъртък četvrtak dijous neljapäev osteguna پنجشنبه xoves गुरुवार kamis fimmtudagur ketvirtadienis ceturtdiena четврток khamis četrtek четвртак alhamisi วันพฤหัสบดี huwebes',
  'الجمعة петък petak divendres reede ostirala جمعه venres शुक्रवार jumat föstudagur penktadienis piektdiena петок jumaat petek петак ijumaa วันศุกร์ biyernes',
  'السبت събота subota dissabte laupäev larunbata شنبه शनिवार sabtu laugardagur šeštadienis sestdiena сабота jumamosi วันเสาร์',
];

/** Numbers of the days of the week by name, in lower case; 0 is Sunday. */
export const weekdayNumbers: Readonly<Record<string, number>> = Object.fromEntries([
  ...[weekdays, moreWeekdays].flatMap((all) =>
    all.flatMap((names, index) => words(names).map((name) => [name, index] as const)),
  ),
  ...[...'日月火水木金土'].map((name, index) => [name, index] as const),
  ...[...'一二三四五六'].map((name, index) => [name, index + 1] as const),
]);

/** Any of some words, the longest first, for a regular expression. */
export function anyOf(list: Iterable<string>): string {
  return [...list].sort((a, b) => b.length - a.length).join('|');
}

function words(list: string): string[] {
  return list.split(' ').filter((word) => word !== '');
}

/** How many days a month has, from 1 on; 0 for what is none. February has 29 where the year is unknown. */
export function daysInMonth(year: number | undefined, month: number): number {
  return month >= 1 && month <= 12 ? new Date(Date.UTC(year ?? 2024, month, 0)).getUTCDate() : 0;
}
