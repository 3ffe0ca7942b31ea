import type { PhrasingContent, RootContent } from 'mdast';
import type { Configuration } from '../../model/configuration.ts';
import { rawText } from './inline.ts';
import { dayAt, daysIn, type WrittenDay } from '../../text/day.ts';

/** A label with its value, as documents write facts: `**Severity:** SEV1`, `- Severity: SEV1`, a row of two cells. */
export interface Labelled {
  label: string;
  value: string;
}

type Label = 'title' | 'date' | 'severity' | 'services' | 'detection';
const labels: Readonly<Record<Label, RegExp>> = {
  title:
    /^(?:title|incident title|incident|subject|titel|betreff|titre|objet|título|asunto|assunto|titolo|oggetto|onderwerp|tittel|emne|ämne|otsikko|aihe|tytuł|temat|název|předmět|başlık|konu|название|тема|назва|タイトル|件名|标题|主题|제목)$/iu,
  date: /^(?:(?:incident )?dates?|(?:incident |outage |impact |time |event )?(?:window|time ?frame)|(?:incident|outage|impact) period|(?:vorfalls|störungs|ausfall)?zeitraum|période(?: de l['’](?:incident|interruption))?|per[ií]odo(?: del? (?:incidente|indisponibilidade))?|periodo(?: dell['’]incidente)?|発生期間|障害期間|期間|故障时段|影响时段|date of (?:the )?(?:incident|outage|event|failure)|(?:outage|event) date|(?:incident|outage) day|when|wann|quand|quando|cuándo|wanneer|när|når|hvornår|milloin|kiedy|kdy|когда|коли|mikor|ne zaman|date \/ time|day|datum(?: des vorfalls)?|dato|fecha(?: del incidente)?|data(?: do incidente| dell['’]incidente)?|date de l['’]incident|dag|tag|date d['’]incident|fecha y hora|data(?: zdarzenia| incydentu)?|дата(?: инцидента| інциденту)?|datum(?: incidentu| van het incident)?|tarih|olay tarihi|päivä|dia|día|giorno|jour|dzień|den|день|dagen|päivämäärä|päiväys|pvm|dátum|dată|ημερομηνία|日付|日期|発生日|発生日時|发生日期|发生时间|事故日期|故障日期|날짜|일자|발생일|발생일자|발생 일시|일시|tapahtumapäivä|data zajścia|(?:vorfalls|störungs|ausfall|incident|händelse|avbrotts|hændelses|hendelses|storings)-?datum|(?:hændelses|hendelses)dato|(?:datum|tag) (?:der störung|des (?:ausfalls|vorfalls|incidents))|date (?:de la panne|de l['’]événement|des faits)|jour de l['’]incident|(?:fecha|día) (?:de la (?:caída|incidencia|interrupción)|del (?:incidente|suceso|evento|fallo))|data (?:da (?:falha|queda|ocorrência)|do evento|del (?:guasto|disservizio)|dell['’]evento|awarii|usterki|incidentului)|datum (?:storing|incident|van de storing|výpadku|události|för (?:incidenten|händelsen|avbrottet|störningen))|dato for (?:hændelsen|hendelsen|nedbruddet|feilen)|(?:häiriön|tapahtuman|katkon) (?:päivä|päivämäärä|ajankohta)|дата (?:сбоя|аварии|события|происшествия|збою|аварії|події)|(?:kesinti|arıza|olayın) tarihi|(?:az )?(?:incidens|esemény|hiba|leállás|kiesés) (?:dátuma|napja)|장애 (?:일자|일시|발생일)|발생 (?:일자|날짜)|障害発生日|発生年月日|datum och tid|tidpunkt)$/iu,
  severity: /^(?:severity|sev|incident severity|priority level)$/i,
  services:
    /^(?:(?:affected|impacted) services?|services? (?:affected|impacted)|services?|components? affected|system)$/i,
  detection: /^(?:detection(?: method)?|detected by|how detected)$/i,
};

const dayNoun =
  '(?:dates?|day|datum|dato|data|dată|fecha|d[ií]a|jour|giorno|dag|tag|дата|день|ngày|thời gian|tanggal|tarikh|tarihi?|päivä(?:määrä)?|dátum|ημερομηνία|kuupäev|datums|dan|dátuma|napja|التاريخ|تاريخ|תאריך|วันที่)';
