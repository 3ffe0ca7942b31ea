/** A word that somebody may have meant. */
export interface NearWord {
  word: string;
  /** How many documents have it. */
  count: number;
  /** Letters that were added, left out, replaced or swapped with their neighbour. */
  distance: number;
}

const mostNear = 3;

/** The words of a list that are written most like this one, nearest first, then the most frequent. */
export function nearest(word: string, words: readonly string[], counts: readonly number[]): NearWord[] {
  const most = mostDistance(word.length);
  if (most === 0) return [];
  const near: NearWord[] = [];
  for (const [index, other] of words.entries()) {
    if (Math.abs(other.length - word.length) > most || other === word) continue;
    const distance = distanceBetween(word, other, most);
    if (distance <= most) near.push({ word: other, count: counts[index]!, distance });
  }
  return near
    .sort((a, b) => a.distance - b.distance || b.count - a.count || (a.word < b.word ? -1 : 1))
    .slice(0, mostNear);
}

/** Whether a word is near enough to be looked for instead, which is said. */
export function isMeant(word: string, { distance, word: other }: NearWord): boolean {
  return distance <= (word.length >= 9 ? 2 : 1) && word.length >= 4 && other.slice(0, 1) === word.slice(0, 1);
}

function mostDistance(length: number): number {
  return length < 4 ? 0 : length < 6 ? 1 : 2;
}

/** The distance of F. Damerau between two words (neighbours swapped count one), or more than `most`. */
function distanceBetween(a: string, b: string, most: number): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    let least = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(above[column]! + 1, line[column - 1]! + 1, above[column - 1]! + (same ? 0 : 1));
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        cost = Math.min(cost, before[column - 2]! + 1);
      line.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = above;
    above = line;
  }
  return above[b.length]!;
}
