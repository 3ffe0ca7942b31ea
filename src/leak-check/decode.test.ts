import { describe, expect, test } from 'vitest';
import { valuesOf, viewsOf, wall, wordsOf } from './decode.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');
/** Every view as `how: text`, with walls as bars. */
const views = (text: string) =>
  viewsOf(text).map((view) => `${view.how.join(', ')}: ${view.text.replaceAll(wall, '¦')}`);
const values = (text: string) => valuesOf(text).map((value) => value.text);

describe('views of a text', () => {
  test.each<[string, string, string[]]>([
    ['as it stands', 'plain text 1 < 2', []],
    ['with a percent that encodes nothing', 'a%20b%2', ['URL-decoded: a b%2']],
    ['encoded twice', '%2541', ['URL-decoded: A']],
    ['encoded three times', '%252541', ['URL-decoded: %41', 'URL-decoded, URL-decoded: A']],
    [
      'with percents and entities',
      '%c3%b8 &oslash;',
      ['URL-decoded: ø &oslash;', 'URL-decoded, entities decoded: ø ø'],
    ],
    ['with a percent as an entity', '&#37;41', ['entities decoded: %41', 'entities decoded, URL-decoded: A']],
    ['with percents only', '100 % of a&b', []],
    ['with an entity of an entity', '&amp;amp;lt;', ['entities decoded: &lt;']],
    [
      'with entities by number',
      '&#66;&#x42;&#X62 &#0;&#1114112;&#1114111;',
      ['entities decoded: BBb &#0;&#1114112;\u{10ffff}'],
    ],
    ['with entities nobody knows', '&unknown; &AMP; &oslash', ['entities decoded: &unknown; &AMP; ø']],
    [
      'with escapes of a script',
      '\\u0042\\u{42}\\x42\\102 \\n\\t\\/\\-x',
      ['style escapes decoded: u0042u{42}x42Ănt/-x', 'escapes decoded: BBBB   /-x'],
    ],
    ['with a line that goes on', '"Bo\\\nb"', ['escapes decoded: "Bob"']],
    ['with escapes twice', '\\\\u0042', ['style escapes decoded: \\u0042', 'escapes decoded: B']],
    ['with escapes of no character', '\\u{110000}', ['style escapes decoded: u{110000}']],
    [
      'with the last escape there is',
      '\\u{10ffff}',
      ['style escapes decoded: u{10ffff}', 'escapes decoded: \u{10ffff}'],
    ],
    ['with escapes of a style sheet', '\\42 ob\\q', ['style escapes decoded: Bobq']],
    ['with the first and last of a style sheet', '\\0 \\10ffff x', ['style escapes decoded: \\0 \u{10ffff}x']],
    [
      'with an escaped entity',
      'a\\u0026lt;b',
      ['style escapes decoded: au0026lt;b', 'escapes decoded: a&lt;b', 'escapes decoded, entities decoded: a<b'],
    ],
    [
      'with percents before escapes',
      '%41\\x42',
      ['URL-decoded: A\\x42', 'URL-decoded, style escapes decoded: Ax42', 'URL-decoded, escapes decoded: AB'],
    ],
    ['with strings that are joined', '"Bo" + "b"', ['strings joined: "Bob"']],
    ['with strings that are joined without spaces', "'a'+`b`", ["strings joined: 'ab`"]],
    [
      'with strings joined behind an entity',
      '&quot;Bo" + "b"',
      ['entities decoded: "Bo" + "b"', 'entities decoded, strings joined: "Bob"'],
    ],
    ['with tags', 'a<b>c</b>d<p>e</p>', ['tags removed: acd¦e¦', 'tags replaced by spaces: a c d¦e¦']],
    [
      'with tags as entities',
      '&lt;b>c',
      ['entities decoded: <b>c', 'entities decoded, tags removed: c', 'entities decoded, tags replaced by spaces:  c'],
    ],
    ['with tags in capitals', 'a<B>c<P>d', ['tags removed: ac¦d', 'tags replaced by spaces: a c¦d']],
    [
      'with comments and character data',
      'x<!-- y -->z<![CDATA[w]]>v',
      ['tags removed: xzwv', 'tags replaced by spaces: x¦ y ¦z w v'],
    ],
    [
      'with links beside each other',
      '<a href=x>A</a> <a href=y>B</a>',
      ['tags removed: A ¦B', 'tags replaced by spaces:  A  ¦ B '],
    ],
    [
      'with what Pagefind is given',
      '<span data-pagefind-filter=x>a</span>',
      ['tags removed: ¦a', 'tags replaced by spaces: ¦a '],
    ],
    ['with declarations', '<?xml v?>a<!doctype html>b', ['tags removed: ¦a¦b', 'tags replaced by spaces: ¦a¦b']],
    ['with a sign like a wall', '%1f', ['URL-decoded:  ']],
  ])('%s', (_kind, text, others) => {
    expect(views(text)).toEqual([`: ${text}`, ...others]);
  });

  const said = 'by Emma at night';
  test.each<[string, string, string[]]>([
    ['in base64', base64(said), [`base64 decoded: ${said}`]],
    ['in base64 behind another letter', `x${base64(said)}`, [`base64 decoded: ${said}`]],
    ['in base64 for addresses', 'Pz8-PmJ5IEVtbWE_', ['base64 decoded: ??>>by Emma?']],
    ['in hexadecimal digits', Buffer.from(said).toString('hex'), [`hexadecimal digits decoded: ${said}`]],
    [
      'in base64 three times',
      base64(base64(base64(said))),
      [
        `base64 decoded: ${base64(base64(said))}`,
        `base64 decoded, base64 decoded: ${base64(said)}`,
        `base64 decoded, base64 decoded, base64 decoded: ${said}`,
      ],
    ],
    [
      'in base64 four times is not read to its end',
      base64(base64(base64(base64(said)))),
      [
        `base64 decoded: ${base64(base64(base64(said)))}`,
        `base64 decoded, base64 decoded: ${base64(base64(said))}`,
        `base64 decoded, base64 decoded, base64 decoded: ${base64(said)}`,
      ],
    ],
    [
      'in base64, with an entity',
      base64('S&oslash;rensen who'),
      ['base64 decoded: S&oslash;rensen who', 'base64 decoded, entities decoded: Sørensen who'],
    ],
    [
      'in base64, with what looks like a wall',
      base64('by Emma \u001f at night'),
      ['base64 decoded: by Emma   at night'],
    ],
    ['a word in small letters is none', 'abcdefghijklmnopqrstuvw', []],
    ['a word with a capital is none', 'Abcdefghijklmnopqrstuvw', []],
    ['a number is none', '12345678901234567890123', []],
    ['bytes that are no text are none', Buffer.from([0, 1, 2, 3, 4, 5, 6, 7, 8, 65, 66]).toString('base64'), []],
    ['lines and tabs are text', base64('a\n\tb\r\nc\n\td'), ['base64 decoded: a\n\tb\r\nc\n\td']],
    ['less than five bytes are none', base64('Emma'), []],
  ])('%s', (_kind, text, others) => {
    expect(views(text).slice(1)).toEqual(others);
  });

  test.each(['山田太郎', 'éåøüéåøüé', 'Лебедева'])(
    'in base64 and hexadecimal digits, text of any script: %s',
    (name) => {
      expect(views(base64(name))).toContain(`base64 decoded: ${name}`);
      expect(views(Buffer.from(name).toString('hex'))).toContain(`hexadecimal digits decoded: ${name}`);
    },
  );

  test('a long run of base64 is read once, a shorter one from each place where a group can begin', () => {
    expect(viewsOf(`x${base64('by Emma '.repeat(375))}`).map(({ text }) => text.slice(0, 7))).toContain('by Emma');
    expect(viewsOf(base64('by Emma '.repeat(384)))).toHaveLength(2);
    expect(viewsOf(`x${base64('by Emma '.repeat(384))}`).map(({ text }) => text.slice(0, 7))).not.toContain('by Emma');
  });
});

