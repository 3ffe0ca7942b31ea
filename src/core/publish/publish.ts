import type { PublicationPolicy } from '../model/configuration.ts';
import { placeOf, type Path } from '../model/document.ts';
import type { FactsLibrary, Library } from '../model/library.ts';
import type { JudgedMessage, Place } from '../model/message.ts';
import type { Postmortem } from '../model/postmortem.ts';
import { templateFor } from '../model/template.ts';
import { candidateOf, hasWords, publicIdOf, type Candidate } from './candidate.ts';
import { cutText, incidentLink } from './cut.ts';
import { digestOf, digestVersion, versionOf, type Approved } from './digest.ts';
import { publicLibrarySchema, type PublicLibrary, type PublicPostmortem, type Retraction } from './public.ts';
import { foldText } from './fold.ts';
import { isSamePerson } from '../model/person.ts';
import { mentionMarks, wordsOf, type Remark, type Words } from './words.ts';

/** How to publish. */
export interface Publishing {
  /** Today, YYYY-MM-DD. */
  today: string;
  /** Messages of the linter. A document with an error is not published. */
  messages: readonly JudgedMessage[];
  /** Digests of pictures by path: a changed picture needs a new approval. */
  sha256: (text: string) => string;
  pictures?: ReadonlyMap<string, string>;
  /** Instead of the policy of the library. */
  policy?: PublicationPolicy;
}

/** What stands in the way of an incident, in one word. */
export type Obstacle =
  | 'library'
  | 'unreadable'
  | 'errors'
  | 'status'
  | 'kind'
  | 'duplicate'
  | 'unapproved'
  | 'approver'
  | 'embargo'
  | 'unnameable'
  | 'ambiguous'
  | 'part'
  | 'digest'
  | 'changed';

/** Why an incident is not public. */
export interface Reason {
  obstacle: Obstacle;
  /** `Unexpected X, expected Y`. */
  reason: string;
  place: Place;
  hint?: string | undefined;
}

/** What was decided about one postmortem. */
export interface Decision {
  postmortem: Postmortem;
  /** Published as an incident, as a notice of its withdrawal, or not at all. */
  outcome: 'public' | 'retracted' | 'internal';
  /** Empty for what is public. */
  reasons: Reason[];
  /** What would be public; undefined if it was not computed or cannot be. */
  candidate: Candidate | undefined;
  /** Digest of that as it is today. */
  digest: string | undefined;
}

/** The public edition and how it came to be. Only `library` may leave. */
export interface Publication {
  library: PublicLibrary;
  /** Which pictures to copy: from `images/…` to `<incident>/<name>`. */
  pictures: { from: string; incident: string; name: string }[];
  decisions: Decision[];
}

/** The library that may leave: see `decidePublication`. */
export function publishLibrary(library: Library, publishing: Publishing): PublicLibrary {
  return decidePublication(library, publishing).library;
}

/** How one library decides about its postmortems, one at a time. */
export interface Decider {
  /** @param thorough whether to look at the text of a document that is not approved, too */
  decide(postmortem: Postmortem, thorough: boolean): Decision;
  /** The notice of a withdrawal; the decision then says so. */
  retract(decision: Decision): Retraction | undefined;
  /** The words of the library. */
  words: Words;
  /** What nothing is public for. */
  broken: readonly Reason[];
}

