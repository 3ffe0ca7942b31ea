import { monthNames, weekdayNames } from '../model/clock.ts';
import type { FactsLibrary } from '../model/library.ts';
import { startOf, type Place } from '../model/message.ts';
import type { Found } from './find.ts';
import { foldText } from './fold.ts';
import { isOrdinary } from './ordinary.ts';

/** What a term is the name of. */
export type TermKind =
  'replaced' | 'person' | 'handle' | 'service' | 'customer' | 'private' | 'incident' | 'runbook' | 'title' | 'host';

/** A word that may not leave as it is. */
export interface Term {
  word: string;
  kind: TermKind;
  /** What the public reads instead; undefined where there is nothing, so that the sentence has to be written again. */
  instead: string | undefined;
  /** The word is also a common one: it counts with a capital only (`Mark`), or after an `@` (`mark`). */
  only?: 'capital' | 'at';
  /** It is written in other forms, too: see `finderOf`. */
  inflects?: boolean;
  /** Identifiers may begin with it. */
  runsOn?: boolean;
  /** It is a plain word that a sentence may have without meaning the name, such as the service `search`. */
  ordinary?: boolean;
  /** It is only a part of the name, such as `Northpole` of `Northpole Books`. */
  part?: boolean;
  /** Id of what it names. */
  about?: string;
  /** Where the library says it. */
  place: Place;
}

/**
 * Every name the library knows that the public edition says otherwise or not at all, from its catalogues, its
 * documents' ids and its policy. The same list is searched for in what was built.
 */
export function termsOf(library: FactsLibrary): Term[] {
  const { configuration, people, services, postmortems, runbooks } = library;
  const policy = configuration.publication;
  const at = (file: string, path: string): Place => library.places.get(file)?.get(path) ?? startOf(file);
  const terms: Term[] = [];
  const add = (term: Term) => {
    if (/[\p{L}\p{N}]/u.test(term.word))
      terms.push({
        ...term,
        ...((inflected.has(term.kind) || isLogin(term)) && { inflects: true }),
        ...((isProduct(term) || isLongPerson(term)) && { runsOn: true }),
      });
  };

  policy.replace.forEach(({ word, with: instead }, index) =>
    add({ word, kind: 'replaced', instead, place: at('library.yaml', `publication.replace.${index}.word`) }),
  );
  policy.private.forEach((word, index) => {
    const place = at('library.yaml', `publication.private.${index}`);
    for (const one of namesIn(word)) add({ ...one, kind: 'private', instead: undefined, place });
  });
  policy.customers.forEach((word, index) => {
    const place = at('library.yaml', `publication.customers.${index}`);
    for (const one of namesIn(word)) add({ ...one, kind: 'customer', instead: 'a customer', place });
  });

  const roles = new Map<string, Set<string>>();
  const parts = new Map<string, { word: string; place: Place; about: string }>();
  for (const { handle, name, role, accounts = [] } of people.values()) {
    const place = at('people.yaml', handle);
    const instead = `the ${role}`;
    add({ word: name, kind: 'person', instead, about: handle, place });
    add({
      word: handle,
      kind: 'handle',
      instead,
      about: handle,
      place,
      ...(isCommon(handle) && { only: 'at' as const }),
    });
    for (const account of accounts)
      add({
        word: account,
        kind: 'handle',
        instead,
        about: handle,
        place,
        ...(isCommon(account) && { only: 'at' as const }),
      });
    const whole = name.split(/[\s.,]+/).filter((part) => part !== '');
    for (const short of shortened(whole))
      add({
        word: short,
        kind: 'handle',
        instead,
        about: handle,
        place,
        ...(isCommon(whole.at(-1)!) && { only: 'capital' as const }),
      });
    // Of a double name one half is used alone.
    for (const part of whole.flatMap((one) => [one, ...(one.includes('-') ? one.split('-') : [])])) {
      const key = foldText(part);
      if (key.length < 2 || particles.has(key)) continue;
      parts.set(key, { word: part, place, about: handle });
      roles.set(key, (roles.get(key) ?? new Set()).add(role));
    }
  }
  for (const [key, { word, place, about }] of parts) {
    const [role, other] = roles.get(key)!;
    const instead = other === undefined ? `the ${role}` : 'a colleague';
    // Two letters are too little to be sure of without a capital.
    const only = isCommon(key) || key.length < 3 ? { only: 'capital' as const } : {};
    add({ word, kind: 'person', instead, about, place, ...only });
  }

  for (const { id, name, publicName } of services.values()) {
    const place = at('services.yaml', id);
    for (const word of new Set([id, name]))
      if (publicName === undefined || bareText(word) !== bareText(publicName))
        add({
          word,
          kind: 'service',
          instead: publicName,
          about: id,
          place,
          ...(isOrdinary(word) && /^\p{L}+$/u.test(word) && { ordinary: true }),
        });
  }

  for (const { id, file, facts } of postmortems) {
    for (const word of [id, ...facts.formerly])
      if (isDistinct(word))
        add({ word, kind: 'incident', instead: 'another incident', about: id, place: startOf(file) });
    if (facts.title.split(/\s+/).length > 3)
      add({ word: facts.title, kind: 'title', instead: 'another incident', about: id, place: startOf(file) });
  }
  for (const { id, file, facts } of runbooks)
    for (const word of [id, ...facts.formerly])
      if (isDistinct(word)) add({ word, kind: 'runbook', instead: 'a runbook', about: id, place: startOf(file) });

  for (const { host, path } of internalHostsOf(library)) {
    const place = at('library.yaml', path);
    add({ word: host, kind: 'host', instead: 'an internal address', place });
    // A machine with a number goes by its first name.
    const [machine = ''] = host.split('.');
    if (machine !== host && /^[a-z-]{2,}\d+$/.test(machine))
      add({ word: machine, kind: 'host', instead: 'an internal host', part: true, place });
  }
  return terms;
}

