import { describe, expect, test } from 'vitest';
import { approvedAsItIs, libraryOf, sha256, today } from './_testing/library.ts';
import { decidePublication } from './publish.ts';

/** What the approver is asked about. */
function askedAbout(summary: string, policy = '', more: Record<string, string> = {}): string[] {
  const [decision] = decidePublication(
    libraryOf([{ summary }], policy, more),
    { today, messages: [], sha256 },
    true,
  ).decisions;
  return decision!.candidate!.remarks.filter(({ sort }) => sort === 'asks').map(({ from }) => from);
}

/** What the public reads of a summary; what stands in the way comes instead. */
function told(summary: string, policy = '  money: drop\n', more: Record<string, string> = {}): string | string[] {
  const { library, decisions } = approvedAsItIs(libraryOf([{ summary }], policy, more));
  const texts: string[] = [];
  const visit = (node: object): void => {
    if ('value' in node && typeof node.value === 'string') texts.push(node.value);
    if ('children' in node) (node.children as object[]).forEach(visit);
  };
  library.postmortems[0]?.sections.find(({ id }) => id === 'summary')?.nodes.forEach(visit);
  const stopped = decisions[0]!.reasons.flatMap(
    ({ reason }) => /^Unexpected `([\s\S]*?)` in public/.exec(reason)?.[1] ?? [],
  );
  return texts.length > 0 ? texts.join('') : stopped;
}

describe('money is money however it is written', () => {
  test.each([
    ['We lost three million euros.', ['three million euros']],
    ['Es kostete 4,2 Mrd. Euro und zwölf Franken.', ['4,2 Mrd. Euro', 'zwölf Franken']],
    ['About 70k USD, half a million pounds, CHF 20’000.', ['70k USD', 'half a million pounds', 'CHF 20’000']],
    ['Deux millions d’euros.', ['Deux millions d’euros']],
    ['Abbiamo perso tre milioni di euro.', ['tre milioni di euro']],
    ['We verloren vijf miljoen euro.', ['vijf miljoen euro']],
    ['Vi förlorade tre miljoner kronor och 9 mkr.', ['tre miljoner kronor', '9 mkr']],
    ['Perdemos três milhões de reais.', ['três milhões de reais']],
    ['Мы потеряли три миллиона рублей и 9 млн руб.', ['три миллиона рублей', '9 млн руб.']],
    ['Straciliśmy trzy miliony złotych.', ['trzy miliony złotych']],
    ['300万円、五百万元と９００円。', ['300万円', '五百万元', '９００円']],
    [
      'Two million USD, or € four million, and ½ million euros.',
      ['Two million USD', '€ four million', '½ million euros'],
    ],
    ['Kosten von 12.000,- Euro.', ['12.000,- Euro']],
    ['We lost €½m.', ['€½m.']],
    [
      '⅓ of a million euros, 2 1/2 million dollars and $1/4m in all.',
      ['⅓ of a million euros', '2 1/2 million dollars', '$1/4m'],
    ],
    [
      'Eine Viertelmillion Euro, un demi-million d’euros, полмиллиона рублей.',
      ['Eine Viertelmillion Euro', 'un demi-million d’euros', 'полмиллиона рублей'],
    ],
    [
      'One-and-a-half million dollars, five lakh rupees, ৳500 and 5¢.',
      ['One-and-a-half million dollars', 'five lakh rupees', '৳500', '5¢'],
    ],
    ['$58k–60k; 1e6 EUR; 5×10⁵ €; .5m EUR.', ['$58k–60k', '1e6 EUR', '5×10⁵ €', '.5m EUR']],
    [
      '500 lei, 500 dinars, 500 ISK, 500 درهم, 5 mnkr, 3 MEUR.',
      ['500 lei', '500 dinars', '500 ISK', '500 درهم', '5 mnkr', '3 MEUR'],
    ],
    ['Euro 500 or dollars 12,000, but Euro 6 and Euro 2028.', ['Euro 500', 'dollars 12,000']],
    ['It cost us 58k. Half a million in revenue and 50 grand.', ['58k', 'Half a million in revenue', '50 grand']],
    [
      'Revenue fell by 58,000, a six-figure sum, ein fünfstelliger Betrag.',
      ['58,000', 'six-figure sum', 'fünfstelliger Betrag'],
    ],
  ])('%s', (summary, expected) => {
    expect(told(summary)).toEqual(expected);
  });

  test.each([
    'Two million rows and five dollar signs.',
    '5 euro-denominated plans.',
    'Euros were shown first.',
    'A few won, some lost, and the real plan worked.',
    'Half a million rows, ½ of the orders, 1½ hours and 2 1/2 times.',
    'It cost us 40 minutes, 12 pods and 3 %; revenue of 2025.',
    'Three grand pianos and a grand total of six figures.',
  ])('none: %s', (summary) => {
    expect(told(summary)).toBe(summary);
  });
});