/** Decides by the facts of a library; see `decidePublication` for what is public. */
export function decider(library: FactsLibrary, publishing: Publishing): Decider {
  const words = wordsOf(library);
  const broken = brokenFiles(library);
  const faulty = errorsByFile(publishing.messages);
  const ids = new Map<string, number>();
  for (const postmortem of library.postmortems)
    for (const id of new Set([postmortem.id, publicIdOf(postmortem)].map((one) => one.toLowerCase())))
      ids.set(id, (ids.get(id) ?? 0) + 1);
  const isTwice = (postmortem: Postmortem) =>
    [postmortem.id, publicIdOf(postmortem)].some((id) => (ids.get(id.toLowerCase()) ?? 0) > 1);
  return {
    words,
    broken,
    decide(postmortem, thorough) {
      const reasons = [
        ...broken,
        ...obstaclesOf(postmortem, library, publishing.today, faulty.get(postmortem.file) ?? []),
        ...nameObstacles(postmortem, words, isTwice(postmortem)),
      ];
      const decision: Decision = { postmortem, outcome: 'internal', reasons, candidate: undefined, digest: undefined };
      const readable = postmortem.valid && broken.length === 0;
      if (!readable || (reasons.length > 0 && !thorough)) return decision;
      const { sha256 } = publishing;
      const cut = (asServices: boolean) => {
        const candidate = candidateOf(postmortem, library, words, asServices);
        const approved = approvedOf(postmortem, candidate, publishing);
        return { candidate, approved, unapproved: digestObstacles(postmortem, approved, sha256) };
      };
      let made = cut(false);
      if (made.unapproved.some(({ obstacle }) => obstacle === 'changed')) {
        // Earlier engines asked less and wrote the public name; what was approved so goes out so.
        const named = cut(true);
        if (named.unapproved.length === 0) made = named;
      }
      const { candidate, approved, unapproved } = made;
      decision.candidate = candidate;
      decision.digest = digestOf(approved, sha256);
      // What was approved word for word was confirmed with it.
      const settled = unapproved.length === 0 && postmortem.facts.publication?.digest !== undefined;
      reasons.push(
        ...unnameable(candidate.remarks),
        ...ambiguous(postmortem, settled ? candidate.remarks.filter((one) => !one.settles) : candidate.remarks),
        ...missingParts(postmortem, candidate.postmortem, library),
        ...unapproved,
      );
      if (reasons.length === 0) decision.outcome = 'public';
      return decision;
    },
    retract(decision) {
      const retraction = broken.length === 0 ? retractionOf(decision, library, words, publishing.today) : undefined;
      if (!retraction || isTwice(decision.postmortem)) return undefined;
      decision.outcome = 'retracted';
      return retraction;
    },
  };
}

/**
 * Decides about every postmortem and makes the public library of those that may leave.
 *
 * A postmortem is public when it is valid and published, of a kind the policy allows, approved by somebody who is known
 * and did not write it, past its embargo, without an error of the linter, when everything in it can be said in public,
 * the three parts a customer reads are there, and it is still what was approved. Where a catalogue or template cannot
 * be read nothing is public, since it would not be known what has to stay inside.
 *
 * @param thorough whether to look at the text of documents that are not approved, too
 */
export function decidePublication(library: Library, publishing: Publishing, thorough = false): Publication {
  const source = publishing.policy ? withPolicy(library, publishing.policy) : library;
  const { decide, retract, words } = decider(source, publishing);
  const decisions = source.postmortems.map((postmortem) => decide(postmortem, thorough));
  const policy = source.configuration.publication;
  const retracted = decisions.flatMap((decision) => {
    const retraction = retract(decision);
    return retraction ? [{ retraction, by: decision.postmortem.facts.duplicateOf }] : [];
  });
  const shown = decisions.filter(({ outcome }) => outcome === 'public');
  const visible = new Map(shown.map(({ postmortem }) => [postmortem.id, publicIdOf(postmortem)]));
  const replacement = (id: string | undefined) =>
    visible.get(id ?? '') ??
    visible.get(shown.find(({ postmortem }) => postmortem.facts.formerly.includes(id ?? ''))?.postmortem.id ?? '');
  const retractions = retracted.map(({ retraction, by }) => {
    const replacedBy = replacement(by);
    return replacedBy === undefined ? retraction : { ...retraction, replacedBy };
  });
  const known = decisions.filter(({ outcome }) => outcome !== 'internal').map(({ postmortem }) => postmortem);
  const addresses = new Set(known.map(publicIdOf));
  return {
    decisions,
    library: publicLibrarySchema.parse({
      schema: 1,
      name: policy.name,
      ...(policy.description !== undefined && { description: policy.description }),
      zone: source.configuration.zone,
      postmortems: shown.map(({ candidate }) => settled(candidate!.postmortem, visible)),
      retractions,
      redirects: known.flatMap((postmortem) =>
        (postmortem.facts.publication?.formerly ?? []).flatMap((from) => {
          if (addresses.has(from) || !isId(from) || words.privateIn(from) !== undefined) return [];
          addresses.add(from);
          return [{ from, to: publicIdOf(postmortem) }];
        }),
      ),
    } satisfies PublicLibrary),
    pictures: shown.flatMap(({ postmortem, candidate }) =>
      candidate!.pictures.map(({ name, path }) => ({ from: path, incident: publicIdOf(postmortem), name })),
    ),
  };
}

/**
 * Whether an incident that was approved as it then was would be missing from the public edition, where links may lead
 * to it: not because its day has not come, but because it or something around it was changed.
 */
export function isDropped({ postmortem, outcome, reasons }: Decision): boolean {
  return (
    outcome === 'internal' &&
    postmortem.facts.publication?.digest !== undefined &&
    reasons.some(({ obstacle }) => obstacle !== 'embargo')
  );
}