/** The last name behind initials: `R. Kessel`, `r.kessel`. */
function shortened(parts: readonly string[]): string[] {
  const last = parts.at(-1)!;
  if (parts.length < 2) return [];
  const initials = parts
    .slice(0, -1)
    .flatMap((part) => part.split('-'))
    .map((part) => [...part][0] ?? '');
  const lasts = [last, ...(last.includes('-') ? last.split('-') : [])].filter((one) => foldText(one).length >= 4);
  return lasts.flatMap((one) =>
    [...new Set([initials.join(' '), initials.join(''), initials[0]!])].map((some) => `${some} ${one}`),
  );
}

/** What stands around a name and is none: `Project Osprey`, `Zephyr AG`. */
const around =
  /^(?:the|project|projekt|operation|initiative|programme?|codename|code name|team)\s+|,?\s+(?:ag|gmbh|mbh|kg|ug|se|inc|llc|ltd|limited|plc|corp|corporation|company|group|gruppe|holdings?|bv|nv|sa|sas|sarl|srl|spa|ab|asa?|oyj?|aps|kk|pty|gbr)\.?$/giu;

/**
 * The names that people use for something: all of it, what is left without the words around it, and the first word,
 * which may also be just that word.
 */
function namesIn(word: string): Pick<Term, 'word' | 'only' | 'part'>[] {
  const names: Pick<Term, 'word' | 'only' | 'part'>[] = [{ word }];
  const core = word.replace(around, '').trim();
  const isTelling = (one: string) => bareText(one).length >= 4 && !isOrdinary(one) && !isCommon(one);
  if (core !== word && isTelling(core)) names.push({ word: core, only: 'capital' });
  const [first = ''] = core.split(/\s+/);
  if (first !== core && first.length >= 5 && isTelling(first)) names.push({ word: first, only: 'capital', part: true });
  return names;
}

/** Kinds of names that people decline and put into longer names. */
const inflected: ReadonlySet<TermKind> = new Set(['person', 'service', 'customer', 'private'] as const);
const runningOn: ReadonlySet<TermKind> = new Set(['service', 'customer', 'private'] as const);

/** A handle that is no word, and has numbers and other words behind it: `rkessel2`, `rkesselTest`. */
function isLogin({ word, kind, only }: Pick<Term, 'word' | 'kind' | 'only'>): boolean {
  return kind === 'handle' && !only && /^\p{L}[\p{L}\p{N}]{4,}$/u.test(word) && !isOrdinary(word);
}

/** What longer names are made of. */
function isProduct({ kind, only, ordinary, part }: Pick<Term, 'kind' | 'only' | 'ordinary' | 'part'>): boolean {
  return runningOn.has(kind) && !ordinary && (!only || (only === 'capital' && !part));
}

