import type { PublicationPolicy } from '../model/configuration.ts';
import { formatSpan } from '../model/span.ts';
import { clocksIn } from '../text/clock.ts';
import { readLengths } from '../text/length.ts';

/** A figure in prose that is finer than the policy tells, and what the public reads instead; undefined: nothing. */
export interface TooFine {
  start: number;
  end: number;
  instead: string | undefined;
  reason: string;
}

type Unit = PublicationPolicy['times'];

const minutes: Record<Exclude<Unit, 'exact'>, number> = { minute: 1, 'quarter-hour': 15, hour: 60, day: 1440 };

/**
 * Clock times in prose that are finer than `publication.times`, cut off as those of the timeline are. Where whole days
 * are told there is nothing to say instead.
 */
export function fineTimes(text: string, unit: Unit): TooFine[] {
  if (unit === 'exact') return [];
  const found: TooFine[] = [];
  const taken = new Uint8Array(text.length);
  const isNew = (start: number, end: number) => taken.subarray(start, end).every((one) => one === 0);
  const clocks: { start: number; end: number }[] = [];
  const take = (start: number, end: number) => {
    clocks.push({ start, end });
    taken.fill(1, start, end);
  };
  if (/\d/.test(text)) for (const { start, end } of clocksIn(text)) take(start, end);
  for (const { index, 0: whole } of text.matchAll(machineClocks))
    if (isNew(index, index + whole.length)) take(index, index + whole.length);
  const coarse = unit !== 'minute';
  for (const { start, end } of clocks) {
    // `14:07-47` cannot be cut off.
    const other = /^[-–][0-5]\d(?![\d:])/.exec(text.slice(end, end + 4));
    if (other && coarse) {
      found.push({ start, end: end + other[0].length, instead: undefined, reason: whyTime });
      taken.fill(1, end, end + other[0].length);
      continue;
    }
    const written = /\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?/.exec(text.slice(start, end));
    if (!written) {
      if (coarse) found.push({ start, end, instead: undefined, reason: whyTime });
      continue;
    }
    const from = start + written.index;
    found.push(...cutOff(written[0], from, unit));
  }
  if (!coarse) return found;
  // In other notations than the English ones, and in words.
  for (const { 0: whole, index } of text.matchAll(otherClocks)) {
    const [start, end] = [index, index + whole.length];
    if (!isNew(start, end)) continue;
    const numbers = whole.match(/\d+/g) ?? [];
    const minute = numbers.length > 1 ? numbers[1]! : (numbers[0]?.length ?? 0) > 2 ? numbers[0]!.slice(-2) : '0';
    const full =
      unit !== 'day' &&
      numbers.length > 0 &&
      numbers[0]!.length < 5 &&
      Number(minute) === 0 &&
      !/[半반]|past|to |vor|nach|media|cuarto/.test(whole);
    if (!full) found.push({ start, end, instead: undefined, reason: whyTime });
  }
  return found.sort((a, b) => a.start - b.start);
}

function cutOff(written: string, start: number, unit: Exclude<Unit, 'exact'>): TooFine[] {
  const end = start + written.length;
  if (unit === 'day') return [{ start, end, instead: undefined, reason: whyTime }];
  const [hour, minute, second] = written.split(':');
  const near = Math.floor(Number(minute) / minutes[unit]) * minutes[unit];
  if (second === undefined && near === Number(minute)) return [];
  return [{ start, end, instead: `${hour}:${String(near % 60).padStart(2, '0')}`, reason: whyTime }];
}