describe('what gives a system away', () => {
  test.each([
    ['We met in #outage-room and #oncall.', 'We met in a chat channel and a chat channel.'],
    ['Commit 7c1f0ab broke it.', 'Commit a change broke it.'],
    ['It ran 0d9e8f7a6b5c4d3e.', 'It ran a change.'],
    ['The host ip-10-20-30-40 and 10[.]0[.]0[.]7 fell.', 'The host an internal address and an internal address fell.'],
    ['Ring 040 7654321 or tel. 4711-22.', 'Ring a phone number or tel. a phone number.'],
    ['See OPS‑77. Then OPS–78 to ＯＰＳ－７９.', 'See a ticket. Then a ticket to a ticket.'],
    ['See INC0045678.', 'See a ticket.'],
    [
      'Ring 0044 20 7946 0958, (030) 555-0199 or 030 ７６５４３２１.',
      'Ring a phone number, a phone number or a phone number.',
    ],
    ['Ring 05.61.22.33.44 or callto:4989123456.', 'Ring a phone number or callto:a phone number.'],
    ['The pod cart-5f6d7c8b9-k2l3m on cart-prod-07.', 'The pod an internal host on an internal host.'],
    ['It is hxxp://db4.acme/x or secret[.]acme.', 'It is an internal address or an internal address.'],
    ['Ask ops(at)acme.example.', 'Ask an e-mail address.'],
    ['The card de:ad:be:ef:00:01 and vol-0a1b2c3d4e.', 'The card an address of a device and an identifier.'],
    ['It was 8f3e2d1 and v2.0.1-4-g8f3e2d1.', 'It was a change and v2.0.1-4-a change.'],
    ['The hosts 0x0a010203 and 0xC0A80001.', 'The hosts an IP address and an IP address.'],
    ['The host 167837955; ip=3232235521.', 'The host an IP address; ip=an IP address.'],
    ['On 012.001.002.003 and 0x0a.1.2.3, host 10.66051.', 'On an IP address and an IP address, host an IP address.'],
    ['From 10 . 1 . 2 . 3 to 10.1.2.xxx.', 'From an internal address to an internal address.'],
    ['At ::1 and 2001:db8::/32, fe80::1%eth0.', 'At an IP address and an IP address, an IP address.'],
    ['At ::ffff:10.1.2.3 or FD00::DEAD:BEEF.', 'At an IP address or an IP address.'],
    ['See ticket 4711 and bug no. 4712.', 'See a ticket.'],
    ['PR 4711, MR!4712 and acme/shop#4713.', 'a ticket.'],
    ['It was inc0045678.', 'It was a ticket.'],
    ['See wiki.corp/ops/x?y=1 and db7.lan.', 'See an internal address and an internal address.'],
  ])('%s', (summary, expected) => {
    expect(told(summary)).toBe(expected);
  });

  test.each([
    'Version 10.1.2 and 1-2-3 of 2026-04-15.',
    'The colour #ff8800 and 1234567 requests.',
    'From 08:15 to 09:30 some 04 of 120 failed.',
    'Release 1.2.3.4, section 4.2.1.3, and Chrome 126.0.6478.127.',
    'It was defaced; a coupon AB12CD34 and 1e10 keys.',
    'The error 0x80070005 at address 0x7ffd1234, and 167837955 rows.',
    'The server 10.4.2 and Node 10.15.3; std::vector, a::b and dead::beef.',
    'We could not issue 500 refunds, in case 4711 orders wait.',
  ])('does not: %s', (summary) => {
    expect(told(summary)).toBe(summary);
  });
});

describe('a ticket is one however it is written', () => {
  test.each([
    ['See plat-4711.', 'See a ticket.'],
    ['See PLAT 4711.', 'See a ticket.'],
    ['Fixed by Plat4711 and plat_4712.', 'Fixed by a ticket.'],
    ['It is plat-4711/4712 and -4713.', 'It is a ticket.'],
    ['The branch fix_plat_4711 of РLAT-4712.', 'The branch fix_a ticket of a ticket.'],
    ['OPS-77 and ops 123, ops-5.', 'a ticket.'],
  ])('%s', (summary, expected) => {
    expect(told(summary)).toBe(expected);
  });

  test.each([
    'utf-8, sha-256, HTTP 503, http-503, ISO 8601, RFC 3339, SEV-1 and sev-2.',
    'Page below 14 days, ticket below 21.',
    'Fixed in Chrome 126, Java 21 and (over 9000 orders).',
    'Since May-2026, pre-2020, error-500, top-100, log4j-2, us-east-1.',
  ])('none: %s', (summary) => {
    expect(told(summary)).toBe(summary);
  });
});

