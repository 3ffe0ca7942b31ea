import type { Impact } from '../model/facts.ts';

/** What a figure tells about. */
export type FigureSort = 'money' | 'capacity' | 'figures';

const currency =
  '(?:[A-Z]{0,3}\\p{Sc}|USD[CT]?|EUR|GBP|CHF|JPY|SEK|NOK|DKK|ISK|AUD|CAD|NZD|INR|PKR|LKR|BDT|CNY|RMB|PLN|CZK|HUF|HRK|BGN|RSD|BRL|ARS|CLP|UYU|MXN|ZAR|NGN|KES|GHS|EGP|TND|SGD|HKD|KRW|TRY(?! \\p{Ll})|RUB|BYN|UAH|KZT|AZN|MDL|ILS|AED|QAR|KWD|BHD|OMR|JOD|SAR|THB|IDR|PHP(?! \\d)|VND|MYR|TWD|RON|BTC|ETH|[TKM](?:EUR|USD|CHF|SEK|NOK|DKK)|Megaeuro|zł|Kč|S?Fr\\.|(?:Rs|Ft|kr)\\.?|(?:t|mn?|md)kr|R\\$|руб\\.?|грн\\.?|лв\\.?|円|圓|元|ユーロ|ドル|美元|欧元|歐元|日元|英镑|원|달러|유로|' +
  'ريال|درهم|دينار|دولار|يورو|جنيه|ליש״ט|ש״ח|ש"ח|שקלים|שקל|אירו|דולר|รูปี|บาท|रुपये|रुपए|डॉलर|यूरो|đồng)';
const vulgar = '[¼½¾⅐-⅞]';
const number = `(?:\\d[\\d,.'’_\\u00a0\\u202f ]{0,24}\\d|\\d)(?:[ \\u00a0]?${vulgar}|(?:[ \\u00a0]\\d{1,2})?[/⁄]\\d{1,2}(?![\\d/])|[eE^]\\d{1,2}|[×x·]10[⁰¹²³⁴-⁹]{1,3})?|[.,]\\d{1,12}|${vulgar}`;
const many =
  '(?:[\\s\\u00a0-]?(?:(?:k|m|mm|mn|mi|bn|tn|millions?|billions?|trillions?|thousands?|grand|lakhs?|crores?|Millionen|Million|Milliarden?|Tausend|milliards?|mille|mln|mld|mrd|mio|mil|tys|tis|tuhat|miljoonaa?|mill?ones|mil millones|milh(?:ão|ões)|bilh(?:ão|ões)|milion[ei]?|miliard[ioa]?|mila|miljoen|miljard|duizend|milj(?:on(?:er)?)?|miljarder|tusen|milyon|milyar|bin|тыс|тысяч[аи]?|млн|млрд|миллион(?:а|ов)?|миллиард(?:а|ов)?|мільйон(?:а|ів)?|million(?:er)?|milion(?:y|ów|ů)?|tisíc|tysi[ęą]c[ey]?)(?!\\p{L})\\.?|(?:Mio|Mill|Mrd|Tsd)(?!\\p{L})\\.?|[千百万萬亿億兆만억]{1,2}))?';