function withPolicy(library: Library, policy: PublicationPolicy): Library {
  return { ...library, configuration: { ...library.configuration, publication: policy } };
}

function errorsByFile(messages: readonly JudgedMessage[]): Map<string, JudgedMessage[]> {
  const errors = new Map<string, JudgedMessage[]>();
  for (const message of messages) {
    // What cannot be said is a reason by itself.
    if (message.level !== 'error' || message.rule === 'public-text-sayable') continue;
    const list = errors.get(message.place.file);
    if (list) list.push(message);
    else errors.set(message.place.file, [message]);
  }
  return errors;
}

/** What cannot be read of the files that say what has to stay inside; where there is any, nothing is public. */
export function brokenFiles(library: Pick<FactsLibrary, 'faults'>): Reason[] {
  return library.faults
    .filter(({ place }) => /^(?:library|services|people)\.yaml$|^template[^/]*\.mdx$/.test(place.file))
    .slice(0, 1)
    .map(({ place, reason }) => ({
      obstacle: 'library',
      reason: `Unexpected fault in \`${place.file}\`, expected none, since it says what has to stay inside: ${reason}`,
      place,
    }));
}

function obstaclesOf(
  postmortem: Postmortem,
  { configuration, people }: FactsLibrary,
  today: string,
  errors: readonly JudgedMessage[],
): Reason[] {
  const { facts } = postmortem;
  const { publication } = facts;
  const reasons: Reason[] = [];
  const say = (obstacle: Obstacle, path: Path, reason: string, hint?: string) =>
    void reasons.push({ obstacle, reason, place: placeOf(postmortem, path), hint });
  if (!postmortem.valid) say('unreadable', [], 'Unexpected fault in the document, expected one that can be read whole');
  else
    for (const { rule, reason, place, hint } of errors)
      reasons.push({
        obstacle: 'errors',
        reason: `Unexpected error of \`${rule}\`, expected none. ${reason}`,
        place,
        hint,
      });
  if (facts.status !== 'published')
    say('status', ['status'], `Unexpected status \`${facts.status}\`, expected \`published\``);
  if (!configuration.publication.kinds.includes(facts.kind))
    say(
      'kind',
      ['kind'],
      `Unexpected kind \`${facts.kind}\`, expected ${configuration.publication.kinds.map((kind) => `\`${kind}\``).join(' or ') || 'none'}`,
    );
  if (facts.duplicateOf !== undefined)
    say('duplicate', ['duplicateOf'], `Unexpected duplicate of \`${facts.duplicateOf}\`, expected the original`);
  if (publication?.by === undefined || publication.on === undefined) {
    say(
      'unapproved',
      ['publication'],
      'Unexpected document without an approval for the public, expected `publication` with `by` and `on`',
    );
    return reasons;
  }
  const authors = facts.roles.author ?? [];
  if (authors.length === 0)
    say(
      'approver',
      ['roles'],
      'Unexpected document without an author, expected one, so that somebody else can approve it',
    );
  const self = authors.find((author) => isSamePerson(author, publication.by!, people));
  if (self !== undefined)
    say(
      'approver',
      ['publication', 'by'],
      self === publication.by
        ? `Unexpected approval by the author \`${publication.by}\`, expected somebody else`
        : `Unexpected approval by \`${publication.by}\`, who is the author \`${self}\` under another handle, expected somebody else`,
    );
  if (!people.has(publication.by))
    say(
      'approver',
      ['publication', 'by'],
      `Unexpected approval by \`${publication.by}\`, expected somebody of \`people.yaml\``,
    );
  if (publication.on > today)
    say('embargo', ['publication', 'on'], `Unexpected approval on \`${publication.on}\`, expected a day that has come`);
  if (publication.embargo !== undefined && publication.embargo > today)
    say(
      'embargo',
      ['publication', 'embargo'],
      `Unexpected embargo until \`${publication.embargo}\`, expected none or a day that has come`,
    );
  return reasons;
}

