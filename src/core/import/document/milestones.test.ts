import { describe, expect, test } from 'vitest';
import type { RootContent } from 'mdast';
import { parseTree } from '../../parse/tree.ts';
import { proposeMilestones } from './milestones.ts';
import { proposeByFigures } from './published.ts';

const propose = (...texts: string[]) =>
  proposeMilestones(texts, {}).map(({ row, milestone, isDecided }) => `${row} ${milestone}${isDecided ? '' : '?'}`);

describe('what the words of rows say', () => {
  test('the first row of trouble may be the start, and a release behind it is no cause', () => {
    expect(
      propose('Team meets', 'Uploads are refused', 'Alert fires', 'Patch is deployed', 'Uploads are back to normal'),
    ).toEqual(['2 detected', '1 impact-start?', '4 recovered?']);
  });

  test('who looks at it has seen it, and what is found is no start', () => {
    expect(
      propose(
        'Foreman calls the hotline',
        'Kim looks at the printer',
        'Kim finds the expired paper tray',
        'Printer works again',
      ),
    ).toEqual(['0 detected?', '3 recovered?', '1 acknowledged?']);
  });

  test('refusals by their number are trouble, and a deploy before them is the change', () => {
    expect(propose('Deploy of the mailer', '429s begin', 'Partner emails support', 'Rollback completed')).toEqual([
      '1 impact-start?',
      '0 cause-introduced?',
      '3 mitigated?',
    ]);
  });

  test('what is discovered below a row in which it was seen is something else', () => {
    expect(
      propose(
        'Deploy timeout handling change',
        'Monitoring detects errors',
        'Discovery: the pool is full',
        'Service restored',
      ),
    ).toEqual(['3 recovered', '1 detected', '1 impact-start?', '0 cause-introduced?']);
    expect(propose('Uploads fail', 'Discovery: a user writes', 'Uploads work again').join()).toContain('1 detected');
  });

  test('a talk about it afterwards closes nothing', () => {
    const rows = ['Errors rise', 'Alert fires', 'Kim takes the page', 'Errors are gone', 'Debrief held'];
    expect(propose(...rows).join()).not.toContain('4 resolved');
  });

  test('a confirmation is one of the fault, or takes nothing up', () => {
    expect(propose('Primeiras falhas', 'Alarme toca', 'Plantão confirma o problema').join()).toContain(
      '2 acknowledged',
    );
    expect(propose('Primeiras falhas', 'Alarme toca', 'Painel confirma normalização').join()).not.toContain(
      'acknowledged',
    );
  });

  test('who declares a severity declares the incident', () => {
    expect(propose('Doors stick', 'We declare a P2', 'The vendor declared P1')).toEqual(['1 declared']);
  });

  test('what fails again later had not ended', () => {
    expect(propose('Impact begins', 'Service restored', 'Errors return', 'Service restored, all clear')).toEqual([
      '0 impact-start',
      '3 recovered',
      '3 resolved',
    ]);
  });

  test('a row that is a name of a milestone decides it', () => {
    expect(propose('Fault begins', 'First noticed:', 'Outage declared', 'Restored', 'Closed')).toEqual([
      '0 impact-start',
      '1 detected',
      '2 declared',
      '3 recovered',
      '4 resolved',
    ]);
    expect(propose('Detection: three shops call', 'Recovery: the old certificate is put back')).toEqual([
      '0 detected',
      '1 recovered',
    ]);
  });

  test.each<[string, string[], string[]]>([
    [
      'who reports trouble has seen it, and nothing behind it began it',
      ['A letter said that two shops cannot pay', 'Queue fails over', 'Everything is back to normal'],
      ['0 impact-start?', '2 recovered?'],
    ],
    [
      'a report of a recovery is no detection',
      ['Uploads hang', 'Ana reports that uploads work again'],
      ['0 impact-start?'],
    ],
    [
      'what goes on failing is not mitigated',
      [
        'Uploads fail',
        'Alert fires',
        'Proxy is rolled back',
        'Proxy still refuses uploads: errors',
        'Uploads are back to normal',
      ],
      ['1 detected', '0 impact-start?', '4 recovered?'],
    ],
    [
      'a change that takes back is a mitigation where it is followed by the recovery',
      ['Uploads fail', 'Alert fires', 'Release was reverted', 'All uploads healthy'],
      ['1 detected', '0 impact-start?', '3 recovered?', '2 mitigated?'],
    ],
    ['what is going to fail has not failed yet', ['Mail warns that the certificate is going to expire'], []],
    ['a supplier’s trouble is not ours', ['The carrier reports failures of its network'], []],
    [
      'a fix of a bug that was introduced introduces nothing',
      ['Uploads fail', 'A fix for the bug that is introduced by the proxy is sent'],
      ['0 impact-start?'],
    ],
    [
      'the change before the trouble is nearest to it',
      ['Proxy upgraded', 'Cache upgraded', 'Uploads fail', 'Parser upgraded'],
      ['2 impact-start?', '1 cause-introduced?'],
    ],
    ['a closed pull request resolves nothing', ['Uploads fail', 'The pull request is closed'], ['0 impact-start?']],
  ])('%s', (_, texts, expected) => {
    expect(propose(...texts)).toEqual(expected);
  });

  test('a line about all of it, and what somebody is quoted with, tell of no moment', () => {
    expect(propose('Duration: the outage began at 9 and ended at 11', 'Disks fill up', 'Alert fires')).toEqual([
      '2 detected',
      '1 impact-start?',
    ]);
    expect(propose('The outage lasted two hours', 'Alert fires')).toEqual(['1 detected']);
    expect(propose('Alert fires', 'A user writes: “I closed it, all is resolved”')).toEqual(['0 detected']);
  });

  test('what was seen after somebody worked on it was not seen first', () => {
    expect(
      propose('Uploads are refused', 'Operations start troubleshooting', 'A developer notices odd log lines'),
    ).toEqual(['0 impact-start?']);
  });

  test('nothing was noticed, somebody else answers, another team has no findings', () => {
    expect(propose('Uploads are refused', 'No abnormal logins were noticed')).toEqual(['0 impact-start?']);
    expect(propose('Alert fires', 'GitHub support responds and begins investigation')).toEqual(['0 detected']);
    expect(propose('Alert fires', 'Network team reports all clear', 'Disk is found to be full')).toEqual([
      '0 detected',
    ]);
    expect(propose('Alert fires', 'Everything picks up as normal')).not.toContain('1 acknowledged?');
  });

  test('a recovery of somebody named is only proposed', () => {
    expect(propose('Impact begins', 'Northgate fully recovered')).toEqual(['0 impact-start', '1 recovered?']);
  });
});