describe('times and durations in prose are as fine as the policy tells them', () => {
  const summary = 'It broke at 14:07 for 47 minutes.';
  test('as they are by minutes, rounded by hours and quarters', () => {
    expect(told(summary, '  times: minute\n')).toBe(summary);
    expect(told(summary, '  times: hour\n  durations: quarter-hour\n')).toBe('It broke at 14:00 for about 45 min.');
  });

  test('by days they cannot be told', () => {
    expect(told(summary, '  times: day\n  durations: day\n')).toEqual(['14:07', '47 minutes']);
  });

  test.each([
    ['14h07', '14h07'],
    ['14.07 Uhr', '14.07 Uhr'],
    ['1407 UTC', '1407'],
    ['14時7分', '14時7分'],
    ['오후 2시 7분', '오후 2시 7분'],
    ['seven past two', 'seven past two'],
    ['viertel nach zwei', 'viertel nach zwei'],
    ['fourteen oh seven', 'fourteen oh seven'],
    ['half two', 'half two'],
    ['14 Uhr 7', '14 Uhr 7'],
    ['14 heures 7', '14 heures 7'],
    ['14 часов 7 минут', '14 часов 7 минут'],
    ['207pm', '207pm'],
    ['14.07', '14.07'],
    ['14·07', '14·07'],
    ['14:07-47', '14:07-47'],
    ['1776261600', '1776261600'],
    ['kello 14.07', 'kello 14.07'],
    ['a las 2 y 7', 'a las 2 y 7'],
    ['a las 2 y media', 'a las 2 y media'],
    ['20260415T1407Z', '20260415T1407Z'],
    ['2026-04-15-1407', '2026-04-15-1407'],
    ['15-04-2026_14-07-33', '15-04-2026_14-07-33'],
  ])('other notations cannot be told by hours: %s', (written, expected) => {
    expect(told(`It broke at ${written}, we think.`, '  times: hour\n')).toEqual([expected]);
  });

  test('as machines write them they are cut off', () => {
    expect(told('It broke at T14:07 and T14:07:33Z.', '  times: hour\n')).toBe('It broke at T14:00 and T14:00Z.');
    expect(told('On 15/Apr/2026:14:07:33, at 04/15 14:07, in log_14:07.', '  times: hour\n')).toBe(
      'On 15/Apr/2026:14:00, at 04/15 14:00, in log_14:00.',
    );
  });

  test('a full-width colon is one, and five to seven minutes are no time', () => {
    expect(told('It broke at 14：07.', '  times: hour\n')).toBe('It broke at 14:00.');
    const length = 'It held for five to seven minutes at half of one region.';
    expect(told(length, '  times: hour\n')).toBe(length);
  });

  test.each(['47 odd minutes', 'forty-odd minutes', 'quarante-sept minutes', 'dreiviertel Stunde', '01:47:00 hours'])(
    'a length in other forms cannot be told by hours: %s',
    (written) => {
      expect(told(`It took ${written} in all.`, '  durations: hour\n')).toEqual([written]);
    },
  );

  test('a length that is written as a clock is none', () => {
    expect(told('It was away for 00:47:12, and lasted about 1:02:03.', '  durations: hour\n')).toEqual([
      '00:47:12',
      '1:02:03',
    ]);
    expect(told('The forty-odd-minute loss.', '  durations: hour\n')).toEqual(['forty-odd-minute']);
  });

  test('seconds of a clock go with minutes', () => {
    expect(told('It broke at 14:07:33.')).toBe('It broke at 14:07.');
  });
});

describe('a large number is money where its sentence says so, with no currency', () => {
  test.each([
    ['We lost half a million, we think.', ['half a million']],
    ['It cost us three quarters of a million.', ['three quarters of a million']],
    ['We paid out two hundred thousand to them.', ['two hundred thousand']],
    ['Damages came to twelve thousand five hundred.', ['twelve thousand five hundred']],
    ['A loss of 250K in one hour.', ['250K']],
    ['The bill was seven figures.', ['seven figures']],
    ['Das hat uns eine halbe Million gekostet.', ['eine halbe Million']],
    ['Wir zahlten zweihunderttausend zurück.', ['zweihunderttausend']],
    ['Cela a coûté deux millions.', ['deux millions']],
    ['Perdimos medio millón.', ['medio millón']],
    ['Abbiamo perso mezzo milione.', ['mezzo milione']],
    ['We verloren een half miljoen.', ['een half miljoen']],
    ['Vi förlorade en halv miljon.', ['en halv miljon']],
    ['Perdemos meio milhão.', ['meio milhão']],
    ['Мы потеряли полмиллиона.', ['полмиллиона']],
    ['Straciliśmy pół miliona.', ['pół miliona']],
    ['Förlusten blev 300 tusen.', ['300 tusen']],
    ['Les pertes: un million et demi.', ['un million et demi']],
    ['損失は三百万。', ['三百万']],
    ['Half a million was lost; we wrote off 1.5 million.', ['Half a million', '1.5 million']],
  ])('%s', (summary, expected) => {
    expect(told(summary)).toEqual(expected);
  });

  test.each([
    'We lost half a million messages. Half a million of the rows failed.',
    'Wir verloren eine halbe Million Nachrichten.',
    'Of the orders we lost two hundred thousand in all.',
    'It cost us trust, and a thousand apologies.',
    'We paid attention to a hundred details.',
  ])('none: %s', (summary) => {
    expect(told(summary)).toBe(summary);
  });
});