/** As machines write them: `T14:07`, `15/Apr/2026:14:07:33`, `04/15 14:07`, `log_14:07`. */
const machineClocks =
  /(?<=(?<![\p{L}\p{N}])T|_|\/\d{4}:|\d\/\d{1,2}[ ,]{1,2}|\d\.\d{1,2}\.(?:\d{2,4})?,? )(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d+)?)?(?![\d:])|(?<![\w:.])(?:[01]?\d|2[0-3]):[0-5]\d(?=[-–][0-5]\d(?![\d:]))|(?<=(?<!\p{L})(?:at|by|until|till|since|from|between|around|about|before|after|and|to|um|gegen|bis|ab|seit|vor|nach|zwischen|und|à) |[-–(])(?<!(?:ratio|rate|score|odds|won|lost|split)(?: \p{L}+){0,2} |\d:\d{1,2} to )\d:[0-5]\d(?::[0-5]\d)?(?![\d:%]|\w| ?(?:h|hours?|min|minutes?|Stunden|Minuten|ratio|split|majority)(?!\p{L}))|(?<![\w:.,])\d:[0-5]\d(?=[-–](?:[01]?\d|2[0-3]):[0-5]\d(?!\d))/giu;
/** What says that two numbers and a colon are something else. */
const notAClock = String.raw`(?<!\p{L})(?:ratio|aspect|rate|score|odds|won|lost|split|scale|mix|lines?|columns?|Zeilen?|Spalte|verse|chapter|Verhältnis|Maßstab)(?: \p{L}+){0,2} `;
/**
 * `14h07`, `14.07 Uhr`, `1407 UTC`, `14時07分`, `quarter past two`, `viertel nach zwei`, and seconds since 1970. The
 * reader of clocks leaves these aside, since each of them may be something else in a sentence of which nothing is known.
 */
const otherClocks = new RegExp(
  [
    String.raw`(?<![\w.,:-])\d{1,2} ?(?:h|Uhr|u|hrs) ?[0-5]\d(?!\w|[.,]\d)`,
    String.raw`(?<![\w.,:-])(?:[01]?\d|2[0-3]) ?(?:Uhr(?: und)?|heures?|horas y|ore e|часов|час(?:а)?|год(?:ин)?|h|o['’]clock) [1-5]?\d(?: ?(?:Minuten|minutes?|minutos|minuti|минут[аы]?|min))?(?!\w|[.,:]\d| ?%)`,
    String.raw`(?<![\w.,:-])(?:0?\d|1[0-2]):?[0-5]\d ?[ap]\.?m(?!\w)|(?<![\w.,:-])(?:0?\d|1[0-2]):\d ?[ap]\.?m(?!\w)`,
    String.raw`(?<![\d.-])(?:20\d\d-?[01]\d-?[0-3]\d|[0-3]\d[-.][01]\d[-.]20\d\d)(?:T|[-_ ]?)(?:[01]\d|2[0-3])[-_]?[0-5]\d(?:[-_]?[0-5]\d)?Z?(?![\d:.-]\d|\d)`,
    String.raw`(?<=(?<!\p{L})(?:at|by|until|till|since|from) )T?(?:[01]\d|2[0-3])[0-5]\d(?=Z(?!\w)| (?:to|until|till|and) (?:[01]\d|2[0-3])[0-5]\d(?!\w))`,
    String.raw`(?<=(?:from|between) (?:[01]\d|2[0-3])[0-5]\d (?:to|until|till|and) )(?:[01]\d|2[0-3])[0-5]\d(?![\w%]|[.,]\d| \p{L})`,
    String.raw`(?<=(?<!\p{L})(?:at|by|until|till|since|from|um|gegen|ab|bis|à|kl\.?) )(?:[01]?\d|2[0-3])[·’][0-5]\d(?!\d)`,
    String.raw`(?<=(?<!\p{L})(?<!(?:peaked|stood|settled|hovered|was|were|rate|load|capped|fixed|priced|sold|version|stayed|ran) )at )(?:[01]\d|2[0-3])\.[0-5]\d(?=[,;)]|\.?(?:$|\n| \p{Lu})| (?:on|and|when|we|the|it)(?!\p{L}))`,
    String.raw`(?<!\p{L})(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\p{L}{3,5}teen|twenty(?:[- ](?:one|two|three))?)[- ](?:oh|o['’]?)[- ](?:one|two|three|four|five|six|seven|eight|nine)(?!\p{L})|(?<!\p{L})(?:\p{L}{3,5}teen|twenty(?:[- ](?:one|two|three))?|(?:oh|zero)[- ]\p{L}{3,5}) hundred hours(?!\p{L})`,
    // `at two forty-seven`, but not `at two forty-foot ramps` and `at two thirty guests waited`.
    String.raw`(?<=(?<!\p{L})(?:at|by|until|till|since|from|around|about|before|after|to) )(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\p{L}{3,5}teen|twenty(?:[- ](?:one|two|three))?) (?:ten|eleven|twelve|\p{L}{3,5}teen|(?:twenty|thirty|forty|fifty)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)(?=[.,;:!?)]|$|\n| (?:in the|[ap]\.?m|UTC|GMT|sharp|on|when|we|the|it|until|till|to (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))(?!\p{L}))`,
    String.raw`(?<=(?<!\p{L})(?:at|by|until|till|since|around|about|um|gegen|ab|bis|seit) )(?:half|(?:drei ?)?viertel) (?:${hoursInWords('one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf')})(?![\p{L}\d]| \p{L})`,
    String.raw`(?<![\w.,:])\d{1,2}\.[0-5]\d(?= ?(?:Uhr|uur|hrs?|h)(?!\w))`,
    String.raw`(?<![\w.,:])(?:(?:kl|klo|kello|kell|godz|um|à|a las|alle|ore|orele|saat)\.? )\d{1,2}(?:[.:h]\d{2}| y (?:\d{1,2}|media|cuarto)(?!\p{L}))?(?!\w|[.,:]\d|-\d| ?%| (?:heures?|часов) \d)`,
    // Italian; in German `alle 14.7 Sekunden` is how often.
    String.raw`(?<=(?<!\p{L})(?:[ad]?alle|alle ore|ore) )(?:[01]?\d|2[0-3])\.\d(?=[.,;:!?)]*(?:$|\n)|[,;)] |\. \p{L}| (?:si|è|il|la|lo|gli|i|le|l['’]\p{L}+|un|una|in|di|del|della|e|ha|hanno|sono|era|non|per|con|circa|UTC|CES?T)(?!\p{L}))`,
    String.raw`(?<![\w.,:])\d{1,2} ?(?:Uhr|uur)(?!\w)`,
    String.raw`(?<![\w.,:-])(?:[01]\d|2[0-3])[0-5]\d(?= ?(?:UTC|GMT|Z|hrs?|hours|h|CES?T|[ECMP][SD]T|BST|IST|JST)(?!\w))`,
    String.raw`(?<=(?<!\p{L})(?:at|um|by|until|till|since|from|gegen|bis|ab|seit|before|after|around|about) )(?:\d{1,2}[:.][0-5]\d ?h|\d{1,2}-[0-5]\dh|(?<=(?:at|um|around) )(?:[01]\d|2[0-3])[0-5]\d)(?![\w%-]| [\p{L}%]|[.,]\d)`,
    String.raw`(?:(?:午前|午後|上午|下午|凌晨|早上|晚上|오전|오후) ?)?\d{1,2} ?[時时点點시](?![間间간])(?: ?(?:\d{1,2} ?[分분]|半|반))?`,
    String.raw`(?<!\p{L})(?:(?:a )?quarter (?:past|to|after|before)|half past|(?:one|two|three|four|five|six|seven|eight|nine|\p{L}*teen|ten|eleven|twelve|twenty(?:-\p{L}+)?)(?: minutes?)? past|(?:five|ten|twenty(?:-five)?) after|(?<=(?:at|by|until|till|around|about|since) )(?:five|ten|twenty(?:-five)?) (?:to|before)) (?:${hoursInWords('one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight')})(?![\p{L}\d])`,
    String.raw`(?<!\p{L})(?:viertel|\p{L}*(?:eins|ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig))(?: Minuten?)? (?:vor|nach) (?:halb )?(?:${hoursInWords('eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf')})(?![\p{L}\d]| \p{L}*(?:jahr|tag|woche|monat|stunde|minute))`,
    String.raw`(?<!\p{L})(?:halb|half) (?:${hoursInWords('eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|een|twee|drie|vijf|zes|zeven|tien|twaalf')})(?![\p{L}\d])`,
    String.raw`(?<![\w.,:-])(?:[01]?\d|2[0-3])(?::\d ?(?:Uhr|uur)|h\d)(?!\w|[.,]\d)`,
    // `14:7`, and `14 : 07`; no ratio, score, or place in a file.
    String.raw`(?<=(?<!\p{L})(?:at|by|until|till|since|from|between|around|about|before|after|um|gegen|bis|ab|seit|vor|nach|zwischen|à|a las|alle|om|kl\.?|kello|o|в|с|до) )(?<!${notAClock})(?:[01]?\d|2[0-3]):\d(?![\d:%]|\w| ?(?:h|hours?|min|minutes?|Stunden|Minuten|ratio|aspect|odds|split|majority|mix)(?!\p{L}))`,
    String.raw`(?<![\w:.,/-]|${notAClock})(?!16:9|21:9|18:9)(?:1\d|2[0-3]):[02-9](?![\d:%/]|\w|\.\d|[ -](?:ratio|aspect|odds|split|majority|mix|display|screens?|video|format|scale))`,
    String.raw`(?<![\w:.,/-]|${notAClock})(?:[01]\d|2[0-3])(?: :|(?=: ):) ?[0-5]\d(?![\d:%/]|\w|\.\d| ?(?:ratio|aspect|odds|split|h|hours?|min|minutes?)(?!\p{L}))`,
    String.raw`(?<![\w.,-])1[5-9]\d{8}(?:\d{3})?(?![\w-]|[.,]\d)`,
  ].join('|'),
  'giu',
);

function hoursInWords(words: string): string {
  return String.raw`${words}|\d{1,2}`;
}

const whyTime = 'the policy tells times less finely';
const whyLength = 'the policy tells durations less finely';
/** `PT47M`, `47m`, `47-minütig`, `siebenundvierzig Minuten`: lengths that the reader of lengths leaves aside. */
const otherLengths =
  /(?<![\w.,:])\d{1,3}:\d{2}(?::\d{2})? ?(?:hours?|hrs?|Stunden|Std|minutes?|min)(?!\p{L})|(?<![\p{L}\d])(?:(?:\d{1,9}|\p{L}{3,9}ty|a dozen)[ -]odd[ -](?:minute|hour|second)s?|\d{1,9} dk|(?:drei ?viertel|viertel) ?stunden?|(?:vingt|trente|quarante|cinquante|soixante|veinti|treinta|cuarenta|cincuenta|venti|trenta|quaranta|cinquanta)\p{L}*(?:[- ](?:et|y)?[- ]?\p{L}+)? (?:minutes|minutos|minuti))(?!\p{L})|(?=\d)(?<=(?<!\p{L})(?:for|lasted|took|elapsed|downtime|outage|duration|dauerte|während|pendant|duré|durante|duró)(?: of| about| some| around| nearly| etwa| rund| environ| unos)?:? )\d{1,3}:[0-5]\d:[0-5]\d(?![\d:])|(?<![\w.,])P(?:\d+D)?T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?(?!\w)|(?<=(?:for|after|took|lasted|within|in|of|about|down|out|~) ?~?)(?<![\w.,:/])\d{1,4}m(?=[ .,;)](?!\d)|$)|(?<![\w.,])\d+-?(?:minütig|stündig|sekündig)\p{L}*|(?<!\p{L})\p{L}*(?:zehn|zwanzig|ßig|zig|tig|tien|fünf|sechs|sieben|acht|neun|elf|zwölf)[ -]?(?:Minuten|minütig\p{L}*)(?!\p{L})|(?<!\p{L})(?:tjugo|trettio|fyrtio|femtio|tjue|tretti|førti|femti|\p{L}{0,6}(?:tyve|tredive|fyrre|halvtreds))\p{L}{0,4} minut(?:t?er)(?!\p{L})|\d{1,4} ?(?:分間|分钟|分鐘|분간|분 동안)|(?<![\w.,])\d+ ?(?:′|’(?= |$))/giu;

