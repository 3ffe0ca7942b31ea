import type { PublicationPolicy } from '../model/configuration.ts';
import type { FactsLibrary } from '../model/library.ts';
import type { Place } from '../model/message.ts';
import { capacityPattern, moneyIn, roundedText } from './figures.ts';
import { finderOf, type Found } from './find.ts';
import { foldText, withoutUnseen } from './fold.ts';
import { inDocuments } from './patterns.ts';
import { withPlainSigns } from './plain.ts';
import { fineLengths, fineTimes } from './policy.ts';
import { ticketsOf } from './tickets.ts';
import { bareText, hostOf, isCalledSo, isName, mayBeWord, termsOf, type Term } from './terms.ts';

/** Begins and ends the id of an incident until it is known whether that one is public. */
export const mentionMarks = ['\uE0F8', '\uE0F9'] as const;
/** Stands where something was cut out of a line. */
export const seam = '\uE0FA';

/** A piece of text in a tree; it is rewritten in place. */
export interface Leaf {
  value: string;
  /** Of the node it is; what stands in `inlineCode` is a name. */
  type?: string;
}

/** Something that was taken out or said otherwise, or that cannot be said. */
export interface Remark {
  /** `cannot` stands in the way of publication; `asks` until the approver says that it is the word and not the name. */
  sort: 'changes' | 'goes' | 'cannot' | 'asks';
  /** What was written. */
  from: string;
  to: string;
  reason: string;
  place: Place;
  /** An approval of the text as it is settles what is asked. */
  settles?: boolean;
}

/** What may stand in a text of one document. */
export interface About {
  id: string;
  publicId: string;
  /** Local ids of its action items. */
  actions: ReadonlySet<string>;
  /** Keys of the tickets it names: see `Words.ticketKeys`. */
  tickets: ReadonlySet<string>;
  /** Every word that may be a service is taken for it, and goes by its public name. */
  asServices: boolean;
  remark(remark: Remark): void;
}

/** Rewrites words of one stretch of text, which may be spread over several leaves. */
export type Rewriter = (leaves: readonly Leaf[], place: Place, about: About, code?: boolean) => void;

/** The words of a library, ready to be searched for. */
export interface Words {
  rewrite: Rewriter;
  /** Whether an address may be told: on a host the policy names, with no private word in it. */
  mayLink(url: string): boolean;
  /** The first private word of an id or a file name. */
  privateIn(text: string): string | undefined;
  /** Keys of the tickets in the text of a document, in lower case. */
  ticketKeys(text: string): ReadonlySet<string>;
}

interface Span {
  start: number;
  end: number;
  instead: string | undefined;
  reason: string;
  customer?: boolean;
  /** It stays as written, if the approver agrees. */
  asks?: boolean;
  settles?: boolean;
  /** Left out together with brackets that hold nothing else. */
  reference?: boolean;
}

const cutMarks = /<\/?\s*(?:Internal|Public)\b[^>]*>?/gi;