describe('what published figures leave', () => {
  const minutes = (...values: number[]) => values.map((value) => value * 60_000);
  const of = (text: string, times: (number | undefined)[], known: Parameters<typeof proposeByFigures>[2] = []) =>
    proposeByFigures(parseTree(text, 'a.mdx').tree.children as RootContent[], times, known).map(
      ({ row, milestone }) => `${row} ${milestone}`,
    );

  test('one set of rows is proposed', () => {
    const times = minutes(0, 20, 74, 90, 168);
    expect(of('Time to detection: 54 min, time to recovery: 148 min.', times)).toEqual([
      '1 impact-start',
      '2 detected',
      '4 recovered',
    ]);
    expect(of('| Time to detect | Duration |\n| --- | --- |\n| 54 min | 2 h 28 min |', times)).toHaveLength(3);
    expect(of('- Dauer: 2 Stunden 28 Minuten\n- Erkennungszeit: 54 Minuten', times)).toHaveLength(3);
  });

  test('several sets, a figure without a word for it, targets and two figures of one name are none', () => {
    expect(of('Time to detect: 10 min.', minutes(0, 10, 20, 30))).toEqual([]);
    expect(of('Duration: 148 min.', minutes(0, 20, 74, 168))).toEqual([]);
    expect(of('Target time to detect: 54 min.', minutes(20, 74))).toEqual([]);
    expect(of('- Duration: 5 min\n- Duration: 9 min', minutes(0, 5, 9))).toEqual([]);
  });

  test('a figure of none is one row, a figure that fits nowhere leaves the others, and repair counts from detection', () => {
    const times = minutes(0, 20, 74, 90, 168);
    const seen = [{ row: 1, milestone: 'detected', words: 'alert', isDecided: true } as const];
    expect(of('Time to detect: 0 min. Time to recover: 148 min.', times, seen)).toEqual([
      '1 impact-start',
      '4 recovered',
    ]);
    expect(of('Time to detect: 3 min. Time to repair: 70 min.', times, seen)).toEqual(['3 recovered']);
  });

  test('hours that fit a row by rounding do not take the place of what a row says', () => {
    const known = [
      { row: 0, milestone: 'detected', words: 'alert', isDecided: false },
      { row: 1, milestone: 'recovered', words: 'back to normal', isDecided: false },
    ] as const;
    expect(of('Time to recover: 22 hours.', minutes(0, 1260, 1330), known)).toEqual([]);
  });

  test('a single figure is enough where the words of a row agree', () => {
    const known = [{ row: 3, milestone: 'recovered', words: 'restored', isDecided: false } as const];
    expect(of('Duration: 148 min.', minutes(0, 20, 74, 168), known)).toEqual(['1 impact-start', '3 recovered']);
  });
});

