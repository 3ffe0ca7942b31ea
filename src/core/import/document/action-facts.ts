import type { Configuration } from '../../model/configuration.ts';
import { dayAt, daysIn } from '../../text/day.ts';
import {
  isNobody,
  isPriority,
  labelColumn,
  statusIn,
  statusNamed,
  statusSign,
  typeIn,
  type ActionColumn,
} from './action-words.ts';
import { dayWritten, endNamed, isOpenDue, type ReadDue } from './due-days.ts';

type Words = Configuration['words'];

/** The facts of an action item that a text says, beside what is to be done. */
export interface Facts {
  owner?: string;
  due?: string;
  status?: string;
  priority?: string;
  type?: string;
  ticket?: string;
}

const name =
  "(?:@[\\w.-]+|@?\\p{Lu}[\\p{L}'’.-]*(?: (?:(?:de|da|do|del|della|di|von|van|den|der|du|des) )?\\p{Lu}[\\p{L}'’.-]*){0,2}|[\\p{Script=Han}\\p{Script=Katakana}\\p{Script=Hiragana}]{2,8})";
const handle = /(?<![\w@/.])@[A-Za-z][\w.-]*(?:\/[\w-]+)?/g;
const label = /(?:^|[([（【,;，、;|·–—]|\s-\s|\s)\s*([\p{L}][\p{L} -]{0,24}?)\s*[:：]\s*/gu;
const dueWord =
  /(?:^|[\s([（,;|–—])(?:due|due date|due by|due on|deadline|by|until|before|no later than|eta|target|fällig(?: am)?|frist|bis(?: zum)?|spätestens|innen|ferdig innen|forfall|senast|senest|tegen|voor|vóór|uiterlijk(?: op)?|pour le|antes del?|para el|fecha límite|plazo|avant le|pour le|d'ici le|échéance|até|prazo|entro(?: il)?|scadenza|do(?: dnia)?|nejpozději(?: do)?|viimeistään|határidő|en son|termin|до|срок)\s*[:：]?\s*(?=\S)/giu;

const dateLabel =
  /(?:^|[.;,|·–—(]\s*|\s)(?:date|fecha|datum|data|dato|дата|tarih|päivä(?:määrä)?|dátum|dată|ngày|tanggal|日付|日期|날짜)\s*[:：]\s*(.*)$/iu;

const wholeName = new RegExp(`^${name}$`, 'u');

/** Whether a text can be a name and nothing else. */
export function isName(text: string): boolean {
  return wholeName.test(text);
}

const team =
  /^(?:the )?\p{Lu}[\p{L}&/-]*(?: [\p{L}&/-]+)? (?:team|squad|crew|guild)$|^(?:Team|Squad|El equipo|L['’]équipe|A equipe|Time|Equipe|Équipe|Equipo|Il team|Das Team) \p{L}[\p{L} '’-]*$/u;

/** Whether a text is what people call a team: `Storage team`, `Team Blue`, `Équipe de nuit`. */
export function isTeam(text: string): boolean {
  return team.test(text);
}

/** Whether a text is what a service of the library is called. */
export function isService(text: string, services: ReadonlyMap<string, string>): boolean {
  const name = text.trim().toLowerCase();
  return services.has(name.replace(/\s+/g, '-')) || [...services.values()].some((one) => one.toLowerCase() === name);
}

/** Words before what is said about when. */
const dueLead =
  /^(?:due|by|until|before|eta|target|bis(?: zum)?|fällig|pour|avant|para|até|entro|tegen|innen|senast|senest|do|до)\s*[:：]?\s+/iu;

/** Facts are looked for in so much of a line. */
const longestLine = 1000;

/** Reads what the lines of an item say about it. Words that only may be a name, or a day that only may be due, are left. */
export function factsIn(
  lines: readonly string[],
  words: Words,
  readDue: ReadDue,
  services: ReadonlyMap<string, string> = new Map(),
): Facts {
  const facts: Facts = {};
  lines.forEach((written, index) => {
    const line = written.slice(0, longestLine);
    labelledIn(line, facts, words, readDue);
    if (index === 0) markedIn(line, facts, words);
    groupedIn(line, facts, words, readDue, services);
    facts.due ??= dueIn(line, readDue);
    facts.due ??= dueBefore(line, readDue);
    // `Rotate the key @ada 2026-05-01`
    const behindWho = /(?<![\w@/.])@[A-Za-z][\w./-]*[\s,:(]+([^@]{4,80})$/.exec(line.trim())?.[1];
    const [whole, first] = [behindWho, behindWho?.split(/[,;]\s/)[0]];
    facts.due ??= [whole, first].map((part) => part && dayIn(part.replace(/[).]+$/, ''), readDue)).find(Boolean);
    // 期限 stands before its day or まで behind it.
    const until = /(\d{4}[年/.-]\s*\d{1,2}[月/.-]\s*\d{1,2}日?)\s*(?:まで|までに|迄|之前|前|까지)/u.exec(line)?.[1];
    facts.due ??= until === undefined ? undefined : dayIn(until, readDue);
  });
  // `Owner: Ada. Date: 22/03/2024.`: beside who does it, a date is that by which it is to be done.
  const date = facts.owner === undefined ? null : dateLabel.exec(lines.join(' ').slice(0, longestLine));
  if (date) facts.due ??= dayAtStart(date[1]!, readDue);
  if (facts.owner === undefined) {
    const handles = [...new Set([...lines.join(' ').slice(0, longestLine).matchAll(handle)].map(([one]) => one))];
    if (handles.length === 1) facts.owner = handles[0]!.replace(/[.-]+$/, '');
  }
  return facts;
}

/** Whether a line says what is to be done, and behind it who does it with a label: `Rotate the key. Owner: Ada`. */
export function saysOwner(line: string, words: Words): boolean {
  const facts: Facts = {};
  const start = /^\s*\p{L}+\s*[:：]\s*/u.exec(line)?.[0].length ?? 0;
  labelledIn(line.slice(start, longestLine), facts, words, () => undefined);
  return facts.owner !== undefined && line.indexOf(facts.owner) > start + 20;
}

/** `Owner: Ada`, `(due: 2026-05-01)`, `担当: 田中`. */
function labelledIn(line: string, facts: Facts, words: Words, readDue: ReadDue): void {
  for (const match of line.matchAll(label)) {
    // The label is the last words before the colon.
    const candidates = match[1]!.trim().split(/\s+/);
    const from = candidates.findIndex((_, index) => isFact(labelColumn(candidates.slice(index).join(' '), words)));
    if (from < 0) continue;
    const column = labelColumn(candidates.slice(from).join(' '), words)!;
    // `Data team: count the trays` is who, and no label.
    if (from > 0 && /^(?:team|squad|crew)$/i.test(candidates.slice(from).join(' '))) continue;
    const rest = line.slice(match.index + match[0].length).trim();
    if (column === 'owner') facts.owner ??= ownerAt(rest);
    else if (column === 'due') facts.due ??= dayAtStart(rest, readDue);
    else if (column === 'status') facts.status ??= statusIn(valueOf(rest), words)?.status;
    else if (column === 'priority') facts.priority ??= isPriority(valueOf(rest)) ? valueOf(rest) : undefined;
    else if (column === 'type') facts.type ??= typeIn(valueOf(rest));
    else if (column === 'ticket') facts.ticket ??= /^(?:[A-Z][A-Z0-9]{1,9}-\d+|#\d+)(?![\w-])/.exec(rest)?.[0];
  }
}

function isFact(column: ActionColumn | undefined): boolean {
  return column !== undefined && column !== 'action' && column !== 'id';
}

/** A value behind a label: up to what ends it. */
function valueOf(rest: string): string {
  const value = /^[^,;，、|)\]）】\n]*/u.exec(rest)![0];
  // `Owner: Ada. Status: done.`
  return value
    .replace(/\.\s+\p{L}[\p{L} ]{0,24}[:：].*$/u, '')
    .replace(/(?<=\p{L}{3})\.$/u, '')
    .trim();
}

/** Who a label names: a handle, names, or a team in small letters. */
function ownerAt(rest: string): string | undefined {
  const value = valueOf(rest)
    .replace(/\s+(?:due|by|until|deadline|eta|status|priority)\b.*$/i, '')
    .replace(/\s+[-–—](?:\s.*)?$|\s+\d.*$/, '')
    .replace(/\s+[\p{L}-]{1,16}[:：]\s*\S.*$/u, '')
    .replace(/(?<! \p{Lu}(?=\.$))[.*_]+$/u, '')
    .replace(/^[*_]+/, '')
    .trim();
  if (value === '' || value.length > 60 || value.includes('(') || isNobody(value)) return undefined;
  return value.split(/\s+/).length <= 5 ? value : undefined;
}

/** `[DONE]`, `P1:`, `Done:`, `✅` before an item. */
const leadingMark = new RegExp(
  `^(?:[[(（【]([^\\])）】]{1,24})[\\])）】]|(P\\d)(?=\\s*[:–—-]|\\s)|([\\p{L}' -]{2,20})(?=[:：]\\s)|(${statusSign}))\\s*[:：–—-]?\\s*`,
  'u',
);

/** `[DONE] …`, `DONE: …`, `✅ …`, `[P1] …`, `TODO(ada): …`, `… **DONE**`, `… – done`. */
function markedIn(line: string, facts: Facts, words: Words): void {
  let rest = line.trim();
  const todo = /^(?:TODO|AI)\s*\(([^)]{2,40})\)\s*:?/.exec(rest);
  if (todo) facts.owner ??= ownerAt(todo[1]!);
  // A box that is no mark of the list, as in HTML and Word.
  const box = /^\[([ xX])\]\s+(?=\S)/.exec(rest);
  if (box) {
    facts.status ??= box[1] === ' ' ? 'open' : 'done';
    rest = rest.slice(box[0].length);
  }
  const loudly = /^(DONE|FIXED|CLOSED|COMPLETED?|WONTFIX|TODO|WIP)\s+(?=\p{L})/u.exec(rest);
  if (loudly) {
    facts.status ??= statusIn(loudly[1]!, words)?.status;
    rest = rest.slice(loudly[0].length);
  }
  for (let round = 0; round < 4; round++) {
    const mark = leadingMark.exec(rest);
    if (!mark) break;
    const said = mark[1] ?? mark[2] ?? mark[3] ?? mark[4]!;
    if (/^P\d$/.test(said) || (mark[1] !== undefined && isPriority(said))) facts.priority ??= said;
    else if (mark[1] !== undefined && /^@/.test(said)) facts.owner ??= said;
    else if (statusNamed(said, words)) facts.status ??= statusNamed(said, words)!;
    else if (typeIn(said)) facts.type ??= typeIn(said);
    else break;
    rest = rest.slice(mark[0].length);
  }
  const end = /(?:\s[–—-]\s*|[[(（]|\*\*|\s(?=[✅☑✔✓]))([^\s[(（*–—][^[(（*–—]{0,20})[\])）*]*\.?$/u.exec(rest)?.[1];
  const last = end === undefined ? undefined : statusIn(end.trim(), words);
  if (last?.rest === '') facts.status ??= last.status;
  const loud = /(?<![\w-])(DONE|FIXED|CLOSED|COMPLETED?|WONTFIX|TODO|WIP)\s*[.)\]]?$/.exec(rest)?.[1];
  if (loud) facts.status ??= statusIn(loud, words)?.status;
}

/** `… (Ada, 2026-05-01)`, `… – Ada, due 1 May 2026, done`: facts that stand together vouch for each other. */
function groupedIn(
  line: string,
  facts: Facts,
  words: Words,
  readDue: ReadDue,
  services: ReadonlyMap<string, string>,
): void {
  const isWho = (one: string) => (isName(one) || isTeam(one)) && !isService(one, services);
  const text = line.trim().replace(/\.$/, '');
  const closing = /[[(（【]([^[\](){}（）【】]{2,80})[\])）】](?:\s*[,;:–—-]?\s+([^[\](){}（）【】]{1,40}))?$/u.exec(
    text,
  );
  // `(Ada), by 1 May`: what follows the bracket has to be facts alone.
  const tail = closing?.[2]?.trim();
  const isFacts = tail === undefined || dueIn(tail, readDue) !== undefined || isOn(statusIn(tail, words)?.rest);
  const bracketed =
    closing && isFacts ? [closing[1]!, tail].filter((part) => part !== undefined).join(', ') : undefined;
  // Behind the first dash or bar stand only facts, or one of them belongs to the sentence.
  const dashed = text.split(/\s+(?:[–—|→·•]|--?)\s+/u);
  const slashed = dashed.length > 1 ? dashed : text.split(/\s+\/\s+/u);
  const [first, ...behind] = slashed.length > 2 ? slashed : dashed;
  // `Rotate the key. @ada, 1 May 2026, done`: a handle begins them.
  const handled = behind.length === 0 ? /(?<=\s)@[A-Za-z][\w./-]*[,;]\s.{2,80}$/.exec(text)?.[0] : undefined;
  if (handled !== undefined) behind.push(handled);
  if (bracketed === undefined && behind.length === 0) {
    saidLast(text, facts, words, readDue);
    saidBehindCommas(text, facts, words, readDue);
    return;
  }
  const parts = (bracketed === undefined ? behind : [bracketed])
    .flatMap((part) =>
      part.split(/\s*(?:[,;|·，、]|(?<!\d\/\p{L}{3,9})(?:(?<!\d)\/|\/(?!\d))(?!\p{L}{3,9}\/\d))\s*|\s+[-–—]\s+/u),
    )
    .map((part) => part.trim())
    .filter((part) => part !== '');
  // `May 1, 2026` has a comma of its own.
  for (let index = 0; index + 1 < parts.length; index++)
    if (/^\d{4}$/.test(parts[index + 1]!) && /\p{L}/u.test(parts[index]!))
      parts.splice(index, 2, `${parts[index]}, ${parts[index + 1]}`);
  const found: Facts = {};
  const open: string[] = [];
  let hasOpenDue = false;
  for (const part of parts) {
    const day = dueIn(part, readDue) ?? dayIn(part, readDue) ?? endNamed(part);
    if (day !== undefined) found.due ??= day;
    else if (isPriority(part)) found.priority ??= part;
    else if (isOn(statusIn(part, words)?.rest)) found.status ??= statusIn(part, words)!.status;
    else if (/^(?:[A-Z][A-Z0-9]{1,9}-\d+|#\d+)$/.test(part)) found.ticket ??= part;
    else if (ownerSaid(part, words) !== undefined) found.owner ??= ownerSaid(part, words)!;
    else if (isOpenDue(part.replace(dueLead, ''))) hasOpenDue = true;
    else open.push(part);
  }
  const isVouched = hasOpenDue || Object.keys(found).length > 0;
  // `Rotate the key → Ada (by 1 May)`: the name stands before the bracket.
  const last = bracketed === undefined ? undefined : text.slice(0, closing!.index).split(/\s+(?:[–—|→]|->|--?)\s+/u);
  if (last && last.length > 1 && open.length === 0 && isVouched && isWho(last.at(-1)!.trim()))
    found.owner ??= last.at(-1)!.trim();
  const [who] = open;
  // `Ada – rotate the key – 2026-05-01`: who, what, and a fact.
  if (bracketed === undefined && isVouched && open.length === 1 && /\s/.test(who!) && isWho(first!)) {
    Object.assign(facts, { ...found, owner: first!, ...facts });
    return;
  }
  if (open.length === 1 && isVouched && isWho(who!)) found.owner = who!;
  // Facts in one group with something else may be about that.
  if (open.length > 1 || (open.length === 1 && found.owner === undefined && !/:/.test(who!))) return;
  Object.assign(facts, { ...found, ...facts });
}

/** Facts with their names at the end of a sentence: `Rotate the key, owner Petra, due end of May, open`. */
function saidBehindCommas(text: string, facts: Facts, words: Words, readDue: ReadDue): void {
  let found: Facts = {};
  for (const part of text.split(/,\s+/).slice(1).toReversed()) {
    const fact = namedFact(part, words, readDue);
    if (!fact) break;
    found = { ...fact, ...found };
  }
  // A last word alone may belong to the sentence; two facts vouch for each other.
  if (found.owner !== undefined || Object.keys(found).length > 1) Object.assign(facts, { ...found, ...facts });
}

/** A last sentence of facts alone: `Rotate the key. Owner Petra, due end of May.` */
function saidLast(text: string, facts: Facts, words: Words, readDue: ReadDue): void {
  // The point behind an initial, as in “R. Meyer”, ends no sentence.
  const last = /[\p{L}\d)][.!]\s+((?:[^.!]|(?<=(?<!\p{L})\p{Lu})\.){3,80})$/u.exec(text)?.[1];
  if (last === undefined) return;
  let found: Facts = {};
  for (const part of last.split(/\s*[,;]\s+/)) {
    const fact = namedFact(part, words, readDue);
    if (!fact && !(dueLead.test(part) && isOpenDue(part.replace(dueLead, '')))) return;
    found = { ...found, ...fact };
  }
  Object.assign(facts, { ...found, ...facts });
}

/** A fact with its name: `due 1 May`, `done on 3 May`, `owner Petra`. */
function namedFact(part: string, words: Words, readDue: ReadDue): Facts | undefined {
  const due = dueIn(part, readDue);
  if (due !== undefined) return { due };
  const status = statusIn(part, words);
  if (isOn(status?.rest)) return { status: status!.status };
  const owner = ownerSaid(part, words);
  return owner === undefined ? undefined : { owner };
}

/** `owner Petra`, `assigned to Bo Lind`: the label without its colon. */
function ownerSaid(part: string, words: Words): string | undefined {
  for (const { index } of part.matchAll(/\s+(?=[@\p{Lu}\p{Script=Han}])/gu)) {
    if (labelColumn(part.slice(0, index), words) !== 'owner') continue;
    const who = part.slice(index).trim();
    if (!isName(who)) return undefined;
    // A team is called so.
    return /^(?:team|squad|équipe|equipe|equipo|tým|zespół|команда|tim|echipa)$/iu.test(part.slice(0, index).trim())
      ? part
      : who;
  }
  return undefined;
}

/** Whether nothing follows a status, or only the day it is of: `done 2024-03-29`. */
function isOn(rest: string | undefined): boolean {
  return (
    rest === '' || (rest !== undefined && dayWritten(rest.replace(/^(?:on|am|le|el|il|den|op)\s+/i, '')) !== undefined)
  );
}

function dueIn(text: string, readDue: ReadDue): string | undefined {
  for (const match of text.matchAll(dueWord)) {
    const day = dayAtStart(text.slice(match.index + match[0].length), readDue);
    if (day !== undefined) return day;
  }
  return undefined;
}

/** What stands behind the day by which something is to be done: `május 20-ig`, `20.05.2024 tarihine kadar`. */
const dueBehind = /^\.?(?:-j?[áéi]?i?g|['’]?[a-zıüöşçğ]{0,3} kadar| tarihine kadar| mennessä)(?!\p{L})/iu;

function dueBefore(line: string, readDue: ReadDue): string | undefined {
  const day = daysIn(line).find(({ end }) => dueBehind.test(line.slice(end)));
  return day && readDue(day);
}

/** A day that is all of a text. */
function dayIn(text: string, readDue: ReadDue): string | undefined {
  const day = dayWritten(text.trim());
  return day && readDue(day);
}

function dayAtStart(text: string, readDue: ReadDue): string | undefined {
  const bare = text.replace(/^[\s*_]+/, '');
  const found = dayAt(bare, 0);
  if (found) return readDue(found.day);
  // `by 5/31)`
  const short = /^\d{1,2}[-/.]\d{1,2}\.?(?=$|[\s,;)\]])/.exec(bare)?.[0];
  const day = short === undefined ? undefined : dayWritten(short);
  return day ? readDue(day) : endNamed(/^[^,;)\]]*/.exec(bare)![0]);
}