describe('letters, digits and signs that look otherwise are the plain ones', () => {
  test.each([
    ['It cost 𝟓𝟎𝟎 €, €𝟔𝟎𝟎 and ７００ €.', ['𝟓𝟎𝟎 €', '€𝟔𝟎𝟎', '７００ €']],
    ['Of ①②③ EUR and ₅₀₀ EUR.', ['①②③ EUR', '₅₀₀ EUR']],
    ['𝐂𝐇𝐅 ५०० is ٥٠٠ CHF.', ['𝐂𝐇𝐅 ५००', '٥٠٠ CHF']],
  ])('%s', (summary, expected) => {
    expect(told(summary)).toEqual(expected);
  });

  test.each([
    ['It broke at １４：０７, 𝟏𝟒:𝟎𝟕 and ①④:⓪⑦.', 'It broke at 14:00, 14:00 and 14:00.'],
    ['The host 𝟏𝟎.𝟏.𝟐.𝟑 and 𝙿𝙻𝙰𝚃-𝟺𝟽𝟷𝟷.', 'The host an IP address and a ticket.'],
    ['Commit 𝟕𝐜𝟏𝐟𝟎𝐚𝐛, from #𝐨𝐮𝐭𝐚𝐠𝐞.', 'Commit a change, from a chat channel.'],
    ['Ring +𝟒𝟗 𝟖𝟗 𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖, mail 𝐨𝐩𝐬@acme.example.', 'Ring a phone number, mail an e-mail address.'],
  ])('%s', (summary, expected) => {
    expect(told(summary, '  money: drop\n  times: hour\n')).toBe(expected);
  });

  test.each(['The area is 20 m² and 10⁵ keys, 2³ of H₂O.', '日本：約三割。', '① Stop it. ② Start it.'])(
    'and stay where they tell nothing: %s',
    (summary) => {
      expect(told(summary)).toBe(summary);
    },
  );
});

describe('lines are wrapped', () => {
  test.each([
    ['Hanna\nLindqvist was asked.', 'The head of customer success was asked.'],
    ['- We asked Lind-\n  qvist.', 'We asked the head of customer success.'],
    ['> We asked Lind\n> qvist.', 'We asked the head of customer success.'],
    ['We asked Lind<br/>qvist.', 'We asked the head of customer success.'],
    ['See PLAT-\n4711.', 'See a ticket.'],
    ['Ring +49 89\n123 456 78.', 'Ring a phone number.'],
  ])('%s', (summary, expected) => {
    expect(told(summary)).toBe(expected);
  });

  test('and words that follow each other are no name', () => {
    const services = {
      'services.yaml': `shop-frontend: { name: Shop frontend, team: web, tier: 0, publicName: Shop }
rollout: { name: rollout, team: web, tier: 1 }
checkout: { name: checkout, team: web, tier: 1 }
`,
    };
    expect(told('We roll\nout what we check\nout.', '', services)).toBe('We roll out what we check out.');
    expect(told('A lind\nqvist.', '', services)).toBe('A lind qvist.');
  });
});

describe('a name behind a short word that says what it is written in', () => {
  const services = {
    'services.yaml': `shop-frontend: { name: Shop frontend, team: web, tier: 0, publicName: Shop }
marabou: { name: marabou, team: web, tier: 1, publicName: Orders }
order-book: { name: order-book, team: web, tier: 1, publicName: Orders }
rary: { name: rary, team: web, tier: 1, publicName: Orders }
`,
  };

  test.each([
    ['The libmarabou and gomarabou.', 'The Orders and Orders.'],
    ['A py-marabou, k8smarabou and svc_marabou.', 'A py-Orders, Orders and svc_Orders.'],
    ['In themarabou, umarabou and mockmarabou.', 'In Orders, Orders and Orders.'],
    ['The `libmarabou.so.2` and liborderbook.', 'The Orders.so.2 and Orders.'],
  ])('%s', (summary, expected) => {
    expect(told(summary, '', services)).toBe(expected);
  });

  test('is found in an address that hides it', () => {
    const policy = '  hosts: [status.example]\n';
    expect(told('At https://status.example/?c=m%61rabou.', policy, services)).toBe('At an internal address.');
    expect(told('At https://status.example/%256darabou.', policy, services)).toBe('At an internal address.');
    expect(told('At https://status.example/a%20b.', policy, services)).toBe('At https://status.example/a%20b.');
  });

  test('is no part of other words', () => {
    expect(told('A library, the xmarabou.', '', services)).toBe('A library, the xmarabou.');
  });
});

describe('addresses and clocks with other signs', () => {
  test.each([
    ['The host 10,1,2,3 and 192,168,4,17.', 'The host an IP address and an IP address.'],
    ['The host at 10, 20, 30, 40 fell.', 'The host at an IP address fell.'],
    ['From 10·1·2·3 on.', 'From an IP address on.'],
    ['The host 10;1;2;3, IP 10 1 2 3.', 'The host an IP address, IP an IP address.'],
    ['The host ten dot one dot two dot three.', 'The host an IP address.'],
    ['Fixed in 7c1f0ab..8d2e1bc and PLAT-4711,4712.', 'Fixed in a change..a change.'],
    ['See PLAT\u00a0-\u00a04711 of Lindqvistʼs.', 'See a ticket of the head of customer successʼs.'],
  ])('%s', (summary, expected) => {
    expect(told(summary)).toBe(expected);
  });

  test.each(['The rows 10,20,30,40 were read.', 'We tried 10, 1, 2, 3 and 4.', 'It was 1,234,567,890 in all.'])(
    'no address: %s',
    (summary) => {
      expect(told(summary)).toBe(summary);
    },
  );

  test.each([
    ['It broke at 14:7.', ['14:7']],
    ['It broke 14:7, it ended 16:00.', ['14:7']],
    ['It broke about 14 : 07.', ['14 : 07']],
    ['Um 9:5 Uhr, à 14h7.', ['9:5 Uhr', '14h7']],
  ])('%s', (summary, expected) => {
    expect(told(summary, '  times: hour\n')).toEqual(expected);
  });

  test.each(['A ratio of 14:7, then 16:9 and 3:1.', 'In line 14:7 of it.', 'Chapter 14:7.'])(
    'no clock: %s',
    (summary) => {
      expect(told(summary, '  times: hour\n')).toBe(summary);
    },
  );
});

