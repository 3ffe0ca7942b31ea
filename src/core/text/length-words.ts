import { asciiDigits } from './digits.ts';
import type { Bound } from './length.ts';

/** A length of time in another language than English: `2 Stunden 7 Minuten`, `une heure et demie`, `3時間7分`. */
export interface ForeignLength {
  start: number;
  end: number;
  /** Milliseconds. */
  value: number;
  /** Length of the finest unit that was written, in milliseconds. */
  unit: number;
  bound: Bound | undefined;
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Words for units in letters: German, French, Spanish, Portuguese, Italian, Dutch, the Nordic languages, Polish, Czech, Slovak, Russian, Ukrainian, Turkish, Finnish, Hungarian, Romanian, Greek. */
const units: readonly [string, number][] = [
  [
    'sekunden?|sek|secondes?|segundos?|second[oi]|seconden|sekunder?|sekund[ayę]?|sekúnd[ay]?|секунд[уыаи]?|saniye|másodperc|secunde|δευτερόλεπτα',
    second,
  ],
  [
    'minuten?|min|mins|minutes?|minutos?|minut[oi]|minuut|minuter|minutter?|minut[ayęue]?|minút[ay]?|минут[уыаи]?|мин|хвилин[аиу]?|хв|dakika|minuuttia?|perc|λεπτά|phút|menit',
    minute,
  ],
  [
    'stunden?|std|heures?|horas?|or[aeă]|uur|uren|timm(?:e|ar)|timer(?= og | \\d+ (?:min|sek)|[.,;:)]|$)|godzin[aęy]?|godz|hodin[ayu]?|hod|час(?:а|ов)?|ч|годин[аиу]?|saat|tuntia?|tunnin|óra|órá[nt]|ώρ(?:α|ες)|giờ|h',
    hour,
  ],
  [
    'tag(?:e|en)|jours?|d[ií]as?|giorn[oi]|dag(?:en|ar|er)|dn[iíy]|dzień|д(?:ень|ня|ней|ні|нів)|gün|päivää?|nap|zile?|ημέρ(?:α|ες)',
    day,
  ],
  [
    'wochen?|semaines?|semanas?|settiman[ae]|weken|veck(?:a|or)|uger?|ugen|uker?|tydzień|tygodni[ea]?|недел[иьюя]|hafta',
    7 * day,
  ],
  [
    'monat(?:e|en)?|mois|mes(?:es)?|m[eê]s|mes[ei]|maand(?:en)?|månad(?:er)?|måneder?|miesi[ąę]c[ey]?|месяц(?:а|ев)?',
    30.44 * day,
  ],
];
/**
 * More of them, as the Unicode locales have them (https://cldr.unicode.org): Arabic, Azerbaijani, Belarusian, Bulgarian, Bengali,
 * Catalan, Estonian, Basque, Persian, Filipino, Hebrew, Hindi, Croatian, Armenian, Indonesian, Icelandic, Georgian, Kazakh,
 * Lithuanian, Latvian, Macedonian, Slovenian, Albanian, Serbian, Thai, Urdu, Uzbek, Vietnamese.
 */
const moreUnits: readonly [string, number][] = [
  [
    'ثانية|ثوان|saniyə|секунди|сек|সেকেন্ড|segons?|sekundit?|sek|segundo|ثانیه|שניות|שניה|שנ׳|सेकंड|վայրկյան|վրկ|detik|dtk|sekúnd(?:a|ur)|წამი|sekund(?:ė|ės|žių|es)|sekunžu|sekondë|sekonda|секунде|วินาที|سیکنڈ|soniya|giây',
    second,
  ],
  [
    'دقيقة|دقائق|دقیقه|dəqiqə|dəq|хвілін[аы]?|минути|мин|মিনিট|minuts?|minutit|minutu|דקות|דקה|דק׳|मिनट|րոպե|menit|mnt|minit|mínút(?:a|ur)|mín|წუთი|წთ|minut(?:ė|ės|e|ą)|minučių|minūt(?:e|es|i)|minūšu|minutë|นาที|منٹ|daqiqa|daq|phút',
    minute,
  ],
  [
    'ساعة|ساعات|ساعت|гадзін[аы]?|гадз|сати?|сата|ঘণ্টা|sat[ai]|(?<=1 |^)sat|hores|tundi?|ordu|oras|שעות|שעה|שע׳|घंट[ाे]|ժամ|jam|klukkustund(?:ir)?|klst|საათი|სთ|сағат|valand(?:a|os|as|ų|ą)|val(?=[. ]\\s*\\d|(?<=^val)$)|stund(?:a|as|u)|ur[aei]?|orë|ชั่วโมง|ชม|گھنٹ[ہے]|soat|tiếng|год(?=\\.? ?\\d+ ?хв|(?<=^год)$)',
    hour,
  ],
  [
    'يوم(?:ًا)?|أيام|روز|сут(?:кі|ак)|ден|дена|দিন|dana?|ööpäeva?|päeva?|egun|araw|ימים|יום|दिन|օր|hari|dag(?:ur|ar)|დღე|күн|dien(?:a|as|os|ų|u)|ditë|дана?|วัน|دن|kun|ngày',
    day,
  ],
  [
    'أسبوع(?:ًا)?|أسابيع|هفته|həftə|тыдн(?:і|яў|я)|тыдзень|седмиц[аи]|সপ্তাহ|sedmic[ae]|setman(?:a|es)|nädala?t?|linggo|שבועות|שבוע|सप्ताह|tjed(?:an|na|ana)|շաբաթ|minggu|vik(?:a|ur)|კვირა|апта|savait(?:ė|ės)|savaičių|nedēļ(?:a|as|u)|ted(?:en|na|ni|nov)|javë|недељ[ае]|สัปดาห์|ہفت[ہے]|tuần|тижн(?:і|ів|я)|тиждень',
    7 * day,
  ],
];
/** One or two of a unit in one word: an hour, two hours. */
const alone: readonly [string, number][] = [
  ['ساعة|שעה', hour],
  ['ساعت(?:ان|ين)|שעתיים', 2 * hour],
  ['دقيقت(?:ان|ين)', 2 * minute],
  ['يوم(?:ان|ين)|יומיים', 2 * day],
];
/** Units in signs, which stand against what comes next. */
const signs: readonly [string, number][] = [
  ['秒間?|秒钟|秒鐘|초', second],
  ['分間|分钟|分鐘|分|분', minute],
  ['時間|小时|小時|个小时|個小時|시간', hour],
  ['日間|天|일간', day],
  ['週間|周|주', 7 * day],
  ['[かヶカケ]月|个月|個月|개월', 30.44 * day],
];

/** Numbers in words, by what they are. */
const words: readonly [string, number][] = [
  ['anderthalb|eineinhalb|anderhalve?', 1.5],
  ['zweieinhalb|tweeën(?:een)?half', 2.5],
  ['dreieinhalb|drieën(?:een)?half', 3.5],
  [
    "(?:ein(?:e|er)? |een |en |une |una |uma |un[ae]? )?(?:halben?|halbe|half|halv|demi-|demi |media|meia|mezza|mezz[’'])",
    0.5,
  ],
  ["ein(?:e|er|em|en)?|een|une?|una?|uma?|un[’']|ett|jedn[aą]|од(?:ин|на|ну)|bir", 1],
  ['zwei|zwo|deux|dos|dois|duas|due|twee|två|dwie|два|две|дв[іа]|dva|dvě|iki|kaksi|két|kettő|două', 2],
  ['drei|trois|tres|três|tre|drie|trzy|три|tři|tri|üç|kolme|három|trei', 3],
  ['vier|quatre|cuatro|quatro|quattro|fyra|cztery|четыре|чотири|čtyři|štyri|dört|neljä|négy|patru', 4],
  ["fünf|cinq|cinco|cinque|vijf|fem|pięć|пять|п[’']ять|pět|päť|beş|viisi|öt|cinci", 5],
  ['sechs|six|seis|sei|zes|seks|sex|sześć|шесть|altı', 6],
  ['sieben|sept|siete|sete|sette|zeven|sju|syv|siedem|семь|yedi', 7],
  ['acht|huit|ocho|oito|otto|åtta|otte|åtte|osiem|восемь|sekiz', 8],
  ['neun|neuf|nueve|nove|negen|nio|dziewięć|девять|dokuz', 9],
  ['zehn|dix|diez|dez|dieci|tien|tio|dziesięć|десять', 10],
  ['elf|onze|once|undici|elva|elleve|jedenaście|одиннадцать', 11],
  ['dreizehn|treize|trece|treze|tredici|dertien|tretton|tretten', 13],
  ['vierzehn|quatorze|catorce|quattordici|veertien|fjorton|fjorten', 14],
  ['sechzehn|seize|dieciséis|dezesseis|sedici|zestien', 16],
  ['achtzehn|dix-huit|dieciocho|dezoito|diciotto|achttien', 18],
  ['vierzig|quarante|cuarenta|quarenta|quaranta|veertig|fyrtio', 40],
  ['fünfundvierzig|quarante-cinq|cuarenta y cinco|quarenta e cinco|quarantacinque', 45],
  ['fünfzig|cinquante|cincuenta|cinquenta|cinquanta|vijftig|femtio', 50],
  ['neunzig|quatre-vingt-dix|noventa|novanta|negentig|nittio', 90],
  ['zwölf|douze|doce|doze|dodici|twaalf|tolv|двенадцать', 12],
  ['fünfzehn|quinze|quince|quindici|vijftien|femton|femten|пятнадцать', 15],
  ['zwanzig|vingt|veinte|vinte|venti|twintig|tjugo|tyve|двадцать', 20],
  ['dreißig|trente|treinta|trinta|trenta|dertig|trettio|tredive|тридцать', 30],
];

/** Values by how they are spelled. */
type Spellings = readonly (readonly [RegExp, number])[];

const spellingsOf = (table: readonly [string, number][]): Spellings =>
  table.map(([spelling, value]) => [new RegExp(`^(?:${spelling})$`, 'iu'), value]);
const letterUnits = spellingsOf([...units, ...moreUnits]);
const wordsAlone = spellingsOf(alone);
const signUnits = spellingsOf(signs);
const numberWords = spellingsOf(words);

const digits = String.raw`\d+(?:[.,]\d+)?`;
const word = words.map(([spelling]) => spelling).join('|');
const letterUnit = [...units, ...moreUnits].map(([spelling]) => spelling).join('|');
const wordAlone = alone.map(([spelling]) => spelling).join('|');
const signUnit = signs.map(([spelling]) => spelling).join('|');
const and = String.raw`(?:\.?,? (?:und|et|y|e|en|och|og|i|a|и|й|і|та|ja|ve|és|și|και|plus|dan|dhe|un|ir|ja|a|и|و|ו-?|và|และ|और|və|და|և)? ?|,? ?)`;
const half = String.raw`(?: (?:et demie?|y media|e meia|e mezz[ao]|en een half|och en halv|i pół|וחצי|ونصف|و نیم|setengah|rưỡi|ครึ่ง))?`;
/** `två och en halv timme`, `twee en een half uur`: the half stands ahead of the unit. */
const halfAhead = String.raw`(?:och en halv|en een hal(?:f|ve)|og en halv) `;
const part = String.raw`(?:(?:${digits})[ \u00a0\u202f]?(?:[½¼¾][ \u00a0\u202f]?)?|[½¼¾][ \u00a0\u202f]?|(?:${word})(?: |(?<=[’'])))(?:${halfAhead})?(?:de )?(?:${letterUnit})(?![\p{L}\p{M}\d])${half}|(?<!\p{L})(?:${wordAlone})(?![\p{L}\p{M}])${half}`;
const signAmount = String.raw`[\d０-９]+(?:\.\d+)?|[一二两兩三四五六七八九十半](?=[個个]?半?[時小]|分[間钟鐘]|天|日間|週間|周)|[한두세네](?= ?시간)`;
const signPart = String.raw`(?:${signAmount}) ?(?:[个個]半)?(?:${signUnit})(?:半|반)?`;

const inLetters = new RegExp(String.raw`(?<![\p{L}\p{N}.,:$€£/+%–-])(?:${part})(?:${and}(?:${part})){0,3}`, 'giu');
const inSigns = new RegExp(
  String.raw`(?<![\p{N}.,:第]|(?<![用耗历])[時时点點시]\s?)${signPart}(?: ?(?:と|零)? ?${signPart}){0,3}(?!の)`,
  'gu',
);
const onePart = new RegExp(
  String.raw`((?:${digits}[ \u00a0\u202f]?)?[½¼¾]|${digits}(?=[ \u00a0\u202f]?(?:(?:de )?(?:${letterUnit})|${halfAhead}))|(?:${word})(?= |(?<=[’'])))[ \u00a0\u202f]?(${halfAhead})?(?:de )?(${letterUnit})(?![\p{L}\p{M}\d])(${half})|(?<!\p{L})(?<alone>${wordAlone})(?![\p{L}\p{M}])(?<aloneHalf>${half})`,
  'giu',
);
const oneSign = new RegExp(String.raw`(${signAmount}) ?([个個]半)?(${signUnit})(半|반)?`, 'gu');
/** Compounds: `eine Viertelstunde`, `un quart d’heure`. */
const compounds: readonly [RegExp, number][] = [
  [/(?<!\p{L})(?:eine[rn]? )?dreiviertelstunden?(?!\p{L})|(?<!\p{L})trois quarts d[’']heure(?!\p{L})/giu, 45 * minute],
  [
    /(?<!\p{L})(?:eine[rn]? )?viertelstunden?(?!\p{L})|(?<!\p{L})(?:un )?quart d[’']heure(?!\p{L})|(?<!\p{L})(?:un )?cuarto de hora(?!\p{L})|(?<!\p{L})(?:een )?kwartier(?!\p{L})/giu,
    15 * minute,
  ],
];

/** Where a clock is told in the same words: `um 2 uur`, `saat 2`. */
const clockAhead = /(?:^|[^\p{L}])(?:om|rond|vanaf|tot|sinds|tussen|saat|kl\.?|o|um|à|às?|alle?|las?|dalle)\s*$/iu;

const hint =
  /[\d０-９]\s?(?:[^\x00-\x7f]|\p{L})|[½¼¾]|(?:stund|heure|hora|[一二两兩三四五六七八九十半][個个]?[時小分天周週日]|[한두세네] ?시|\bora\b|\bore\b|uur|minut|timm|mezz|godzin|\btime[nr]\b|saat|dakika|tunt|tunn|час|годин|хвил|hodin|minút|óra|órát|ώρ|λεπτ|giờ|ساع|دقيق|שע|יומיים)/iu;

/** Every length of time in words of another language than English, in order. Never throws. */
export function readForeignLengths(written: string): ForeignLength[] {
  if (!hint.test(written)) return [];
  const ascii = asciiDigits(written);
  // A digit may be two characters wide.
  const text = ascii.length === written.length ? ascii : written;
  const found: ForeignLength[] = [];
  for (const match of text.matchAll(inLetters)) {
    const { index: start, 0: written } = match;
    if (/uur|^\d+ ?h$|saat/i.test(written) && clockAhead.test(text.slice(Math.max(0, start - 12), start))) continue;
    const read = valueOf(
      [...written.matchAll(onePart)].map(([, amount, halved, unit, more, one, half]) =>
        one !== undefined
          ? ['1', valueIn(wordsAlone, one) ?? NaN, half !== '']
          : [amount!, unitIn(letterUnits, unit!), more !== '' || halved !== undefined],
      ),
    );
    if (read) found.push(bounded(text, start, start + written.length, read));
  }
  for (const [pattern, value] of compounds)
    for (const { index: start, 0: written } of text.matchAll(pattern))
      found.push(bounded(text, start, start + written.length, { value, unit: 15 * minute }));
  for (const { index: start, 0: written } of text.matchAll(inSigns)) {
    // `14時7分` and `5月3日` are no lengths, and `30分` behind a clock is none.
    const read = valueOf(
      [...written.matchAll(oneSign)].map(([, amount, ahead, unit, more]) => [
        amount!,
        unitIn(signUnits, unit!),
        ahead !== undefined || more !== undefined,
      ]),
    );
    if (read) found.push(bounded(text, start, start + written.length, read));
  }
  return found.sort((a, b) => a.start - b.start);
}

function unitIn(table: Spellings, written: string): number {
  return valueIn(table, written) ?? NaN;
}

function valueIn(table: Spellings, written: string): number | undefined {
  return table.find(([spelling]) => spelling.test(written))?.[1];
}

/** The parts of a length added up, from the largest unit to the finest; undefined where they do not go down. */
function valueOf(
  parts: readonly [amount: string, unit: number, half: boolean][],
): { value: number; unit: number } | undefined {
  let value = 0;
  let unit = Infinity;
  for (const [amount, next, half] of parts) {
    const number = amountOf(amount);
    if (!(next < unit) || number === undefined) return undefined;
    value += (number + (half ? 0.5 : 0)) * next;
    unit = half || !Number.isInteger(number) ? next / 2 : next;
  }
  return Number.isFinite(unit) && Number.isFinite(value) ? { value, unit } : undefined;
}

function amountOf(written: string): number | undefined {
  const fraction = /[½¼¾]$/.exec(written)?.[0];
  if (fraction) {
    const whole = written.slice(0, -1).trim();
    return (whole === '' ? 0 : (amountOf(whole) ?? NaN)) + { '½': 0.5, '¼': 0.25, '¾': 0.75 }[fraction]!;
  }
  const ascii = written.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  if (/^\d/.test(ascii)) {
    // `1.500 Minuten` is fifteen hundred.
    const plain = /^\d{1,3}[.,]\d{3}$/.test(ascii) ? ascii.replace(/[.,]/, '') : ascii.replace(',', '.');
    return Number(plain);
  }
  const sign = '一二三四五六七八九十'.indexOf(written) + 1 || ['한', '두', '세', '네'].indexOf(written) + 1;
  if (sign > 0) return sign;
  if (/^[两兩半]$/.test(written)) return written === '半' ? 0.5 : 2;
  return valueIn(numberWords, written.trim());
}

const before: readonly [RegExp, Bound][] = [
  [
    /(?<![\p{Script=Latin}\p{Script=Cyrillic}])(?:fast|knapp|beinahe|presque|près de|casi|quase|quasi|bijna|nästan|næsten|nesten|prawie|почти|neredeyse|gandrīz|beveik|peaaegu|skoro|gotovo|hampir|gần|เกือบ|כמעט|تقریبا|लगभग|ほぼ|近|将近|거의)\s*$/iu,
    'nearly',
  ],
  [
    /(?<![\p{Script=Latin}\p{Script=Cyrillic}])(?:etwa|ca\.?|circa|rund|ungefähr|zirka|environ|unos|unas|aproximadamente|alrededor de|cerca de|approximativement|ongeveer|ungefär|omkring|cirka|około|около|примерно|yaklaşık|приблизително|oko|okolo|přibližně|približno|apie|apmēram|umbes|sekitar|kira-kira|khoảng|ประมาณ|حوالي|نحو|حدود|בערך|כ-|約|およそ|约|大约|約|약)\s*$/iu,
    'about',
  ],
  [
    /(?<![\p{Script=Latin}\p{Script=Cyrillic}])(?:mehr als|über|gut|mindestens|wenigstens|plus d[e’']|au moins|más de|al menos|mais de|pelo menos|più di|oltre|almeno|meer dan|ruim|minstens|mer än|minst|mere end|ponad|более|свыше|не менее|lebih dari|hơn|มากกว่า|أكثر من|بیش از|יותר מ-?|više od|повече от|daugiau nei|vairāk nekā|rohkem kui|超过|至少|最低|최소)\s*$/iu,
    'over',
  ],
  [
    /(?<![\p{Script=Latin}\p{Script=Cyrillic}])(?:weniger als|unter|höchstens|maximal|bis zu|moins de|au plus|jusqu[’']à|menos de|como máximo|hasta|no máximo|meno di|al massimo|minder dan|hooguit|mindre än|mindre end|menee|менее|до|不到|最多|最大|최대)\s*$/iu,
    'under',
  ],
  [
    /(?<![\p{Script=Latin}\p{Script=Cyrillic}])(?:innerhalb von|binnen|en moins de|dentro de|entro|binnen|inom|inden for)\s*$/iu,
    'within',
  ],
];
const behind: readonly [RegExp, Bound][] = [
  [/^ ?(?:以上|超|余り|이상)/u, 'over'],
  [/^ ?(?:以下|未満|以内|미만|이하)/u, 'under'],
  [/^ ?(?:程度|ほど|くらい|ぐらい|左右|정도)/u, 'about'],
];

function bounded(text: string, start: number, end: number, read: { value: number; unit: number }): ForeignLength {
  const ahead = text.slice(Math.max(0, start - 24), start);
  for (const [spelling, bound] of before) {
    const found = spelling.exec(ahead);
    if (found) return { ...read, start: start - (ahead.length - found.index), end, bound };
  }
  for (const [spelling, bound] of behind) {
    const found = spelling.exec(text.slice(end, end + 8));
    if (found) return { ...read, start, end: end + found[0].length, bound };
  }
  return { ...read, start, end, bound: undefined };
}