/** The other end of `$58k–60k`. */
const range = `(?:\\s?[-–—]\\s?(?:${number})(?![\\d:])${many}(?![\\p{L}\\p{N}]))?`;
/** An amount of money in a sentence: `$58,000`, `12.5 million EUR`. */
const moneyPattern = new RegExp(
  `(?<![\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}\\p{N}])(?:${currency}\\s?(?:${number})(?:,?[-–—]{1,2}(?!\\d))?${many}${range}|(?:${number})(?:,[-–—]{1,2})?${many}\\s?${currency}(?:(?<=[円圓元ロル镑원러])|(?![\\p{L}\\p{N}])))`,
  'giu',
);
/** Currencies as words. Of those that also mean something else, only where they cannot. */
const currencyWord = new RegExp(
  `(?<!\\p{L})(?:(?:US|Canadian|Australian|Hong Kong|Singapore)[ -])?(?:${currencyWords()})(?!\\p{L})(?!-\\p{L})(?![ -](?:signs?|zeichen|bills?|coins?|area|zone|symbols?|stores?|shops?|of ))`,
  'giu',
);
const counted = new RegExp(
  `(?:(?:(?:(?:${number})(?:,[-–—]{1,2})?${many}|${numberWords()})(?:-|[\\s\\u00a0]+|(?=$)))(?:(?:and|und|et|e|y|i|i pół|of|a|an|de|di|do|den|odd|oder|or|to|bis)\\s+|d['’]|[–—]\\s*)?)+$`,
  'iu',
);
/** A currency before its number: `Euro 500`, but neither `Euro 6` nor `Euro 2028`. */
const wordFirst =
  /(?<![\p{L}\p{N}])(?:US-)?(?:euros?|dollars?|franken|francs|pfund|pounds|rupees)[ \u00a0](?!(?:19|20)\d\d(?!\d))(?:\d{1,3}(?:[.,'’ \u00a0]\d{2,3}){1,6}|\d{3,15}|\d{1,15}(?=[ \u00a0]?(?:k|m|mio|mn|mrd|bn|million|tausend|thousand)(?!\p{L})))/giu;
/** Where the sentence says that it is money: `cost us 58k`, `half a million in revenue`, `50 grand`. */
const inSentence = new RegExp(
  [
    `(?=\\d)(?<=(?<!\\p{L})costs?(?: us| them| the company)?(?: about| around| some| roughly| over| nearly| almost| up to)? )(?:\\d[\\d.,]{0,20}\\d|\\d)${many}(?<=\\d{3}|\\p{L}\\.?)(?![\\p{L}\\p{N}]|[ \\u00a0-]?[%\\p{L}])`,
    `(?<![\\p{L}\\p{N}])(?:(?:${number})${many}|${numberWords()}(?:[ -](?:of |an? ){0,2}${numberWords()}){0,6}) (?:in|of|worth of) (?:lost |missed )?(?:revenue|turnover|income|sales credits|refunds|credits|compensation|costs|fees|penalties|fines|profit|Umsatz|Gutschriften|Kosten)(?!\\p{L})`,
    `(?=\\d)(?<=(?<!\\p{L})(?:revenue|turnover|income|profits?|costs?|damages?|Umsatz|Gewinn|Kosten|Schaden|Verlust)(?!\\p{L})[^.!?\\n]{0,30} (?:of|by|to|was|were|at|um|von|auf|war|about) )(?!(?:19|20)\\d\\d(?!\\d))(?:\\d[\\d.,]{0,20}\\d)${many}(?![\\p{L}\\p{N}]|[ \\u00a0-]?[%\\p{L}]|[:.,-]\\d)`,
    '(?<![\\p{L}\\p{N}])(?:\\d+|a hundred|fifty|twenty|ten|several|some|a few) ?grand(?!\\p{L})(?! (?:piano|slam|prix|total|opening))',
    '(?<!\\p{L})(?:four|five|six|seven|eight|nine|[4-9])[ -](?:figure (?:sum|amount|loss|cost|bill|number|damage)|digit (?:sum|amount|loss|cost|bill|damage))(?!\\p{L})',
    '(?=[a-z])(?<=(?<!\\p{L})(?:lost|costs?|worth|paid|into|ran to|in the|into the|(?:bill|loss|losses|costs?|damages?|invoice|fine|sum) (?:was|were|is|are|of|reached|came to)) )(?:(?:high|low|mid)[ -])?(?:four|five|six|seven|eight|nine) figures?(?!\\p{L})',
    '(?<!\\p{L})(?:vier|fünf|sechs|sieben|acht|neun)stellig\\p{L}* (?:Summe|Betrag|Schaden|Verlust|Kosten)\\p{L}*',
  ].join('|'),
  'giu',
);
/** What says of a large number that it is money, in the words of many languages. */
const cues =
  'costs?|costing|paid|pay|pays|paying|paid out|refund(?:ed|s)?|reimbursed|compensated|credited|charged|overcharged|billed|invoiced|worth|spent|owed|owes?|fined|' +
  'wrote off|written off|write off|writing off|gave back|given back|damages?|bills?|fines?|penalt(?:y|ies)|revenue|invoices?|budget|price|loss|losses|' +
  'gekostet|kostete?n?|kosten|zahlten?|bezahlten?|gezahlt|bezahlt|erstattet|erstatteten|Schaden|Schäden|Verlust|Rechnung|Umsatz|Strafe|' +
  'pertes|coûté|coûte|coûta|payé|remboursé|perte|facture|amende|' +
  'costó|costado|cuesta|pagamos|pagó|pagado|reembolsamos|pérdidas?|factura|multa|' +
  'costato|costa|pagato|rimborsato|perdita|perdite|multa|fattura|gekost|kostte|betaald|betaalden|vergoed|verlies|schade|' +
  'kostade|kostat|betalade|betalt|betalte|kostet|förlust(?:en|er|erna)?|tapet?|custou|pagámos|prejuízo|' +
  'стоил[аои]?|обош[её]л[а-я]*|заплатил[аи]?|выплатил[аи]?|убыт\\p{L}*|ущерб|kosztował[ao]?|zapłacili\\p{L}*|strat[aęy]|zaplatili|stálo|maksoi|maksoimme|kaybı|zarar|ödedik|' +
  'lost|lose|loses|losing|lost about|verloren|verlor|perdu|perdons|perdimos|perdió|perdido|perdemos|perdeu|perso|perdendo|förlorade|förlorat|tapte|mistede|' +
  'потеряли?|потеряла|stracili\\p{L}*|stracił[ao]?|ztratili|menetimme|kaybettik';
/** Of these things many are lost, too. */
const thingsCounted =
  /(?<!\p{L})(?:requests?|rows?|records?|messages?|events?|orders?|users?|e?-?mails?|sessions?|packets?|queries|log lines?|lines|files|jobs|keys|calls|errors|hits|clicks|views|items|entries|writes|reads|transactions|connections|bytes|visits|searches|pages|tokens|writes|accounts|Anfragen|Zeilen|Nachrichten|Datensätze|Bestellungen|Ereignisse|Aufträge|requêtes|lignes|mensajes|filas|richieste|righe|запрос\p{L}*|строк\p{L}*)(?!\p{L})/iu;
const scaled =
  'hundred|thousand|millions?|billions?|grand|k|m|mn|bn|mio|mrd|tsd|\\p{L}{0,24}tausend|hundert|Million(?:en)?|Milliarden?|mille|millions?|milliards?|demi-million|' +
  'mil|millón|millones|mila|milion[ei]|miliard[io]|duizend|miljoen|miljard|tusen|miljon(?:er)?|milh(?:ão|ões)|тысяч[аи]?|миллион(?:а|ов)?|полмиллиона|tysięcy|tysiące|milion(?:a|y|ów|u|ů)?|tisíc|miljoonaa?|tuhatta|milyon|bin';
/** What stands between the words of a number. */
const betweenNumbers = /^(?:and|und|et|y|e|i|of|to)$/i;
const numberWord = new RegExp(
  `^(?:${numberWords()}|three|halve?n?|halb(?:e[rnm]?)?|halv|pół|půl|puoli|yarım|media?|mezzo|meio|полтора)$`,
  'iu',
);
const scaleWord = new RegExp(`^(?:${scaled})$`, 'iu');
const cuePattern = new RegExp(`(?<!\\p{L})(?:${cues})(?!\\p{L})`, 'iu');
/** What may follow an amount of which nothing is said: the end of a clause, a preposition, the verb. */
const endsClause = new RegExp(
  '^(?:\\s*(?:[.,;:!?)…]|$)|\\s+(?:was|were|is|are|has|have|had|war|waren|wurden?|ist|est|era|went|in|on|to|for|from|by|at|because|when|while|and|or|but|before|after|since|over|within|during|per|this|that|the|last|so far|overall|total|in all|altogether|more|less|back|out|zurück|wegen|für|an|aus|und|oder|weil|als|im|am|pro|pour|en|à|et|par|dans|por|a|y|al|per|e|voor|aan|för|till|i|para|em|за|из-за|в|и|na|za|w|z|' +
    `${cues})(?!\\p{L}))`,
  'iu',
);

/** Large numbers of which the sentence says that they are money, without a currency: `lost half a million`. */
function* bareAmounts(text: string): Generator<{ start: number; end: number }> {
  if (!cuePattern.test(text)) return;
  for (const { start, end } of largeNumbers(text)) {
    if (!endsClause.test(text.slice(end, end + 24))) continue;
    // As far as one sentence goes.
    const before = /[^.!?\n]*$/.exec(text.slice(Math.max(0, start - 60), start))![0];
    const after = /^[^.!?\n]*/.exec(text.slice(end, end + 40))![0];
    if (thingsCounted.test(`${before} ${after}`)) continue;
    if (cuePattern.test(before) || cuePattern.test(after.slice(0, 16))) yield { start, end };
  }
}

/** Numbers with a word for a thousand or more in them: `three quarters of a million`, `250K`. */
function* largeNumbers(text: string): Generator<{ start: number; end: number }> {
  let start = -1;
  let end = -1;
  let isLarge = false;
  let reached = 0;
  for (const { index, 0: word } of text.matchAll(/\d(?:[\d.,'’_]*\d)?|\p{L}+/gu)) {
    const isNext = start >= 0 && /^[\s\u00a0-]{0,2}$/.test(text.slice(reached, index));
    if (!isNext && start >= 0) {
      if (isLarge) yield { start, end };
      start = -1;
    }
    reached = index + word.length;
    const isScale = scaleWord.test(word) && (word.length > 2 || start >= 0);
    if (isScale || /^\d/.test(word) || (numberWord.test(word) && !betweenNumbers.test(word))) {
      if (start < 0) [start, isLarge] = [index, false];
      end = reached;
      isLarge ||= isScale;
    } else if (start >= 0 && !betweenNumbers.test(word)) {
      if (isLarge) yield { start, end };
      start = -1;
    }
  }
  if (start >= 0 && isLarge) yield { start, end };
}

/** Currencies that are other words, too; they count behind a large number. */
const manyMeanings = /^(?:won|rand|real|lire|cents?)$/i;
const large = /\d|hundred|thousand|million|billion|mil(?:le)?\b/i;
/** What stands behind a number in words (`two million USD`), or before it (`€ two million`). */
const currencySign = /(?<=\p{L}[ \u00a0])(?:[$€£¥₹₽]|USD|EUR|GBP|CHF|JPY|SEK|NOK|DKK|PLN|CZK)(?![\p{L}\p{N}])/gu;
const signFirst = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:[$€£¥₹₽]|USD|EUR|GBP|CHF|JPY)[ \\u00a0]?${numberWords()}(?:[ \\u00a0-](?:and )?${numberWords()})*`,
  'giu',
);
/** `三百万元`, `五千ドル`: numbers in the signs of Chinese and Japanese. */
const moneyInSigns =
  /[〇零一二三四五六七八九十百千万萬亿億兆两兩数數几幾\d,.]{0,24}[〇零一二三四五六七八九十百千万萬亿億兆]\s?(?:多|余|餘)?(?:円|圓|日元|美元|欧元|歐元|元|ユーロ|ドル|英镑|人民币|人民幣)/gu;

/** `損失は三百万`: behind a word of loss, before the end of a clause. */
const sumInSigns =
  /(?<=(?:損失|被害額?|損害|費用|損失額|损失|费用|赔偿|손실|손해|비용)[^。．.!?！？\n]{0,12})[〇零一二三四五六七八九十百千\d][〇零一二三四五六七八九十百千\d,.]{0,16}\s?[千百万萬亿億兆만억]{1,2}(?=\s*(?:[。．.、，,;；!！?？)）]|$)|[にとを])/gu;

function currencyWords(): string {
  return (
    'dollars?|dollari|dólares|dólar|dollarów|доллар(?:а|ов)?|bucks|euros?|eurot|euroa|evro|евро|євро|pounds?(?:[ -]sterling)?|pfund|livres|libras|sterline|фунт(?:а|ов)?|' +
    'quid|cents?|centimes|céntimos|pence|francs?|franken|franchi|francos|rappen|yen|yuan|renminbi|rupees?|rupien|kron(?:or|er|en|a|e|ur)|korun[ay]?|koron[ay]?|' +
    'z(?:ł|l)oty(?:s|ch|e)?|złot[ey](?:go|ch)?|грив(?:ня|ни|ень|ен)|pesos?|reais|real(?= brasileiro)|rubles?|roubles?|rubel|рубл(?:ь|я|ей|и)|won|lira|lire|liras?|bitcoins?|dirhams?|shekels?|forint(?:s|ów)?|baht|rand|lei|dinars?|dinara|kuna|kune|levs?|leva|hryvnias?|tenge|naira|ringgit|ri(?:y)?als?|rupiah|taka|dong|shillings?|stutz|megaeuros?|teuro|tenners?|fivers?'
  );
}

function numberWords(): string {
  return (
    '(?:(?<!\\p{L})(?:an?|half|quarters?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\p{L}{2,5}teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|' +
    'couple|few|several|multi|dozens?|hundreds?|thousands?|millions?|billions?|trillions?|some|many|tens|grand|lakhs?|crores?|' +
    '\\p{L}{3,11}(?:million(?:en)?|миллион(?:а|ов)?|мільйон(?:а|ів)?)|demi|et|половина|(?:a|one|two|\\d+)[ -]and[ -]a[ -]half|ein(?:e|er|en|em)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|anderthalb|eineinhalb|zweieinhalb|\\p{L}{2,9}(?:zehn|zig|ßig)|\\p{L}{2,24}(?:hundert|tausend|cento|mila|honderd|duizend|hundra|hundre|tusen|tusind|tuhatta)|hundert(?:e|en)?|tausend(?:e|en)?|halbe|einige|mehrere|paar|' +
    'Million(?:en)?|Milliarden?|Mio|Mrd|Tsd|un|une|deux|trois|quatre|cinq|sept|huit|neuf|dix|vingt|trente|cents?|mille|milliers|milliards?|' +
    'una?|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|cien(?:tos)?|mil|millón|millones|medio|' +
    'due|tre|quattro|cinque|sei|sette|otto|nove|dieci|cento|mila|milion[ei]|miliard[ioa]|mezzo|' +
    'dois|duas|três|quatro|oito|dez|cem|milh(?:ão|ões)|meio|' +
    'een|twee|drie|vijf|zes|zeven|tien|honderd|duizend|miljoen|miljard|half|' +
    'en|ett|två|to|fyra|fire|fem|sex|seks|sju|syv|åtta|åtte|otte|nio|ni|tio|ti|hundra|hundre(?:de)?|tusen|tusind|miljon(?:er)?|million(?:er)?|miljard(?:er)?|milliard(?:er)?|' +
    'jeden|dw[ai]e?|trzy|cztery|pięć|sto|tysi[ęą]c[ey]?|milion(?:y|a|ów|u|ů)?|miliard(?:y|a|ów|u)?|pół|półtora|ćwierć|čtvrt|tisíc|půl|' +
    'один|одна|два|две|дві|три|четыре|пять|десять|сто|тысяч[аи]?|миллион(?:а|ов)?|мільйон(?:а|ів)?|миллиард(?:а|ов)?|пол(?:тора)?|' +
    'kaksi|kolme|tuhat(?:ta)?|miljoonaa?|iki|üç|beş|yüz|bin|milyon|milyar|yarım)(?!\\p{L})\\.?)'
  );
}

/** Amounts of money, in the order of the text: `$58,000`, `two million euros`, `5 Mio. Euro`, `三百万元`. */
export function moneyIn(text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  const signs = /\p{N}/u.test(text) ? [...text.matchAll(moneyPattern)] : [];
  for (const { index, 0: whole } of [...signs, ...text.matchAll(moneyInSigns)])
    found.push({ start: index, end: index + whole.length });
  for (const words of [currencyWord, currencySign])
    for (const { index, 0: word } of text.matchAll(words)) {
      const from = Math.max(0, index - 80);
      const ahead = counted.exec(text.slice(from, index));
      if (
        !ahead ||
        ahead[0] === '' ||
        /(?<!\p{L})(?:and|or|to|und|oder|bis|et|y|e)\s+$/iu.test(ahead[0]) ||
        (manyMeanings.test(word) && !large.test(ahead[0]))
      )
        continue;
      found.push({ start: from + ahead.index, end: index + word.length });
    }
  const inSigns = /[千百万萬亿億兆만억]/.test(text) ? [sumInSigns] : [];
  for (const pattern of [signFirst, wordFirst, inSentence, ...inSigns])
    for (const { index, 0: whole } of text.matchAll(pattern)) found.push({ start: index, end: index + whole.length });
  found.push(...bareAmounts(text));
  return found.sort((a, b) => a.start - b.start);
}

const capacityUnits =
  '(?:[KMGTP]i?B(?:\\/s|ps)?|[KMG]bit(?:\\/s|ps)?|(?:v?CPUs?|cores?|pods?|nodes?|replicas?|instances?|servers?|machines?|containers?|shards?|partitions?|connections?|workers?|threads?|processes|brokers?|clusters?)|rps|qps|tps|(?:requests?|queries|messages|writes|reads|transactions|events)\\s?(?:\\/|a|per)\\s?(?:s|sec|second|minute|min|hour)\\b)';
/** A size of machines or of load in a sentence: `64 MB`, `12 pods`, `2,400 requests a second`. */
export const capacityPattern = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${number})\\s?${capacityUnits}(?![\\p{L}\\p{N}])`,
  'gu',
);

const moneyWords =
  /revenue|turnover|sales|credits?\b|refunds?|costs?\b|discounts?|penalt|compensation|invoice|budget in|income|loss(es)? in/i;
const capacityWords =
  /\b(pods?|nodes?|cpus?|cores?|replicas?|memory|disks?|connections?|servers?|machines?|instances?|capacity|throughput|bandwidth|requests? (a|per)|queries (a|per)|rps|qps)\b/i;

/** What a figure of the impact tells about, by its unit first and then by its words. */
export function sortOf({ what, unit = '' }: Pick<Impact, 'what' | 'unit'>): FigureSort {
  if (new RegExp(`^${currency}$`, 'iu').test(unit.trim()) || /^(dollars?|euros?|pounds?|cents?)$/i.test(unit))
    return 'money';
  if (new RegExp(`^${capacityUnits}$`, 'iu').test(unit.trim())) return 'capacity';
  if (moneyWords.test(what)) return 'money';
  return capacityWords.test(what) && unit !== '%' ? 'capacity' : 'figures';
}

/** To two significant digits. */
export function rounded(value: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(2));
}

/** Rounds the numbers in a written figure: `$58,214` becomes `$58,000`. Undefined if one cannot be read. */
export function roundedText(text: string): string | undefined {
  const values: number[] = [];
  const told = text.replace(new RegExp(number, 'gu'), (written) => {
    const bare = written.replace(/[\s\u00a0\u202f'’_]/g, '');
    // A comma before exactly three digits groups, any other one is a decimal sign, as is a lone full stop.
    const value = Number(
      /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare)
        ? bare.replaceAll(',', '')
        : /^\d{1,3}(\.\d{3}){2,}$/.test(bare)
          ? bare.replaceAll('.', '')
          : bare.replace(',', '.'),
    );
    values.push(value);
    const round = rounded(value);
    return round === value ? written : round.toLocaleString('en-US', { maximumFractionDigits: 6 });
  });
  return values.length > 0 && values.every(Number.isFinite) ? told : undefined;
}