describe('in other languages', () => {
  const clocks = (...rows: string[]) =>
    Object.fromEntries(proposeMilestones(rows, {}).map(({ milestone, row }) => [milestone, row + 1]));

  test.each<[string, string[], Record<string, number>]>([
    [
      'German',
      [
        'Version 3 wird eingespielt',
        'Druckaufträge bleiben liegen',
        'Filiale ruft die Hotline an',
        'Niemand bemerkt den Rückstau',
        'Version 3 zurückgerollt',
        'Drucker antworten wieder',
        'Entwarnung',
      ],
      { 'cause-introduced': 1, 'impact-start': 2, detected: 3, mitigated: 5, recovered: 6, resolved: 7 },
    ],
    [
      'French',
      [
        'mise à jour du pare-feu',
        'les bornes tombent en panne',
        'un magasin signale la panne',
        'Inès regarde les journaux',
        'retour en arrière sans effet',
        'les bornes fonctionnent à nouveau',
        'incident clos',
      ],
      { 'cause-introduced': 1, 'impact-start': 2, detected: 3, acknowledged: 4, recovered: 6, resolved: 7 },
    ],
    [
      'Polish',
      [
        'wdrożenie wersji 2',
        'drukarki przestają działać',
        'zgłoszenie z magazynu',
        'dyżurny sprawdza logi',
        'połowa drukarek działa',
        'wszystkie drukarki działają',
        'koniec incydentu',
      ],
      { 'cause-introduced': 1, 'impact-start': 2, detected: 3, acknowledged: 4, recovered: 6, resolved: 7 },
    ],
    [
      'Japanese',
      ['新版をリリース', '印刷が停止した', '店舗から問い合わせ', '調査を開始', '一部の店舗で再開', '全店舗で復旧'],
      { 'cause-introduced': 1, 'impact-start': 2, detected: 3, acknowledged: 4, recovered: 6 },
    ],
  ])('%s', (_, rows, milestones) => expect(clocks(...rows)).toEqual(milestones));

  test.each<[string, string[], Record<string, number>]>([
    [
      'what stands in, in place of what failed',
      [
        'Les caisses restent muettes',
        'Une vendeuse téléphone au siège',
        'L’astreinte cherche la cause',
        'Tickets écrits à la main',
        'Les caisses impriment normalement',
        'Clôture',
      ],
      { 'impact-start': 1, detected: 2, acknowledged: 3, mitigated: 4, recovered: 5, resolved: 6 },
    ],
    [
      'who is on duty has taken it up behind who saw it',
      ['De poort blijft hangen', 'De portier belt de meldkamer', 'Wachtdienst rijdt erheen', 'De poort werkt weer'],
      { 'impact-start': 1, detected: 2, acknowledged: 3, recovered: 4 },
    ],
    [
      'who is called has not come',
      ['Gate stays shut', 'Guard phones the desk', 'On-call is paged', 'Gate opens again'],
      { 'impact-start': 1, detected: 2, recovered: 4 },
    ],
    [
      'a supplier who is well again is not us',
      ['Karten werden abgelehnt', 'Filiale meldet sich', 'Beim Dienstleister läuft es wieder'],
      { 'impact-start': 1, detected: 2 },
    ],
    [
      'what is routine is no trouble',
      ['Scheduled backup ends', 'Tanks read 0', 'Brewer telephones Raj', 'Raj logs in', 'Tanks are back', 'Stood down'],
      { 'impact-start': 2, detected: 3, acknowledged: 4, recovered: 5, resolved: 6 },
    ],
    [
      'who writes first of the trouble in a chat has seen it, and nothing begins behind who took it up',
      [
        'ana: printers return 503s',
        'bo: on it',
        'bo: calling this a SEV2',
        'bo: expired token replaced',
        'ana: all good',
      ],
      { 'impact-start': 1, detected: 1, acknowledged: 2, declared: 3, recovered: 5 },
    ],
    [
      'what did not help brought nothing back, and a pass is no test that passed',
      [
        'Release 7.1 is copied to the gates',
        'Skiers with day passes are turned away',
        'Cashier radios the desk',
        'Operations take over',
        'Severity raised to 1',
        'Release 7.0 is back on two gates. It does not help.',
        'List reloaded; gates read every card.',
        'Crisis group dismissed',
      ],
      {
        'cause-introduced': 1,
        'impact-start': 2,
        detected: 3,
        acknowledged: 4,
        declared: 5,
        recovered: 7,
        resolved: 8,
      },
    ],
    [
      'who was told, what was paused and what is called done',
      [
        'First seat is sold twice',
        'Duty manager told',
        'Kofi starts a call',
        'Sales paused',
        'Sales resumed',
        'We call it done',
      ],
      { 'impact-start': 1, detected: 2, acknowledged: 3, mitigated: 4, recovered: 5, resolved: 6 },
    ],
    [
      'what somebody is at, calls out and lifts again',
      [
        'Los recibos salen en blanco: fallan todas las cajas',
        'Un cajero llama a sistemas',
        'Guardia: lo estamos viendo',
        'Se declara emergencia nivel 2',
        'Precios anunciados por megáfono',
        'Las cajas vuelven a imprimir',
        'Se levanta la emergencia',
      ],
      { 'impact-start': 1, detected: 2, acknowledged: 3, declared: 4, mitigated: 5, recovered: 6, resolved: 7 },
    ],
    [
      'who answers, a severity alone, and what stands before who saw it',
      [
        'Routing table pushed',
        'Parcels for the north end up on the south belt',
        'Shift lead notices full cages',
        'Pia from the platform team answers',
        'SEV2.',
        'Belt stopped; parcels sorted by hand',
        'Old table pushed; parcels go where they should',
        'SEV2 closed',
      ],
      {
        'cause-introduced': 1,
        'impact-start': 2,
        detected: 3,
        acknowledged: 4,
        declared: 5,
        mitigated: 6,
        recovered: 7,
        resolved: 8,
      },
    ],
    [
      'what answers is nobody who took it up',
      ['Scales read 0', 'A buyer complains', 'Printer responds and stalls again', 'Scales read the weight again'],
      { 'impact-start': 1, detected: 2, recovered: 4 },
    ],
    [
      'names of milestones in other languages, in front of what happened or alone',
      ['Beginn: Drucker drucken leere Etiketten', 'Erkannt', 'Behoben', 'Ende des Vorfalls'],
      { 'impact-start': 1, detected: 2, recovered: 3, resolved: 4 },
    ],
    [
      'what is said last before the end is how it came back',
      ['Ovens shut off', 'Alarm in the bakery', 'Ovens at baking heat', 'Closed'],
      { 'impact-start': 1, detected: 2, recovered: 3, resolved: 4 },
    ],
  ])('%s', (_, rows, milestones) => expect(clocks(...rows)).toEqual(milestones));

  test('what lies between a change and who saw it is proposed, unless it says that all is well', () => {
    expect(clocks('Firmware deployed', 'Belts run backwards', 'Loader reports it')).toMatchObject({
      'impact-start': 2,
    });
    expect(clocks('Firmware deployed', 'Smoke tests pass', 'Loader reports it')).not.toHaveProperty('impact-start', 2);
  });

  test('the end of what, a row of this one word does not say', () => {
    const proposals = proposeMilestones(['Trams stop', 'A driver calls', 'End'], {});
    expect(proposals.filter(({ row, isDecided }) => row === 2 && isDecided)).toEqual([]);
  });

  test('a declaration is one, whatever was tried after it', () => {
    expect(clocks('Incident declared, restart attempted')).toEqual({ declared: 1 });
    expect(clocks('Attempted to reach whoever has the incident declared')).toEqual({});
  });
});