function nameObstacles(postmortem: Postmortem, words: Words, twice: boolean): Reason[] {
  const { id, facts } = postmortem;
  const reasons: Reason[] = [];
  if (twice)
    reasons.push({
      obstacle: 'unnameable',
      reason: `Unexpected second document with the id \`${id}\`, expected one`,
      place: placeOf(postmortem, ['id']),
    });
  const check = (value: string, path: Path) => {
    const word = words.privateIn(value);
    if (word === undefined) return;
    reasons.push({
      obstacle: 'unnameable',
      reason: `Unexpected \`${word}\` in the public address \`${value}\`, expected a word that may be public`,
      place: placeOf(postmortem, path),
      hint: 'Give it another address with `publication.id`.',
    });
  };
  const own = publicIdOf(postmortem);
  const ids: [string, Path][] = [
    [own, own === id ? ['id'] : ['publication', 'id']],
    ...(facts.publication?.formerly ?? []).map((former, index): [string, Path] => [
      former,
      ['publication', 'formerly', index],
    ]),
  ];
  for (const [value, path] of ids) {
    if (value !== id && !isId(value))
      reasons.push({
        obstacle: 'unnameable',
        reason: `Unexpected \`${value}\` in \`${path.slice(0, 2).join('.')}\`, expected an id`,
        place: placeOf(postmortem, path),
      });
    else check(value, path);
  }
  return reasons;
}

function isId(text: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(text);
}

function unnameable(remarks: readonly Remark[]): Reason[] {
  return remarks
    .filter(({ sort }) => sort === 'cannot')
    .map(({ from, reason, place }) => ({
      obstacle: 'unnameable',
      reason: `Unexpected \`${from}\` in public text, expected words that may be public: ${reason}`,
      place,
      hint: 'Put it into `<Internal>` with a `<Public>` text beside it, say it otherwise, or name a replacement in `publication.replace`.',
    }));
}

/**
 * What of a postmortem cannot be said in public, or has to be confirmed, whether or not it is approved; by the words of
 * a library, in which other documents may be missing.
 */
export function reasonsInText(postmortem: Postmortem, library: FactsLibrary, words: Words): Reason[] {
  const { remarks } = candidateOf(postmortem, library, words);
  // Whether it is still what was approved is decided where the whole library is at hand.
  const isApproved = postmortem.facts.publication?.digest !== undefined;
  return [
    ...nameObstacles(postmortem, words, false),
    ...unnameable(remarks),
    ...ambiguous(postmortem, isApproved ? remarks.filter(({ settles }) => !settles) : remarks),
  ];
}

/** The words of a candidate that may be names and may be words, folded, each with its places. */
export function asked(remarks: readonly Remark[]): Map<string, Remark[]> {
  const words = new Map<string, Remark[]>();
  for (const remark of remarks) {
    if (remark.sort !== 'asks') continue;
    const word = foldText(remark.from);
    const list = words.get(word);
    if (list) list.push(remark);
    else words.set(word, [remark]);
  }
  return words;
}

function ambiguous({ facts }: Postmortem, remarks: readonly Remark[]): Reason[] {
  const confirmed = new Map(
    Object.entries(facts.publication?.confirmed ?? {}).map(([word, count]) => [foldText(word), count]),
  );
  return [...asked(remarks)].flatMap(([word, places]): Reason[] => {
    const known = confirmed.get(word) ?? 0;
    if (places.length <= known) return [];
    const [first] = places;
    const count = `${places.length} ${places.length === 1 ? 'time' : 'times'}`;
    return [
      {
        obstacle: 'ambiguous',
        reason: `Unexpected \`${first!.from}\` in public text (${count}${known > 0 ? `, confirmed ${known}` : ''}), expected words that are no names, or a confirmation: ${first!.reason}`,
        place: first!.place,
        hint: `Where all of them are the word, approve with \`--confirm ${word}\`. Where one is the name, say it otherwise or put it into \`<Internal>\`.`,
      },
    ];
  });
}

const partNames = { happened: 'what happened', touched: 'whom it touched', doing: 'what we are doing' } as const;