function isLongPerson({ word, kind, only }: Pick<Term, 'word' | 'kind' | 'only'>): boolean {
  return kind === 'person' && !only && /^\p{L}{8,}$/u.test(word);
}

/**
 * Whether what was found in a text is the name: a word that is also a common one only where it is written as a name
 * (`Mark`, `@mark`), and a month or weekday not in a date (`14 Jan`, `May 2026`).
 */
export function isName(
  {
    start,
    end,
    term,
    compound,
    inflected,
    derived,
    prefix,
    suffix,
    disguised,
    broken,
  }: Found<{ word: string; only?: 'capital' | 'at'; kind: string }>,
  text: string,
): boolean {
  const isPerson = term.kind === 'person' || term.kind === 'handle';
  // Hardly a word begins with a name of eight letters by chance; what begins so is made of it.
  if (prefix && (isPerson || bareText(term.word).length < 8)) return false;
  if (suffix) return false;
  if ((compound || derived) && term.only !== undefined) return false;
  if (broken && term.only !== undefined && term.kind !== 'private' && term.kind !== 'customer') return false;
  // `roll` at the end of a line and `out` at the beginning of the next are two words.
  if (
    broken &&
    (isOrdinary(term.word) ||
      /\n[ \t]*(?:up|out|off|on|in|over|down|back|away|by|to|through|line)$/i.test(text.slice(start, end)))
  )
    return false;
  const at = text[start - 1] === '@';
  const capital = (disguised ? /^[\p{Lu}\d]/u : /^\p{Lu}/u).test(text.slice(start, start + 2));
  // Other forms of people's names are written as names, except in identifiers: Lin is not in `lins`.
  const isIdentifier = compound && !broken && bareText(term.word).length >= 6;
  if ((compound || inflected || broken) && term.kind === 'person' && !capital && !isIdentifier) return false;
  if (term.only === 'at') return at;
  if (term.only === 'capital' && !at && !capital) return false;
  if (isPerson && isDay(foldText(text.slice(start, end))))
    return (
      at ||
      (!/\d(?:st|nd|rd|th|\.)?[\s,.–-]{0,3}$/i.test(text.slice(Math.max(0, start - 8), start)) &&
        !/^[.,]?[\s-]{0,3}\d/.test(text.slice(end, end + 5)))
    );
  return true;
}

/**
 * Whether what was found as a name may as well be another word, which nobody but the author can tell: a name of five letters
 * with an ending (`Hoolihan`), and a part of a person’s name behind an article (`a pike in traffic`, `die Rose`).
 */
export function mayBeWord({ start, end, derived, term }: Found<{ word: string; kind: string }>, text: string): boolean {
  if (derived && bareText(term.word).length < 6) return true;
  if (term.kind !== 'person' || /\s/.test(term.word)) return false;
  const [word, before] = [text.slice(start, end), text.slice(Math.max(0, start - 12), start)];
  return /^\p{Ll}/u.test(word)
    ? /(?:^|[^\p{L}])(?:an?|the|this|that|each|every|no|some|any) $/iu.test(before)
    : /^\p{Lu}\p{Ll}+$/u.test(word) &&
        /(?:^|[^\p{L}])(?:d(?:er|ie|as|en|em|es)|eine?[rnms]?|keine?[rnms]?) $/iu.test(before);
}

/**
 * Whether a plain word stands as the name of a service: in an identifier, or
 * beside what says so. `web` in `web-based` does not.
 */
export function isCalledSo({ start, end, compound }: Found<{ word: string }>, text: string): boolean {
  if (compound) return true;
  if (text[start - 1] === '_' || text[end] === '_') return true;
  return isCalledService({ start, end }, text);
}

/** Whether `service` or a word like it stands beside. */
export function isCalledService({ start, end }: { start: number; end: number }, text: string): boolean {
  const [before, after] = [text.slice(Math.max(0, start - 24), start), text.slice(end, end + 24)];
  return (
    /(?:^|[^\p{L}])(?:services?|Service)\s+["“„‘`]$|(?:^|[^\p{L}])(?:Dienst(?:es|e|s)?)\s+["“„‘`]?$/u.test(before) ||
    /^["”“’`]?[\s-]+(?:(?:micro)?services?|Dienst(?:es|e|s)?)(?!\p{L})/iu.test(after)
  );
}