describe('names in other letters', () => {
  test.each([
    ['Мы спросили Линдквиста и Феld.', 'Мы спросили the head of customer success и the reliability engineer.'],
    ['The Λίντκβιστ.', 'The head of customer success.'],
    ['We asked ʟɪɴᴅQᴠɪꜱᴛ and 🅻🅸🅽🅳🆀🆅🅸🆂🆃.', 'We asked the head of customer success and the head of customer success.'],
    ['We asked L/i/n/d/q/v/i/s/t.', 'We asked the head of customer success.'],
    ['🇱 🇮 🇳 🇩 🇶 🇻 🇮 🇸 🇹 was asked.', 'The head of customer success was asked.'],
    ['The Lindqvister.', 'The head of customer success.'],
  ])('%s', (summary, expected) => {
    expect(told(summary)).toBe(expected);
  });

  test('a name in Cyrillic is found in Latin letters', () => {
    const people = {
      'people.yaml': `hlind: { name: Ольга Щербакова, role: head of customer success }
bpark: { name: Bob Park, role: payments engineer }
`,
    };
    expect(told('We asked Shcherbakova.', '', people)).toBe('We asked the head of customer success.');
  });

  test('words that sound otherwise are left', () => {
    const text = 'В парке работали всю ночь, Η σελίδα ήταν αργή.';
    expect(told(text)).toBe(text);
  });
});

describe('a person is found by parts of the name', () => {
  const people = {
    'people.yaml': `hlind: { name: Anna-Lena Quill-Brandsjö, role: release manager }
bpark: { name: Bob Park, role: payments engineer }
`,
  };

  test.each([
    ['We asked Quill and Brandsjö.', 'We asked the release manager and the release manager.'],
    [
      'We asked A. Brandsjö, A.-L. Quill and AL Brandsjö.',
      'We asked the release manager, the release manager and the release manager.',
    ],
    ['By B.Park.', 'By the payments engineer.'],
    ['By @a.quill and a_brandsjo.', 'By the release manager and the release manager.'],
    ['It was plan C. Brandsjö agreed.', 'It was plan C. The release manager agreed.'],
  ])('%s', (summary, expected) => {
    expect(told(summary, '', people)).toBe(expected);
  });
});

describe('a part of a name', () => {
  const policy = '  customers: [Bluefin Traders, Zephyrine AG]\n  private: [Project Marabou]\n';

  test('is the name where only a legal form or a general word is missing', () => {
    expect(told('We told Zephyrine about it.', policy)).toBe('We told a customer about it.');
    expect(told('It was for Marabou.', policy)).toEqual(['Marabou']);
  });

  test('is asked about where it may be another word', () => {
    expect(askedAbout('The orders of Bluefin were late. A fish is a bluefin.', policy)).toEqual(['Bluefin']);
    // At the beginning of a sentence a capital says nothing, and the word may be the name all the same.
    expect(askedAbout('Bluefin waited.', policy)).toEqual(['Bluefin']);
  });

  test('such as the first name of a machine is asked about, too', () => {
    const hosts = '  internalHosts: [relay4.int.acme.example, corp.acme.example, s3.acme.example]\n';
    expect(askedAbout('It ran on relay4, in corp and s3. relay4 fell.', hosts)).toEqual(['relay4', 'relay4']);
  });

  test('in code a name may run on', () => {
    const services = {
      'services.yaml': `shop-frontend: { name: Shop frontend, team: web, tier: 0, publicName: Shop }
marabou: { name: marabou, team: web, tier: 1, publicName: Orders }
`,
    };
    expect(told('`marabouctl` and MARABOU_URL; the maraboulike.', '', services)).toBe(
      'Orders and Orders_URL; the maraboulike.',
    );
  });
});

describe('letters follow a name at once', () => {
  const policy = '  customers: [Marabu, Northquill]\n  private: [Wolkenheim]\n';
  const people = {
    'people.yaml': `hlind: { name: Hanna Lindqvist, role: head of customer success }
bpark: { name: Bob Park, role: payments engineer }
mquell: { name: Moa Quellberg, role: data engineer }
`,
  };

  test.each([
    ['The Northquillkunden; of northquillprod.', 'The a customer; of a customer.'],
    ['The `quellbergtmp` and `LindqvistTool`.', 'The data engineer and the head of customer success.'],
  ])('a name of eight letters is meant, and any name in code: %s', (summary, expected) => {
    expect(told(summary, policy, people)).toBe(expected);
  });

  test('what is private cannot be said with other letters behind it', () => {
    expect(told('The Wolkenheimers met in wolkenheimweg.', policy)).toEqual(['Wolkenheimers', 'wolkenheimweg']);
  });

  test('of a shorter name and of a person it is asked, of the shortest nothing', () => {
    expect(askedAbout('The marabuan way.', policy)).toEqual(['marabuan']);
    expect(askedAbout('Das Quellbergskript; quellberglike.', policy, people)).toEqual([
      'Quellbergskript',
      'quellberglike',
    ]);
    expect(askedAbout('The parking lot, a bobbin.', policy, people)).toEqual([]);
  });
});

