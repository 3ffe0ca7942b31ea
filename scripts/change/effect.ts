import type { JudgedMessage } from '../../src/core/model/message.ts';
import { endedApprovals, type Approvals } from '../../src/core/publish/ended.ts';
import { decider } from '../../src/core/publish/publish.ts';
import { judgeFiles, openReadings, type JudgedLibrary } from '../../src/library/judged.ts';
import { digestPictures, sha256 } from '../../src/library/pictures.ts';
import { filesIn, type Files } from '../../src/library/read.ts';
import type { Change } from './change.ts';

/** What a change does besides what it is made for. */
export interface Effect {
  /** Errors the linter would find that it does not find now. */
  errors: JudgedMessage[];
  /** Approvals for the public that would end, and why. */
  ended: { reason: string; place: JudgedMessage['place']; hint?: string | undefined }[];
}

/** Judges a library as it would be, and compares. */
export async function effectOf(folder: string, change: Change, today: string): Promise<Effect> {
  const now = await filesIn(folder);
  const cache = openReadings(folder);
  const before = await judgeFiles(now, { today }, cache);
  const [next, origin] = filesAfter(now, change);
  const after = await judgeFiles(next, { today }, cache);
  const left = new Map<string, number>();
  for (const message of before.messages) left.set(keyOf(message), (left.get(keyOf(message)) ?? 0) + 1);
  const errors = after.messages.filter((message) => {
    const times = left.get(keyOf(message)) ?? 0;
    left.set(keyOf(message), times - 1);
    return message.level === 'error' && times <= 0;
  });
  if (!before.catalogue.postmortems.some(({ facts }) => facts.publication?.digest !== undefined))
    return { errors, ended: [] };
  const pictures = await digestPictures(folder, before.catalogue.images);
  const moved = new Map([...origin].map(([path, from]) => [path, pictures.get(from)!]));
  return {
    errors,
    ended: endedApprovals(
      approvalsOf(before, pictures, today),
      approvalsOf(after, new Map([...pictures, ...moved]), today),
      () => true,
    ),
  };
}

function keyOf({ rule, reason }: JudgedMessage): string {
  return `${rule} ${reason}`;
}

function approvalsOf(
  { catalogue, messages, documentOf }: JudgedLibrary,
  pictures: ReadonlyMap<string, string>,
  today: string,
): Approvals {
  const { decide } = decider(catalogue, { today, messages, pictures, sha256 });
  return { postmortems: catalogue.postmortems, decide: (entry) => decide(documentOf(entry), true) };
}

/** The files of a library after a change, and where pictures were that moved. */
function filesAfter(now: Files, { before, after, moves, removed }: Change): [Files, Map<string, string>] {
  const origin = new Map<string, string>();
  const isGone = (path: string) => removed.some((one) => path === one || path.startsWith(`${one}/`));
  for (const path of [...now.paths, ...[...after.keys()].filter((one) => !one.startsWith('../') && !before.has(one))]) {
    if (isGone(path)) continue;
    const move = moves.find(([from]) => path === from || path.startsWith(`${from}/`));
    origin.set(move ? move[1] + path.slice(move[0].length) : path, path);
  }
  return [
    {
      paths: [...origin.keys()].sort(),
      read(path) {
        const from = origin.get(path)!;
        const text = after.get(from);
        if (text === undefined || text === before.get(from)) return { ...now.read(from), path };
        const bytes = new TextEncoder().encode(text);
        return { path, bytes, size: bytes.length };
      },
    },
    new Map([...origin].filter(([path, from]) => path !== from)),
  ];
}