/** Prepares the words of a library. */
export function wordsOf(library: FactsLibrary): Words {
  const policy = library.configuration.publication;
  const terms = termsOf(library);
  const find = finderOf(terms);
  // An id is an incident's own name, in which other names may stand.
  const findInside = finderOf(terms.filter(({ kind }) => !['replaced', 'incident', 'title', 'runbook'].includes(kind)));
  const innocent = new Set(policy.innocent.map(({ word }) => foldText(word)));
  const tickets = ticketsOf(library.configuration);
  const isOpen = openHosts(policy);
  const neighbours = policy.internalHosts.flatMap(neighboursOf);
  const mayLink = (url: string) =>
    isOpen(url) && !find(decoded(url)).some(({ term }) => !innocent.has(foldText(term.word)));

  const spansIn = (text: string, about: About, code: boolean, stretches: Stretches): Span[] => {
    const spans: Span[] = [];
    const add = (span: Span) => {
      if (!innocent.has(foldText(text.slice(span.start, span.end)))) spans.push(span);
    };
    for (const found of find(text)) {
      const span = spanOf(found, text, about, stretches);
      if (span) add(span);
    }
    const { text: plain, from, to } = withPlainSigns(text, !code);
    // `$1` of a shell or a pattern.
    const isArgument = (start: number, end: number) =>
      /^\$\d$/.test(text.slice(start, end)) && stretches.some(([begin, stop]) => begin <= start && end <= stop);
    const addPlain = (span: Span) => add({ ...span, start: from(span.start), end: to(span.end) });
    for (const pattern of inDocuments) {
      if (!pattern.needs.test(plain)) continue;
      for (const match of plain.matchAll(pattern.expression)) {
        if (pattern.kind === 'address' && (match[0].includes('%') ? mayLink(match[0]) : isOpen(match[0]))) continue;
        const [start, end] = [match.index, match.index + match[0].length];
        const reference = ['change', 'commit', 'ticket'].includes(pattern.kind);
        addPlain({
          start,
          end,
          instead: pattern.instead,
          reason: `${kindNames[pattern.kind]} stays inside`,
          reference,
        });
      }
    }
    for (const neighbour of neighbours)
      for (const { 0: host, index } of plain.matchAll(neighbour))
        addPlain({
          start: index,
          end: index + host.length,
          instead: 'an internal address',
          reason: 'internal addresses stay inside',
        });
    for (const { start, end } of tickets.find(plain, about.tickets))
      addPlain({ start, end, instead: 'a ticket', reason: 'tickets stay inside', reference: true });
    const digits = /\d/.test(plain);
    if (digits && about.actions.size > 0)
      for (const match of plain.matchAll(/(?<![\p{L}\p{N}_.-])A\d{1,3}(?![\p{L}\p{N}_-])/gu))
        if (about.actions.has(match[0]))
          addPlain({
            start: match.index,
            end: match.index + match[0].length,
            instead: 'an action',
            reason: 'ids of action items stay inside',
            reference: true,
          });
    if (policy.money !== 'keep') {
      for (const { start, end } of moneyIn(plain))
        if (!isArgument(from(start), to(end)))
          addPlain(figureSpan(Object.assign([plain.slice(start, end)], { index: start }), policy.money, 'money'));
    }
    // What a machine printed tells seconds; they stay where minutes are told.
    if (!code || policy.times !== 'minute') for (const one of fineTimes(plain, policy.times)) addPlain(one);
    if (!code) for (const one of fineLengths(plain, policy.durations)) addPlain(one);
    if (digits && policy.capacity !== 'keep' && !code)
      for (const match of plain.matchAll(capacityPattern)) addPlain(figureSpan(match, policy.capacity, 'capacity'));
    if (text.includes('<'))
      for (const match of text.matchAll(cutMarks))
        spans.push({
          start: match.index,
          end: match.index + match[0].length,
          instead: undefined,
          reason: 'it is text here and cuts nothing out',
        });
    return withoutOverlaps(spans).filter(({ start, end, instead, asks }) => asks || instead !== text.slice(start, end));
  };

  return {
    rewrite(leaves, place, about, code = false) {
      let text = '';
      const stretches: [number, number][] = [];
      for (const leaf of leaves) {
        leaf.value = withoutUnseen(leaf.value).replace(/[\uE0F0-\uE0FF]/g, '');
        if (code || leaf.type === 'inlineCode') stretches.push([text.length, text.length + leaf.value.length]);
        text += leaf.value;
      }
      const spans = collapsed(spansIn(text, about, code, stretches), text);
      if (spans.length === 0) return;
      for (const { start, end, instead, reason, asks, settles } of spans) {
        const from = text.slice(start, end);
        if (asks) about.remark({ sort: 'asks', from, to: from, reason, place, ...(settles && { settles }) });
        else if (instead === undefined) about.remark({ sort: 'cannot', from, to: '', reason, place });
        else {
          const to = instead.replace(/[\uE0F8\uE0F9]/g, '');
          if (to !== from) about.remark({ sort: to === '' ? 'goes' : 'changes', from, to, reason, place });
        }
      }
      let offset = 0;
      for (const leaf of leaves) {
        const [begin, stop] = [offset, offset + leaf.value.length];
        offset = stop;
        let value = '';
        let at = begin;
        for (const span of spans) {
          if (span.end <= begin || span.start >= stop) continue;
          value += text.slice(at, Math.max(at, span.start));
          // What runs over several leaves is said in the first.
          if (span.start >= begin) value += span.instead ?? '';
          at = Math.min(stop, span.end);
        }
        leaf.value = value + text.slice(at, stop);
      }
    },
    mayLink,
    privateIn(text) {
      const found = findInside(text).find(
        ({ term, prefix }) =>
          !term.only &&
          !term.ordinary &&
          !term.part &&
          !(prefix && term.kind === 'person') &&
          !innocent.has(foldText(term.word)),
      );
      return found && text.slice(found.start, found.end);
    },
    ticketKeys: tickets.keysIn,
  };
}

/** Starts and ends of stretches of code in a text. */
type Stretches = readonly (readonly [number, number])[];