describe('values of a text', () => {
  test.each<[string, string, string[]]>([
    ['one value', 'one value', ['one value']],
    ['a list of JSON', '["a","b"]', ['[', '"a",', '"b"]']],
    ['members of JSON', '{"a":"b, c","d":[1]}', ['{', '"a":', '"b, c",', '"d":', '[', '1]', '}']],
    ['strings of JSON with escaped quotes', '["a\\", b"]', ['[', '"a\\", b"]']],
    ['what only begins as JSON', '[broken "a", "b"]', ['[broken "a", ', '"b"]']],
    ['JSON behind spaces', ' {"a":1}', [' {', '"a":', '1}']],
    ['strings of a script', 'f("a", \'b\')', ['f("a", ', "'b')"]],
    ['strings with a sum between', '"a" + "b"', ['"a" + "b"']],
    [
      'attributes',
      '<p title="a, b" alt=\'c d\' lang=e>f</p>',
      ['<p title="', 'a, b"', " alt='", "c d'", ' lang=', 'e', '>', 'f', '</p>'],
    ],
    [
      'names of classes',
      '<p class="a b" id="c d">e</p>',
      ['<p class="', 'a ', 'b"', ' id="', 'c d"', '>', 'e', '</p>'],
    ],
    ['names of classes without quotes', '<p CLASS=a>e', ['<p CLASS=', 'a', '>', 'e']],
    ['cells of Markdown', 'a | b |c| d', ['a |', ' b |c| d']],
    ['words that end by a zero', 'a\0b', ['a\0', 'b']],
    ['values kept apart before', `a${wall}${wall}b`, ['a', 'b']],
  ])('%s', (_kind, text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  test.each(['["a", "b"]', '<p title="a">b</p>', `a${wall}b | c`, 'a\0b'])('each stands where it says: %j', (text) => {
    for (const { text: value, start } of valuesOf(text)) expect(text.slice(start, start + value.length)).toBe(value);
  });
});

test('words of bytes end by a zero, each where it stands', () => {
  expect(wordsOf('a\0bc\0\0d')).toEqual([
    { text: 'a', start: 0 },
    { text: 'bc', start: 2 },
    { text: '', start: 5 },
    { text: 'd', start: 6 },
  ]);
});