describe('names of people in identifiers', () => {
  const people = {
    'people.yaml': `hlind: { name: Hanna Lindqvist, role: head of customer success }
bpark: { name: Bob Park, role: payments engineer }
deploy: { name: Ida Wall, role: engineer }
`,
  };

  test.each([
    [
      'The flag lindqvistApproved of lindqvist2.',
      'The flag the head of customer success of the head of customer success.',
    ],
    [
      'The login bpark2, bpark07 and bparkTest.',
      'The login the payments engineer, the payments engineer and the payments engineer.',
    ],
    ['The bucket hannalindqvisttmp.', 'The bucket the head of customer success.'],
  ])('stay inside: %s', (summary, expected) => {
    expect(told(summary, '', people)).toBe(expected);
  });

  test.each(['Then deploy2 and deployTest ran.', 'In parkX, wallE and park2.'])('are none: %s', (summary) => {
    expect(told(summary.replace('deploy', 'redeploy'), '', people)).toBe(summary.replace('deploy', 'redeploy'));
  });
});

describe('names in cases that take the place of their ending', () => {
  const people = {
    'people.yaml': `hlind: { name: Dorota Zawadzka, role: release manager }
bpark: { name: Jana Horakova, role: payments engineer }
`,
  };

  test.each([
    ['Zapytaliśmy Zawadzkiej, dla Doroty.', 'Zapytaliśmy the release manager, dla the release manager.'],
    ['Mluvili jsme s Horakovou.', 'Mluvili jsme s the payments engineer.'],
    ['Rozmowa z Zawadzkimi.', 'Rozmowa z the release manager.'],
  ])('%s', (summary, expected) => {
    expect(told(summary, '', people)).toBe(expected);
  });

  test('and other words are none', () => {
    const text = 'A jan, a jane, a horah; Dorot, zawad, Dorote.';
    expect(told(text, '', people)).toBe(text);
  });
});

describe('secrets in a sentence or in code', () => {
  const token = `eyJ${'hbGciOi9'.repeat(2)}.eyJ${'zdWIiOi1'.repeat(2)}.c2ln`;

  test.each([
    ['It ran with `password=quail77horse`.', 'It ran with password=a key.'],
    ["We saw PASSWD='tr0ub4dor-x' and api_key: k3yk3yk3y.", "We saw PASSWD='a key' and api_key: a key."],
    ['Das Passwort: gummi8ente.', 'Das Passwort: a key.'],
    ['It sent `Authorization: Bearer abc123def456ghi`.', 'It sent Authorization: Bearer a key.'],
    [`The token ${token} leaked.`, 'The token a key leaked.'],
  ])('%s', (summary, expected) => {
    expect(told(summary)).toBe(expected);
  });

  test.each([
    'The secret: nobody had looked.',
    'With password=$PASSWORD_2 and token=$TOKEN_1234.',
    'The token count = 120000 and basic training.',
    'An eyJob and eyJ.',
  ])('none: %s', (summary) => {
    expect(told(summary)).toBe(summary);
  });
});

test('a parameter of a shell is no money, and an amount in code is', () => {
  expect(told('We ran `echo $1 $2` for `$500` and $3.')).toEqual(['$500', '$3']);
  expect(told('We ran `echo $1 "$2"`.')).toBe('We ran echo $1 "$2".');
});

test('a host that is read out is one', () => {
  const hosts = '  internalHosts: [relay4.int.example]\n';
  expect(told('It ran on relay4 dot int dot example.', hosts)).toBe('It ran on an internal address.');
  expect(told('A dot in the chart.', hosts)).toBe('A dot in the chart.');
});

describe('a column is public where its head or the template says so', () => {
  const table = (head: string, cell: string) => `| Part | ${head} |\n| --- | --- |\n| Basket | ${cell} |`;
  test.each(['DRI', 'Jira', 'Verantwortlich', 'Contact', 'Owned by', 'Escalation'])('%s stays inside', (head) => {
    expect(told(table(head, 'Quillfeather'))).toBe('PartBasket');
  });

  test('figures and heads that name nobody leave', () => {
    expect(told(table('Qz', '12 %'))).toBe('PartQzBasket12 %');
    expect(told(table('Region', 'north'))).toBe('PartRegionBasketnorth');
  });
});