function spanOf(found: Found<Term>, text: string, about: About, code: Stretches): Span | undefined {
  const { term } = found;
  const isInCode = code.some(([from, to]) => from <= found.start && found.start < to);
  // In code a name may run on: `krakenctl`.
  const runsOn = found.prefix && isInCode;
  const isMeant = runsOn || isName(found, text);
  if (!isMeant && !mayRunOn(found, text) && !mayBePart(found, text)) return undefined;
  // What is a part of an identifier goes with all of it.
  const { start, end } = found.compound || found.prefix ? wholeName(found, text) : found;
  // As far as any rule below looks back.
  const before = text.slice(Math.max(0, start - 24), start);
  const { kind } = term;
  const inCode = code.some(([from, to]) => from <= start && start < to);
  if (!isMeant) {
    const name = `\`${text.slice(found.start, found.end)}\``;
    const reason = mayRunOn(found, text)
      ? `it ${found.suffix ? 'ends' : 'begins'} with ${name}, and may be made of that name or be another word`
      : `it stands beside other parts of a name, and may be \`${term.word}\` or the word`;
    return { start, end, instead: text.slice(start, end), asks: true, settles: true, reason };
  }
  if (mayBeWord(found, text) && !inCode) {
    const reason = `it may be a form of the name \`${term.word}\` or another word`;
    return { start, end, instead: text.slice(start, end), asks: true, settles: true, reason };
  }
  if (kind === 'incident' || kind === 'title') {
    if (term.about === about.id) {
      if (kind === 'title' || term.word === about.publicId) return undefined;
      return { start, end, instead: 'this incident', reason: 'its id inside stays inside' };
    }
    const instead = kind === 'title' ? term.instead : mentionMarks.join(term.about!);
    const action = /^#A\d+/.exec(text.slice(end))?.[0].length ?? 0;
    return { start, end: end + action, instead, reason: 'whether another incident may be named is decided there' };
  }
  if (term.part) {
    const list = kind === 'private' ? 'private' : kind === 'host' ? 'internalHosts' : 'customers';
    const reason = `it is the beginning of a name in \`publication.${list}\`, or the word`;
    return { start, end, instead: text.slice(start, end), asks: true, settles: true, reason };
  }
  const begins = /(?:^|[.!?:…]["”’)]?\s+|\n\s*)["“‘(]?$/u.test(before);
  // `Lanterns at sea`: the core of a name that is a word, where every word has a capital.
  if (term.only === 'capital' && begins && !inCode && (kind === 'private' || kind === 'customer')) {
    const reason = `it begins a sentence, and may be \`${term.word}\` or the word`;
    return { start, end, instead: text.slice(start, end), asks: true, settles: true, reason };
  }
  if (kind === 'private') return { start, end, instead: undefined, reason: 'it is private' };
  if (kind === 'service' && term.ordinary && !about.asServices && !inCode && !isCalledSo(found, text))
    return {
      start,
      end,
      instead: text.slice(start, end),
      asks: true,
      settles: true,
      reason: `it may be the service \`${term.about!}\` or the word`,
    };
  if (kind === 'service' && term.instead === undefined)
    return { start, end, instead: undefined, reason: `the service \`${term.about!}\` has no public name` };
  if (kind !== 'person' && kind !== 'handle') {
    const reason = {
      replaced: 'the public reads it so',
      service: 'services go by their public names',
      customer: 'customers are not named',
      runbook: 'runbooks stay inside',
      host: 'internal addresses stay inside',
    }[kind];
    return { start, end, instead: term.instead, reason, ...(kind === 'customer' && { customer: true }) };
  }
  const mark = /(?<![\p{L}\p{N}])@$/u.test(before) ? 1 : 0;
  if (term.only === 'capital' && !mark && !inCode && begins)
    return {
      start,
      end,
      instead: text.slice(start, end),
      asks: true,
      reason: `it begins a sentence, and may be the person \`${term.about!}\` or the word`,
    };
  const reason = 'people become their roles';
  let instead = term.instead!;
  if (/^the /.test(instead)) {
    if (/\b(?:the|an?|our|their)\s+@?$/i.test(before)) instead = instead.slice(4);
    else if (!inCode && !mark && /(?:^|[.!?…]["”’)]?\s+)["“‘(]?$/u.test(before)) instead = `T${instead.slice(1)}`;
  }
  return { start: start - mark, end, instead, reason };
}

/** Whether a longer word that begins or ends with a name is asked about: `globexian`, `acmeglobex`, `Hoolikonto`. */
function mayRunOn({ start, prefix, suffix, term }: Found<Term>, text: string): boolean {
  if (suffix) return true;
  const { length } = bareText(term.word);
  return prefix === true && (length >= 6 || (length === 5 && /^\p{Lu}/u.test(text.slice(start))));
}

/** Whether a word that is the core of a name, and a word, stands in an identifier: `heron-agent`, `libheron`. */
function mayBePart({ start, end, compound, term }: Found<Term>, text: string): boolean {
  if (term.only !== 'capital' || term.part || (term.kind !== 'private' && term.kind !== 'customer')) return false;
  return (
    compound === true ||
    /[\p{L}\p{N}][-_./]$/u.test(text.slice(0, start).slice(-2)) ||
    /^[-_./]?[\p{L}\p{N}]/u.test(text.slice(end))
  );
}

/** The run of letters and digits around a part of a name. */
function wholeName({ start, end }: Found<Term>, text: string): { start: number; end: number } {
  const before = /[\p{L}\p{N}]*$/u.exec(text.slice(Math.max(0, start - 80), start))![0].length;
  const after = /^[\p{L}\p{N}]*/u.exec(text.slice(end, end + 80))![0].length;
  return { start: start - before, end: end + after };
}

function figureSpan(match: { 0?: string; index: number }, how: 'round' | 'drop', sort: 'money' | 'capacity'): Span {
  const [start, end] = [match.index, match.index + match[0]!.length];
  const instead = how === 'round' ? roundedText(match[0]!) : undefined;
  return {
    start,
    end,
    instead,
    reason:
      how === 'round' ? `${sort} is rounded` : `the policy drops ${sort === 'money' ? 'amounts of money' : 'capacity'}`,
  };
}

/** Of two that overlap, the one that begins first, then the longer one, then the one that came first. */
function withoutOverlaps(spans: Span[]): Span[] {
  const sorted = spans
    .map((span, index) => ({ span, index }))
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end || a.index - b.index);
  const kept: Span[] = [];
  for (const { span } of sorted) {
    const last = kept.at(-1);
    if (!last || span.start >= last.end) kept.push(span);
    // A longer stretch than both is safe where a shorter one would leave a rest of the other.
    else if (last.asks && !span.asks) {
      last.end = Math.max(last.end, span.end);
      Object.assign(last, { instead: span.instead, reason: span.reason, asks: false });
    } else if (span.asks) continue;
    else if (span.end > last.end) {
      last.end = span.end;
      if (span.instead === undefined) {
        last.instead = undefined;
        last.reason = span.reason;
      }
    } else if (
      span.instead === undefined &&
      last.instead !== undefined &&
      span.start === last.start &&
      span.end === last.end
    ) {
      last.instead = undefined;
      last.reason = span.reason;
    }
  }
  return kept;
}

const joint = /^(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|&)\s+)$/;
const counts = 'two three four five six seven eight nine ten eleven twelve'.split(' ');

/** Customers in a row become their number, and brackets that hold nothing but references go with them. */
function collapsed(spans: Span[], text: string): Span[] {
  const joined: (Span & { number: number })[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    const rows =
      span.customer && last?.customer ? 'customer' : span.reference && last?.reference ? 'reference' : undefined;
    if (last && rows && joint.test(text.slice(last.end, span.start))) {
      last.number++;
      last.end = span.end;
      if (rows === 'customer') last.instead = `${counts[last.number - 2] ?? String(last.number)} customers`;
    } else joined.push({ ...span, number: 1 });
  }
  return joined.map(({ number: _, ...span }) => {
    if (!span.reference) return span;
    const opening = /\s*[([]$/.exec(text.slice(0, span.start));
    if (!opening || !/^[)\]]/.test(text.slice(span.end))) return span;
    return { ...span, start: opening.index, end: span.end + 1, instead: '' };
  });
}

/** Hosts that differ from an internal one in the numbers of their first part: `db8.prod.example` beside `db7.prod.example`. */
function neighboursOf(host: string): RegExp[] {
  const [machine = '', ...domain] = host.toLowerCase().split('.');
  if (!/\d/.test(machine) || domain.length === 0) return [];
  const spelled = machine
    .split(/\d+/)
    .map((part) => part.replace(/[^\w]/g, '\\$&'))
    .join('\\d+');
  return [new RegExp(`(?<![\\w.-])${spelled}\\.${domain.join('\\.')}(?![\\w-]|\\.\\w)`, 'gi')];
}

function openHosts(policy: PublicationPolicy): (url: string) => boolean {
  const open = [...policy.hosts, hostOf(policy.site ?? '')].filter((host): host is string => host !== undefined);
  return (url) => {
    // Credentials in an address, or one that is not of the web, never leave.
    if (!/^https?:\/\//i.test(url) || /^https?:\/\/[^/]*@/i.test(url)) return false;
    const host = hostOf(url);
    return host !== undefined && open.some((one) => host === one || host.endsWith(`.${one}`));
  };
}

/** An address without its percents, however often it was encoded. */
function decoded(url: string): string {
  try {
    const once = decodeURIComponent(url);
    return once === url ? url : decoded(once);
  } catch {
    return url;
  }
}

const kindNames = {
  address: 'an address that the policy does not open',
  'e-mail': 'an e-mail address',
  'IP address': 'an IP address',
  account: 'an account',
  'phone number': 'a phone number',
  key: 'a key',
  channel: 'a chat channel',
  change: 'the number of a change',
  commit: 'the id of a commit',
  host: 'an internal host',
  identifier: 'an identifier',
  ticket: 'a ticket',
};