const days = new Set([...monthNames, ...weekdayNames].flatMap((name) => [name, name.slice(0, 3)]).map(foldText));
/** A month or weekday, whole or by its first three letters. */
function isDay(word: string): boolean {
  return days.has(word) || word === 'sept' || word === 'mai' || word === 'okt' || word === 'dez';
}

/** Hosts that `library.yaml` gives away as internal. */
function internalHostsOf({ configuration }: Pick<FactsLibrary, 'configuration'>): { host: string; path: string }[] {
  const { site, tickets, edit, publication } = configuration;
  const hosts = publication.internalHosts.map((host, index) => ({ host, path: `publication.internalHosts.${index}` }));
  const open = new Set([hostOf(publication.site ?? ''), ...publication.hosts]);
  for (const [url, path] of [
    [site, 'site'],
    [tickets?.url, 'tickets.url'],
    [edit, 'edit'],
  ] as const) {
    const host = hostOf(url ?? '');
    if (host && !open.has(host)) hosts.push({ host, path });
  }
  return hosts;
}

/** The host of an address, in lower case. */
export function hostOf(url: string): string | undefined {
  return /^(?:[a-z][a-z0-9+.-]*:)?[/\\]{2}(?:[^/\\?#@]*@)?([^/\\?#:]+)/i.exec(url.trim())?.[1]?.toLowerCase();
}

/** A name without case, marks and what joins its parts. */
export function bareText(word: string): string {
  return foldText(word).replace(/[^\p{L}\p{N}]/gu, '');
}

/** An id of one plain word, such as a runbook `failover`, is that word wherever it stands. */
function isDistinct(id: string): boolean {
  return !/^\p{L}*$/u.test(id);
}

/** Words that are names too. A name among them counts only where it is written as one. */
export function isCommon(word: string): boolean {
  return commonWords.has(foldText(word));
}

const particles = new Set(
  'al bin da de del den der di dos du el ibn la las le los mac of op ten ter the van von zu zur'.split(' '),
);
const commonWords = new Set(
  (
    'abbey amber angel april archer art ash august aurora baker banks barber basil bell berry bill bishop black blue bond booth brand ' +
    'bridge brook brooks brown buck bush butler carol carpenter case chance chase chip christian church clay cliff coleman cook cooper ' +
    'cross crystal daisy dale dawn day dean dell dick dolly drew duke earl early eve ever faith field fields fisher flint flora ford ' +
    'forest foster fox frank gates gene gentry glen gold good grace grant gray green grey guy hall harbor harbour harmony harper hazel ' +
    'heath heather hill hills holly hope hunt hunter iris ivy jack jade jasmine jay jean jewel john joy june justice kay king kit knight ' +
    'lake lance lane law lee less light lily little lily long love low lynn major march marina mark marks marsh mason max may mercy ' +
    'merit miles mill miller mills milo moon moore moss nick noble noel norm north olive page paige park parks parker pat patience ' +
    'paul pearl penny perry peters piper pierce poe pool porter post potter price prince pro queen ransom ray read reed reeves rich rick ' +
    'ridge rob robin rock rocky rod rose rowan ruby rusty ruth sage sand sandy savage scarlet scott sharp shepherd short silver singer ' +
    'skip sky skye small smart smith snow south spencer star stark sterling steel stern stew stone storm strong summer sue swan swift ' +
    'tanner taylor temple terry tim todd tom trent troy tucker turner van vale victor violet wade walker wall wallace ward warden ' +
    'waters way weaver web webb weeks wells west wheeler white whit will willow winter wise wolf wood woods wren wright york young ' +
    'ace ada alma amen ana angus art august autumn blaze bliss brandy brent candy carter cash chuck colt constance crystal dash ' +
    'destiny dot elm ester ever fern flora francis gail gale garnet ginger grant gus hank harry haskell heaven herb honey ivory ' +
    'jan jasper java jersey jet jimmy josh journey judge julia karma ken lane lang lark laurel liberty link linus lotus lou lux ' +
    'mar magnolia major mason melody mike misty moe mona nova opal paris pat peg petal petra pilot poppy prudence python rain raven ' +
    'regal remy rex ria river robot roman roper royal sam sasha savannah scout serena shell shelly sonny stan storm sunny tab ted ' +
    'teddy tiger trinity trip true una unity van verity viola wanda woody zen ' +
    'feb apr jun jul aug sep oct nov dec sun mon tue wed thu fri sat ' +
    'don ed gay max rat test root admin ops data web user bot'
  ).split(/\s+/),
);