/** Beginnings of words for what happened, in many languages. */
const incidentNoun =
  '(?:incident|outage|event|failure|disruption|störung|ausfall|vorfall|panne|événement|incidente|ca[ií]da|aver[ií]a|fall[ao]|falha|queda|ocorrência|guasto|disservizio|storing|hendelse|hændelse|nedbrud|händelse|avbrott|incydent|awari|usterk|zdarzeni|инцидент|сбо|авари|событи|происшеств|інцидент|збо|аварі|поді|výpad|událost|poruch|olay|kesinti|arıza|häiriö|tapahtuma|katko|incidens|esemény|leállás|συμβάν|περιστατικ|insiden|kejadian|gangguan|sự cố|xảy ra|ispad|kvar|прекъсване|întreruper|intsident|katkest|incident|الحادث|الحدث|האירוע|התקלה|เกิดเหตุ|เหตุการณ์)';
const dayOfIncident = new RegExp(
  `^(?:${dayNoun}(?:\\s+\\p{L}{1,4}){0,2}(?:\\s+|['’-])*${incidentNoun}\\p{L}*|${incidentNoun}\\p{L}*[\\s-]+(?:\\p{L}{1,3}\\s+)?${dayNoun}|impacted on|impact date|(?:incident )?(?:occurred|happened)(?: on)?|incident start date|ngày|tanggal|tarikh|التاريخ|تاريخ|תאריך|วันที่|kuupäev|datums)$`,
  'iu',
);

const labelledLine = /^\s*([\p{L}][\p{L}\p{N} /()+-]{1,40}?)\s*[:：]\s*(\S.*)$/u;

/** Whether a quote holds facts alone, each in a line, and is no mail. */
function isBoxOfFacts(nodes: readonly RootContent[]): boolean {
  if (!nodes.every((node) => node.type === 'paragraph')) return false;
  const lines = nodes.flatMap(({ children }) => rawText(children).split('\n'));
  const found = lines.map((line) => labelledLine.exec(line)?.[1]!.trim());
  return found.every((label) => label !== undefined && !/^(?:from|to|von|an|de|da|à|para|sent|cc)$/iu.test(label));
}

/** Labels with values at the start of lines, in front matter, bold, bullets and two-column tables. */
export function labelsIn(nodes: readonly RootContent[], front: Readonly<Record<string, unknown>>): Labelled[] {
  const found: Labelled[] = [];
  for (const [label, value] of Object.entries(front)) {
    if (typeof value === 'string' || typeof value === 'number')
      found.push({ label: label.replace(/[_-]/g, ' '), value: String(value) });
    else if (Array.isArray(value) && value.every((one) => typeof one === 'string'))
      found.push({ label, value: value.join(', ') });
  }
  const line = (inline: readonly PhrasingContent[]) => {
    const text = rawText(inline);
    for (const part of text.split('\n')) {
      const match = labelledLine.exec(part);
      if (match) found.push({ label: match[1]!.trim(), value: match[2]!.trim() });
    }
    // Captured pages put several on one line: `Date: 2025-10-14 Time: 03:15 UTC Severity: SEV-1 (Critical) Impact: …`.
    for (const match of text.matchAll(/(?:^|\s)(Date|Severity|Services Affected):\s+(\S+(?: \([^)]*\))?)/g))
      if (!found.some(({ label }) => label === match[1])) found.push({ label: match[1]!, value: match[2]! });
  };
  const visit = (list: readonly RootContent[], depth: number) => {
    for (const node of list) {
      if (node.type === 'paragraph') line(node.children);
      else if (node.type === 'blockquote' && isBoxOfFacts(node.children)) visit(node.children, depth + 1);
      else if (node.type === 'list' && depth < 2) for (const item of node.children) visit(item.children, depth + 1);
      else if (node.type === 'table')
        for (const row of node.children)
          if (row.children.length === 2)
            found.push({
              label: rawText(row.children[0]!.children).replace(/:$/, '').trim(),
              value: rawText(row.children[1]!.children).trim(),
            });
    }
  };
  visit(nodes, 0);
  return found;
}

/** The time beside the day in a label: `Date/time of incident`, `Datum und Uhrzeit der Störung`. */
const andTime =
  /\s*(?:[/&,]|(?<=\s)(?:and|und|et|y|e|en|og|och|i|a|и|та))\s*(?:times?|uhrzeit|zeit|heure|hora|ora|tijd(?:stip)?|tid|tidspunkt|klokkeslett|godzina|čas|время|час|saat)(?!\p{L})/iu;