describe('an ordinary word that is a service, too', () => {
  const services = {
    'services.yaml': `shop-frontend: { name: Shop frontend, team: web, tier: 0, publicName: Shop }
search: { name: search, team: web, tier: 1, publicName: Finding }
`,
  };

  test('is the service where it is written as a name', () => {
    expect(told('The search service, `search` and `SearchIndexer` fell.', '', services)).toBe(
      'The Finding service, Finding and Finding fell.',
    );
  });

  test('is asked about in a sentence, and stays where the approver says so, as often as it was confirmed', () => {
    const by = '  by: hlind\n  on: 2026-05-01\n';
    const reasonsOf = (summary: string, publication: string) =>
      approvedAsItIs(libraryOf([{ summary, publication }], '', services), {})
        .decisions[0]!.candidate!.remarks.filter(({ sort }) => sort === 'asks')
        .map(({ from }) => from);
    expect(reasonsOf('The search was slow.', by)).toEqual(['search']);
    expect(told('The search was slow.', '', services)).toBe('The search was slow.');
  });
});

describe('a word that is what is left of a private name', () => {
  const policy = '  customers: [Corvid Ltd]\n  private: [Project Tern]\n  money: drop\n';

  test.each([
    ['The terns nested. A corvid sang.', []],
    ['The tern-proxy and corvid_import hung.', ['tern', 'corvid']],
    ['The flag tern.enabled, and CorvidImport.', ['tern', 'CorvidImport']],
    ['Corvids are birds. Tern was late.', ['Corvids', 'Tern']],
  ])('%s asks about %j', (summary, expected) => {
    expect(askedAbout(summary, policy)).toEqual(expected);
  });

  test('is the name where it has a capital within a sentence', () => {
    expect(told('It hit Corvid today.', policy)).toBe('It hit a customer today.');
  });

  test.each([
    ['heron', 'herond, heronctl and libheron hung', ['herond', 'heronctl', 'libheron']],
    ['osprey', 'The heron sat there', []],
  ])('a tool called after %s', (name, summary, expected) => {
    expect(askedAbout(`The ${summary}.`, `  private: [Project ${name[0]!.toUpperCase()}${name.slice(1)}]\n`)).toEqual(
      expected,
    );
  });
});

test('a longer word that begins with a name of five letters is asked about where it has a capital', () => {
  const policy = '  customers: [Hooli]\n';
  expect(askedAbout('Das Hoolivertragskonto und Hoolihan.', policy)).toEqual(['Hoolivertragskonto', 'Hoolihan']);
  expect(askedAbout('The hoolipop melted.', policy)).toEqual([]);
});

test('the first word of a name may own the others', () => {
  const services = {
    'services.yaml': `shop-frontend: { name: Shop frontend, team: web, tier: 0, publicName: Shop }
toll-meter: { name: Toll meter, team: road, tier: 1, publicName: Tolls }
`,
  };
  expect(told("We fixed the toll’s meter, Toll's meter and the toll’s price.", '', services)).toBe(
    'We fixed the Tolls, Tolls and the toll’s price.',
  );
});

test('hosts that differ from an internal one in their numbers stay inside', () => {
  const hosts = '  internalHosts: [ci-07.farm.example, vault.farm.example]\n';
  expect(told('It ran on ci-12.farm.example and CI-8.farm.example:22.', hosts)).toBe(
    'It ran on an internal address and an internal address:22.',
  );
  expect(told('See ci.farm.example, bakery.farm.example and ci-12.farm.example.org.', hosts)).toBe(
    'See ci.farm.example, bakery.farm.example and ci-12.farm.example.org.',
  );
});

describe('a person’s name behind an article', () => {
  const people = {
    'people.yaml': `hlind: { name: Hanna Lindqvist, role: head }
rpike: { name: Rosa Pike, role: engineer }
jrose: { name: Jo Rose, role: engineer }
`,
  };
  test('may be a thing, and is asked about', () => {
    expect(askedAbout('A pike in traffic, the rosa ribbon. Wir kauften die Rose.', '', people)).toEqual([
      'pike',
      'rosa',
      'Rose',
    ]);
  });
  test('is nobody’s else', () => {
    expect(told('We asked pike, and Rosa helped.', '', people)).toBe('We asked the engineer, and the engineer helped.');
  });
});

describe('a name at the end of a longer word', () => {
  const policy = '  customers: [Bluefinch Traders, Corriveau GmbH]\n  private: [Wolkenheim]\n';
  const services = {
    'services.yaml': `shop-frontend: { name: Shop frontend, team: web, tier: 0, publicName: Shop }
ledgerly: { name: ledgerly, team: web, tier: 1 }
plover-relay: { name: plover-relay, team: web, tier: 1, publicName: Orders }
carting: { name: carting, team: web, tier: 1 }
`,
  };

  test('of several parts is meant', () => {
    expect(told('The bucket acmeploverrelay and newplover-relay.', policy, services)).toBe(
      'The bucket Orders and Orders.',
    );
    expect(told('The site myacmebluefinchtraders.', policy)).toBe('The site a customer.');
  });

  test('of one part is asked about, whether of a service, a customer or a person', () => {
    expect(askedAbout('The acmeledgerly, the shopcorriveau, a kingwolkenheim.', policy, services)).toEqual([
      'acmeledgerly',
      'shopcorriveau',
      'kingwolkenheim',
    ]);
    expect(askedAbout('The flag teamlindqvist was on.')).toEqual(['teamlindqvist']);
  });

  test('of a plain or short word is none', () => {
    const plain = {
      'services.yaml': `shop-frontend: { name: Shop frontend, team: web, tier: 0, publicName: Shop }
version: { name: version, team: web, tier: 1 }
plover: { name: plover, team: web, tier: 1 }
`,
    };
    expect(askedAbout('The conversion of an inversion; a seaplover, a redbrook.', '', plain)).toEqual([]);
  });

  test('does not end within it', () => {
    expect(askedAbout('The acmeledgerlyx and anledgerlying.', policy, services)).toEqual([]);
  });
});