/**
 * Lengths of time in prose that are finer than `publication.durations`, where that is coarser than a minute: below, a
 * sentence such as “the timeout is 30 seconds” tells nothing of the incident.
 */
export function fineLengths(text: string, unit: Unit): TooFine[] {
  if (unit === 'exact' || unit === 'minute') return [];
  const step = minutes[unit] * 60_000;
  const lengths = readLengths(text);
  const others = [...text.matchAll(otherLengths)].flatMap(({ index, 0: whole }): TooFine[] => {
    const [start, end] = [index, index + whole.length];
    const known =
      whole.length < 2 ||
      lengths.some((one) => start < one.end && one.start < end && !/^\p{L}/u.test(text.slice(one.end)));
    return known ? [] : [{ start, end, instead: undefined, reason: whyLength }];
  });
  const read = lengths.flatMap(({ start, end, least, most }): TooFine[] => {
    // The beginning of a word: `47-minütig`.
    if (/^\p{L}/u.test(text.slice(end))) return [];
    if (least % step === 0 && most % step === 0) return [];
    const near = [least, most].map((length) => Math.round(length / step) * step) as [number, number];
    const told =
      near[1] === 0 ? undefined : formatSpan({ least: near[0], most: near[1], precision: 'minute', approximate: true });
    return [{ start, end, instead: unit === 'day' ? undefined : told, reason: whyLength }];
  });
  return [...read, ...others].sort((a, b) => a.start - b.start);
}