/** The first label of a kind with its value, by its usual names and the taught ones; `Date (UTC)` is a date too. */
export function factOf(found: readonly Labelled[], label: Label, words: Configuration['words']): Labelled | undefined {
  const taught = (words.labels[label] ?? []).map((word) => word.toLowerCase());
  const isCalled = (name: string) =>
    labels[label].test(name) || (label === 'date' && dayOfIncident.test(name)) || taught.includes(name.toLowerCase());
  return found.find(
    (one) =>
      isCalled(one.label) ||
      isCalled(one.label.replace(/\s*[([（].*$/u, '')) ||
      (label === 'date' && isCalled(one.label.replace(andTime, ''))),
  );
}

/** The first value of a label. */
export function labelled(found: readonly Labelled[], label: Label, words: Configuration['words']): string | undefined {
  return factOf(found, label, words)?.value;
}

/** Whether labels are those at the head of a mail. */
export function isMail(found: readonly Labelled[]): boolean {
  const names = found.slice(0, 12).map(({ label }) => label);
  return (
    names.some((label) => /^(?:from|von|de|da|van|från|fra|od|от|від|kimden|差出人|发件人|보낸 사람)$/iu.test(label)) &&
    names.some((label) =>
      /^(?:subject|betreff|objet|asunto|assunto|oggetto|onderwerp|emne|ämne|aihe|temat|předmět|тема|konu|件名|主题|제목)$/iu.test(
        label,
      ),
    )
  );
}

/** The severity of the scale that a text names, else the text as written. */
export function severityOf(
  text: string | undefined,
  severities: Configuration['severities'],
): { value: string; isKnown: boolean } | undefined {
  if (!text) return undefined;
  const fold = (word: string) => word.toLowerCase().replace(/[\s_-]+/g, '');
  for (const { id, name } of severities) {
    const start = fold(text);
    if (start === fold(id) || new RegExp(`^${fold(id)}(?![a-z0-9])`).test(start.replace(/[(:,].*$/, '')))
      return { value: id, isKnown: true };
    if (fold(text.replace(/\(.*$/, '')) === fold(name)) return { value: id, isKnown: true };
  }
  const code = /\b(?:SEV|P|S)[\s-]?\d\b/i.exec(text)?.[0];
  const known = code && severities.find(({ id }) => fold(id) === fold(code));
  if (known) return { value: known.id, isKnown: true };
  return { value: (code ?? text).slice(0, 60).trim(), isKnown: false };
}

/** Services named in a text: those of the catalogue, and words that look like the id of one. */
export function servicesOf(text: string | undefined, services: ReadonlyMap<string, string>): string[] {
  if (!text) return [];
  const found: string[] = [];
  for (const part of text.replace(/\([^)]*\)/g, '').split(/[,;/]| and /)) {
    const word = part.trim();
    const slug = word.toLowerCase().replace(/\s+/g, '-');
    const known = services.has(slug)
      ? slug
      : [...services].find(([, name]) => name.toLowerCase() === word.toLowerCase())?.[0];
    if (known) found.push(known);
    else if (/^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(word)) found.push(word);
  }
  return [...new Set(found)];
}

/** Words before the date of a title that belong to no name of an incident. */
const kindWords =
  /^[\s[({"'*#]*(?:(?:incident|outage|post-?mortem|post mortem|post-incident)(?: report| review| analysis| summary)?|incident date|report|rca|störung|störungsbericht|vorfall|hendelse|hendelsesrapport|障害報告書?|故障报告)?\s*(?:for|of|on|from|vom|fra|:|–|—|-)?\s*[:–—-]*\s*$/iu;
/** Words that a date at the end takes along. */
const alongWords = /\s+(?:on|of|dated|vom|am|den|du|le|del|el|fra|från|van|op)\s*$/iu;
/** The day of the week before a date. */
const weekdayWords = /(?:^|[\s(])\p{L}+(?:day|tag|dag|di|feira|nes|coles|ves|ado|ingo)[.,]*\s*$/iu;
/** Words that need what follows them: `covering`, `since`, `between 3 and`. */
const openWords =
  /(?:^|\s)(?:\p{L}+ing|from|since|until|till|to|and|before|after|by|for|through|during|between|at|in|with|around|the|a|seit|bis|von|ab|vor|nach|für|und|zwischen|während|depuis|jusqu'au|avant|après|pour|entre|et|desde|hasta|antes|después|para|y|siden|før|etter|til|og|fram til)\s*$/iu;
/** The first day of a range whose month stands behind the last: `3–` of `3–9 May`. */
const dayAhead = /(?<![\p{L}\d])\d{1,2}(?:st|nd|rd|th|\.)?\s*(?:-|–|~|to|and|&|bis|und)\s*$/iu;
const rangeWords = /^\s*(?:-|–|—|~|〜|～|to|until|till|through|and|&|bis|und|au|et|al|y|til|till|tot|から)\s*$/iu;

/** A title without the date and words such as “incident report” around it, with the date it held. A date within stays. */
export function titleOf(text: string): { title: string; days: WrittenDay[] } {
  const whole = text.replace(/\s+/g, ' ').trim();
  // No title is as long as this; it is cut later.
  if (whole.length > 1000) return { title: whole, days: daysIn(whole.slice(0, 1000)) };
  const days = daysIn(whole);
  // The name of a channel holds its day: `#inc-2024-05-21-login`.
  const [inName, ...others] = whole.match(/(?<=[\p{L}\d][-_])(?:19|20)\d\d-\d\d-\d\d(?=[-_]\p{L}|[\s)\]]|$)/gu) ?? [];
  const dayInName = inName && others.length === 0 && days.length === 0 ? dayAt(inName, 0)?.day : undefined;
  if (dayInName) return { title: whole, days: [dayInName] };
  const spans: { start: number; end: number; isRange: boolean }[] = [];
  for (const { start, end } of days) {
    const last = spans.at(-1);
    if (last && rangeWords.test(whole.slice(last.end, start))) Object.assign(last, { end, isRange: true });
    else spans.push({ start, end, isRange: false });
  }
  let title = whole;
  let isCutInFront = false;
  // Several days that are no range are told about in a sentence.
  const [span] = spans.length === 1 ? spans : [];
  if (span) {
    const { start, end, isRange } = span;
    const before = title.slice(0, start);
    const clock =
      /^[\s,T]*(?:at )?\d{1,2}:\d\d(?::\d\d)?(?:\s*[-–]\s*\d{1,2}:\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:UTC|GMT|Z|[A-Z]{3,4}(?![\w]))?/i.exec(
        title.slice(end),
      );
    const behind = title.slice(end + (clock?.[0].length ?? 0));
    if (/^[\s\])}）】」.:'"*、。]*$/u.test(behind)) {
      const along = before.replace(alongWords, '').replace(weekdayWords, '').replace(alongWords, '');
      const bare = along.replace(/[\s,;:–—([{（【「-]+$/, '');
      const isRestOfRange = dayAhead.test(before) && /\p{L}/u.test(title.slice(start, end));
      const isOpen =
        isRestOfRange || (along === before && !/[,;:–—([{（【「-]\s*$/.test(before) && openWords.test(bare));
      if (!isOpen) title = bare;
    } else if (kindWords.test(before.replace(weekdayWords, ''))) {
      const particle = /^(?:の|的)\s*/u.exec(behind)?.[0] ?? '';
      const isWithin = /^(?:に|は|が|を|で|と|も|から|まで|より|以降|前|後|在|至|到|从|起)/u.test(behind);
      const isParted = /^\s*[\])}）】」,:;|–—-]/.test(behind) || /^\s*[\p{Lu}\p{Lo}\d{"“«'`]/u.test(behind);
      const isNumeric = /^\d/.test(title.slice(start, end)) && !isRange && /^\d[\d./-]*$/.test(title.slice(start, end));
      if (!isWithin && (isParted || isNumeric)) {
        title = behind.slice(particle.length);
        isCutInFront = true;
      }
    }
  }
  const bare = title
    .replace(/\{\{|\}\}/g, ' ')
    .replace(/\(\s*\)|\[\s*\]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,:;)\]）】」–—-]+|[\s,:;–—-]+$/g, '')
    .replace(/^(?:incident report|post-?mortem)\s*[:–—-]+\s*/i, '')
    .replace(/^incident report\s*[,:–—-]?\s+(?=\S)/i, '')
    .trim();
  if (bare.replace(/[^\p{L}]/gu, '').length < (/[\p{Lo}]/u.test(bare) ? 2 : 3) || kindWords.test(bare))
    return { title: whole, days };
  const isCut = isCutInFront || !whole.startsWith(bare.slice(0, 10));
  return { title: isCut ? bare.charAt(0).toUpperCase() + bare.slice(1) : bare, days };
}

/** A file’s name as an id: what it says in small letters, digits and hyphens. */
export function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** The day a file’s name begins with. */
export function dayOfName(name: string): string | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(name);
  return match && dayAt(match[0], 0) ? match[0] : undefined;
}
