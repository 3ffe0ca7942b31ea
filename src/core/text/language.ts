/** Small words of English, and of languages in which a day in numbers begins with the day; none is in both lists. */
const english = new Set(
  'the of and was were is are by with for from at that this it its we our after before until when which had has have been to not'.split(
    ' ',
  ),
);
const dayFirst = new Set(
  [
    'der das und wurde wurden nicht mit auf für ist wieder um von zu dem den ein eine nach datum uhr zeitleiste verlauf verantwortlich frist',
    'le la les des du est et une pour dans sur avec à au aux été heure chronologie responsable échéance',
    'el los las del una por con para que se fue fecha hora línea tiempo cronología',
    'os não em foi uma com dos ao linha tempo prazo responsável',
    'il di che è per della sono stato alle gli nel una ora scadenza responsabile cronologia',
    'het een van niet werd voor zijn te met en de tijdlijn eigenaar actie actiepunten',
    'och att på som är inte för med av det den till från tidslinje ansvarig åtgärd',
    'og ikke til fra ble var er på av tidslinje frist ansvarlig dato',
    'ja oli ei kun että klo aika aikajana',
    'nie się jest na w z po przez oś czasu godzina',
    'byl byla bylo na je že čas časová osa událost',
    've bir ile için bu saat olay tarih',
  ]
    .join(' ')
    .split(' '),
);
const looked = 20_000;

/**
 * What a day in numbers begins with in the language of a text, by its small words or its letters. In those of East Asia
 * this holds for days without a year.
 */
export function usualOrder(text: string): 'day-first' | 'month-first' | undefined {
  const start = text.slice(0, looked).toLowerCase();
  const words = start.match(/\p{L}+/gu) ?? [];
  const letters = words.join('');
  const cyrillic = (letters.match(/[\p{Script=Cyrillic}\p{Script=Greek}]/gu) ?? []).length;
  if (cyrillic * 2 > letters.length) return 'day-first';
  const eastAsian = (letters.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu) ?? [])
    .length;
  if (eastAsian * 2 > letters.length) return 'month-first';
  let [ours, theirs] = [0, 0];
  for (const word of words) {
    if (english.has(word)) ours++;
    else if (dayFirst.has(word)) theirs++;
  }
  return theirs >= 3 && theirs >= 3 * ours ? 'day-first' : undefined;
}
