import anyAscii from 'any-ascii';

/** A term found in the words of a text by how it sounds; offsets are into the text, the end is exclusive. */
export interface Heard<T> {
  start: number;
  end: number;
  term: T;
  inflected?: true;
}

const foreign = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;
const wordPattern = /[\p{L}\p{M}\p{N}]+/gu;
/** Endings of Slavic and Greek cases, as `soundOf` writes them. */
const endings = /(?:ami|ogo|omu|ovi|ah|am|om|em|ov|oi|ei|a|e|i|o|u|s)$/;

/**
 * Searches for names that are written in the letters of another script: `Кессель` is Kessel, `Falkenshtain` is
 * Фалькенштайн. Both are compared by how they sound, roughly, with the endings of cases left off. Takes time in proportion
 * to the text.
 */
export function listenerFor<T extends { word: string; inflects?: boolean }>(
  terms: readonly T[],
): (text: string) => Heard<T>[] {
  const known = new Map<string, { term: T; isForeign: boolean }[]>();
  let longest = 0;
  let anyForeign = false;
  for (const term of terms) {
    if (!term.inflects) continue;
    const parts = term.word.match(wordPattern) ?? [];
    const isForeign = foreign.test(term.word);
    if (parts.length > 4) continue;
    for (const sound of isForeign ? soundsOf(parts.join('')) : heardOf(parts.join(''))) {
      // Shorter ones sound like too much else.
      if (sound.length < 4) continue;
      anyForeign ||= isForeign;
      longest = Math.max(longest, parts.length);
      known.set(sound, [...(known.get(sound) ?? []), { term, isForeign }]);
    }
  }
  return (text) => {
    if (known.size === 0 || !(anyForeign || foreign.test(text))) return [];
    const words = [...text.matchAll(wordPattern)].map(({ 0: word, index }) => ({
      start: index,
      end: index + word.length,
      isForeign: foreign.test(word),
      isName: /^\p{Lu}\p{Ll}/u.test(word),
      sound: soundOf(word),
    }));
    const found: Heard<T>[] = [];
    words.forEach((first, at) => {
      let sound = '';
      for (let count = 1; count <= longest && at + count <= words.length; count++) {
        const last = words[at + count - 1]!;
        if (count > 1 && /[^\s\p{P}]|[.!?]/u.test(text.slice(words[at + count - 2]!.end, last.start))) break;
        sound = count === 1 ? first.sound : sound + last.sound;
        for (const one of [sound, sound.replace(endings, '').replace(/f+$/, 'v')])
          for (const { term, isForeign } of known.get(one) ?? [])
            if (first.isForeign !== isForeign && (one.length > 4 || !isForeign || first.isName))
              found.push({
                start: first.start,
                end: last.end,
                term,
                ...(one !== sound && { inflected: true as const }),
              });
      }
    });
    return found;
  };
}

/** What spellings of one sound have in common; no spelling of any script. Letters with marks come first. */
const sounds: readonly (readonly [RegExp, string])[] = [
  [/shch|schtsch|tsch|szcz|stsj|sjtsj|tsj|sch|sh|sz|sj|tch|ch|cz/g, 's'],
  [/zh|zj/g, 'z'],
  [/kh/g, 'h'],
  [/ph/g, 'f'],
  [/ou|oo/g, 'u'],
  [/g[hu](?=[ei])/g, 'g'],
  [/ck|c(?![eiyvw])|q(?!u)/g, 'k'],
  [/qu/g, 'kv'],
  [/tz|ts|c/g, 'z'],
  [/x/g, 'ks'],
  [/w|f+$/g, 'v'],
  [/[yj]/g, 'i'],
  [/(?:ai|ei)/g, 'ai'],
  [/(?<=.)h/g, ''],
  [/(.)\1+/g, '$1'],
];
/** Letters with marks as languages write the sounds above. */
const marked: Readonly<Record<string, string>> = {
  ...{ š: 'sh', ś: 'sh', ş: 'sh', ș: 'sh', ŝ: 'shch', č: 'ch', ć: 'ch', ç: 'ch', ĉ: 'ch', ž: 'zh', ź: 'zh', ż: 'zh' },
  ...{ ë: 'e', û: 'iu', â: 'ia' },
};
/** Letters of Cyrillic that other languages spell differently. */
const spelledApart: Readonly<Record<string, readonly string[]>> = {
  ж: ['zh', 'sh', 'j'],
  х: ['kh', 'ch', 'j'],
  ё: ['e', 'o', 'io'],
  ц: ['ts', 'k'],
  г: ['g', 'h'],
  ю: ['iu', 'u'],
  й: ['i', ''],
};

/** How a word in another script may sound where it is spelled in Latin letters; at most 24 ways. */
function soundsOf(word: string): Set<string> {
  let spellings = [''];
  for (const letter of word.normalize('NFC').toLowerCase()) {
    const ways = spellings.length > 8 ? undefined : spelledApart[letter];
    spellings = (ways ?? [spelledApart[letter]?.[0] ?? letter]).flatMap((way) => spellings.map((one) => one + way));
  }
  return new Set(spellings.map(soundOf));
}

/** How a word in Latin letters may be heard by those who write another script: `Voss` as Фосс, `Helmut` as Гельмут. */
function heardOf(word: string): Set<string> {
  const sound = soundOf(word);
  // `Brinkhorst` has a k and an h.
  const parted = soundOf(word.replace(/kh/gi, 'kkh'));
  return new Set([sound, parted, ...(/^v/i.test(word) ? [sound.replace(/^v/, 'f')] : []), sound.replace(/^h/, 'g')]);
}

/** Greek writes two letters for one that it has none for; behind a vowel they may be two. */
function greek(pair: string, at: number, word: string): string {
  const [alone, within] = { ν: ['d', 'nd'], μ: ['b', 'mb'], γ: ['g', 'ng'] }[pair[0]!.toLowerCase()]!;
  return (/[αάεέηήιίϊΐοόυύϋΰωώ]/u.test(word[at - 1] ?? '') ? within : alone)!;
}

function soundOf(word: string): string {
  const plain = word
    .normalize('NFC')
    .toLowerCase()
    .replace(/ντ|μπ|γκ/gu, (pair, at: number, all: string) => greek(pair, at, all))
    .replace(/ο[υύ]/gu, 'u')
    .replace(/[šśşșŝčćçĉžźżëûâ]/g, (letter) => marked[letter]!);
  let sound = anyAscii(plain)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
  for (const [spelling, instead] of sounds) sound = sound.replace(spelling, instead);
  const short = sound.replace(/i(?=[aeou])/g, '').replace(/(.)\1+/g, '$1');
  // What is left of `Yulia` would be too little.
  return short.length < 4 ? sound : short;
}
