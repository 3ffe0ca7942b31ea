/**
 * Every match of a global pattern in a text: what `[...text.matchAll(pattern)]` gives. That makes a copy of the pattern
 * each time and reads its source for that, which takes longer than to look for a long one in a sentence.
 */
export function everyMatch(text: string, pattern: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    found.push(match);
    if (match[0] === '') pattern.lastIndex += pattern.unicode && text.codePointAt(match.index)! > 0xffff ? 2 : 1;
  }
  return found;
}