function missingParts(postmortem: Postmortem, candidate: PublicPostmortem, library: FactsLibrary): Reason[] {
  const { parts } = library.configuration.publication;
  const template = templateFor(postmortem.facts, library.templates);
  const told = new Set(candidate.sections.filter(({ nodes }) => hasWords(nodes)).map(({ id }) => id));
  if (candidate.actions.length > 0) told.add('action-items');
  if (candidate.communications.length > 0) told.add('communications');
  if (candidate.timeline.length > 0) told.add('timeline');
  return (Object.keys(partNames) as (keyof typeof partNames)[]).flatMap((part): Reason[] => {
    if (parts[part].some((id) => told.has(id))) return [];
    if (part === 'touched' && candidate.impact.length > 0) return [];
    const closed = parts[part].filter((id) => !template?.sections.find((section) => section.id === id)?.public);
    return [
      {
        obstacle: 'part',
        reason: `Unexpected public text without ${partNames[part]}, expected ${parts[part].map((id) => `\`${id}\``).join(' or ')}`,
        place: placeOf(postmortem, []),
        hint:
          closed.length > 0 ? `The template keeps ${closed.map((id) => `\`${id}\``).join(', ')} inside.` : undefined,
      },
    ];
  });
}

function approvedOf(postmortem: Postmortem, candidate: Candidate, { pictures }: Publishing): Approved {
  return {
    candidate: candidate.postmortem,
    severity: postmortem.facts.severity,
    formerly: postmortem.facts.publication?.formerly ?? [],
    pictures: candidate.pictures.map(({ path }) => pictures?.get(path)),
  };
}

function digestObstacles(postmortem: Postmortem, approved: Approved, sha256: Publishing['sha256']): Reason[] {
  const { publication } = postmortem.facts;
  if (publication?.by === undefined) return [];
  const { digest } = publication;
  const hint = `Run \`npx postmortems public diff ${postmortem.id}\`, then \`npx postmortems public approve ${postmortem.id} --by <handle> --write\`.`;
  if (digest === undefined)
    return [
      {
        obstacle: 'digest',
        reason: 'Unexpected approval without a `digest`, expected the digest of what was approved',
        place: placeOf(postmortem, ['publication']),
        hint,
      },
    ];
  const today = digestOf(approved, sha256, versionOf(digest));
  if (today === digest) return [];
  const place = placeOf(postmortem, ['publication', 'digest']);
  if (today === undefined)
    return [
      {
        obstacle: 'digest',
        reason: `Unexpected digest \`${versionOf(digest)}\`, expected \`${digestVersion}\` or an earlier one`,
        place,
        hint,
      },
    ];
  return [
    {
      obstacle: 'changed',
      reason: 'Unexpected change of what is public since it was approved, expected a new approval',
      place,
      hint,
    },
  ];
}

/** The notice at the address of what was public; that it was is known by the digest it was approved with. */
function retractionOf(
  { postmortem }: Decision,
  library: FactsLibrary,
  words: Words,
  today: string,
): Retraction | undefined {
  const { facts, id, valid } = postmortem;
  const { publication } = facts;
  const retracted = publication?.retracted;
  if (!valid || facts.status !== 'retracted' || !retracted) return undefined;
  if (publication.by === undefined || publication.on === undefined || publication.digest === undefined)
    return undefined;
  const authors = facts.roles.author ?? [];
  if (
    authors.length === 0 ||
    authors.some((author) => isSamePerson(author, retracted.by, library.people)) ||
    !library.people.has(retracted.by)
  )
    return undefined;
  if (retracted.on > today || words.privateIn(publicIdOf(postmortem)) !== undefined) return undefined;
  const remarks: Remark[] = [];
  const cutting = {
    id,
    publicId: publicIdOf(postmortem),
    tickets: words.ticketKeys(postmortem.text),
    file: postmortem.file,
    actions: new Set<string>(),
    asServices: false,
    remark: (one: Remark) => void remarks.push(one),
    words,
  };
  const text =
    retracted.reason === undefined
      ? undefined
      : cutText(retracted.reason, placeOf(postmortem, ['publication', 'retracted', 'reason']), cutting);
  const sayable = text !== undefined && text !== '' && !remarks.some(({ sort }) => sort === 'cannot');
  return { id: publicIdOf(postmortem), on: retracted.on, ...(sayable && { reason: withoutMarks(text, new Map()) }) };
}

const marked = new RegExp(`${mentionMarks[0]}([^${mentionMarks[1]}]*)${mentionMarks[1]}`, 'gu');
/** Public ids by the ids inside. */
type Visible = ReadonlyMap<string, string>;

function withoutMarks(text: string, visible: Visible): string {
  return text.replace(marked, (_whole, id: string) => visible.get(id) ?? 'another incident');
}

/** The candidate with the names of public incidents in it, and those of others gone. */
function settled(candidate: PublicPostmortem, visible: Visible): PublicPostmortem {
  return settle(candidate, visible) as PublicPostmortem;
}

function settle(value: unknown, visible: Visible): unknown {
  if (typeof value === 'string') return withoutMarks(value, visible);
  if (Array.isArray(value))
    return value.flatMap((each: unknown) => {
      const node = each as { type?: unknown; url?: unknown; children?: unknown } | null;
      if (node?.type === 'link' && typeof node.url === 'string' && node.url.startsWith(incidentLink)) {
        const id = node.url.slice(incidentLink.length);
        const children = settle(node.children, visible);
        const shown = visible.get(id);
        return shown === undefined
          ? (children as unknown[])
          : [{ type: 'link', url: `/incidents/${encodeURIComponent(shown)}/`, children }];
      }
      return [settle(each, visible)];
    });
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, settle(each, visible)]));
}