describe('a name that an underscore parts', () => {
  test('is read as one', () => {
    expect(told('By Lind_qvist and _lind__qvist, no Lind_quest.')).toBe(
      'By the head of customer success and _the head of customer success, no Lind_quest.',
    );
  });
});

test('a spelled-out beginning of a name is asked about', () => {
  const policy = '  customers: [Bluefinch Traders]\n';
  expect(askedAbout('B L U E F I N C H left. The bluefinch sang.', policy)).toEqual(['B L U E F I N C H']);
});

describe('names that other languages hear and decline otherwise', () => {
  const people = {
    'people.yaml': `hlind: { name: Aino Mattinen, role: head of customer success }
bpark: { name: Volker Helmbrand, role: payments engineer }
`,
  };

  test.each([
    [
      'Kysyimme Mattiselta, Mattisen vika ja Mattista autettiin.',
      'Kysyimme the head of customer success, the head of customer success vika ja the head of customer success autettiin.',
    ],
    ['Mattinenkin tiesi.', 'The head of customer success tiesi.'],
    ['Спросили Гельмбранда и Фолькера.', 'Спросили the payments engineer и the payments engineer.'],
  ])('%s', (summary, expected) => {
    expect(told(summary, '', people)).toBe(expected);
  });

  test.each(['Kone on kuuma, mattine, matti.', 'Голос громкий, фолк и волк.'])('are none: %s', (summary) => {
    expect(told(summary, '', people)).toBe(summary);
  });
});

describe('numbers of accounts, cards and devices', () => {
  test.each([
    ['See case 00735912, not case 42.', 'See a ticket, not case 42.'],
    ['Our account 9876-5432-1098 paid.', 'Our account an account paid.'],
    ['The card 5500 0000 0000 0004 and 3782-822463-10005.', 'The card an account and an account.'],
    ['To GB29 NWBK 6016 1331 9268 19 and NL91ABNA0417164300.', 'To an account and an account.'],
    ['The switch 00e0.4c68.01fa fell.', 'The switch an address of a device fell.'],
  ])('%s', (summary, expected) => {
    expect(told(summary)).toBe(expected);
  });

  test.each([
    'The 5000 6000 7000 8000 series.',
    'From 2019 2020 2021 2022 on, 1234-5678-9012 steps.',
    'The releases 2024.1101.0930 and 1.2.3.',
    'The codes AB12 and CD34 EFGH were read.',
  ])('are none: %s', (summary) => {
    expect(told(summary)).toBe(summary);
  });
});

describe('clocks in words and in Italian', () => {
  const policy = '  times: hour\n';
  test.each([
    ['It fell at three fifty-two.', ['three fifty-two']],
    ['Since nineteen twenty it was down, until ten thirty in the morning.', ['nineteen twenty', 'ten thirty']],
    ['Alle 9.5 si è rotto.', ['9.5']],
    ['Cadde alle 21.3.', ['21.3']],
  ])('%s', (summary, expected) => {
    expect(told(summary, policy)).toEqual(expected);
  });

  test.each([
    'At two forty-foot ramps they waited, around three fifty guests.',
    'Sie liefen alle 9.5 Sekunden, nicht alle 3.5 Tage.',
    'From two to fifty pods; about five ten-minute talks.',
  ])('none: %s', (summary) => {
    expect(told(summary, policy)).toBe(summary);
  });
});

test.each([
  ['Stracono ćwierć miliona złotych.', ['ćwierć miliona złotych']],
  ['Koszt: półtora miliona euro.', ['półtora miliona euro']],
])('money in the genitive: %s', (summary, expected) => {
  expect(told(summary)).toEqual(expected);
});

test('a name is heard where another script has two letters for one of its own', () => {
  const people = {
    'people.yaml': `hlind: { name: Ada Steinkhof, role: head of customer success }
bpark: { name: Ben Karlsberg, role: payments engineer }
`,
  };
  expect(told('Спросили Штейнкхофа.', '', people)).toBe('Спросили the head of customer success.');
  expect(told('Ρωτήσαμε τον Κάρλσμπεργκ.', '', people)).toBe('Ρωτήσαμε τον the payments engineer.');
});

test.each([
  ['Det tog fyrtiosju minuter.', ['fyrtiosju minuter']],
  ['Det varte i syvogtredive minutter.', ['syvogtredive minutter']],
  ['Het duurde drieëntwintig minuten.', ['drieëntwintig minuten']],
  ['停止は23分間。', ['23分間']],
  ['中断了23分钟。', ['23分钟']],
])('a length in the words of another language: %s', (summary, expected) => {
  expect(told(summary, '  durations: hour\n')).toEqual(expected);
});

test('a sum of so many digits is money, and a number of so many is none', () => {
  expect(told('It was a five-digit amount.')).toEqual(['five-digit amount']);
  expect(told('A six-digit number was shown.')).toBe('A six-digit number was shown.');
});
