import { describe, expect, test } from 'vitest';
import { libraryOf } from '../examples/example.ts';
import { settingsOf } from '../judge.ts';
import { rules } from '../rules/index.ts';

/** The rules that compare figures, times and days. */
const comparing = [
  'arithmetic-right',
  'as-of-agrees',
  'budget-agrees',
  'cause-before-effect',
  'clock-time-agrees',
  'date-plausible',
  'duration-agrees',
  'duration-named',
  'durations-agree',
  'elapsed-agrees',
  'impact-window-agrees',
  'outage-within-impact',
  'timeline-in-order',
];

/** What these rules say of a document: a text under Summary and rows of a timeline. */
function said(summary: string, rows: readonly string[]): string[] {
  const path = 'postmortems/2026-04-15-bookings-5xx.mdx';
  const text = `---\ntitle: Orders were lost\nservices: [order-api]\n---\n\n## Summary\n\n${summary}\n\n## Timeline\n\n| Time (UTC) | Milestone | Event |\n| --- | --- | --- |\n${rows.map((row) => `| ${row} |`).join('\n')}\n`;
  const library = libraryOf({ files: [{ path, text }] });
  const postmortem = library.postmortems.find(({ file }) => file === path)!;
  return comparing.flatMap((name) => {
    const rule = rules[name];
    if (rule?.about !== 'postmortem') throw new Error(`${name} is no rule about a postmortem`);
    const reasons: string[] = [];
    rule.check(postmortem, ({ reason }) => reasons.push(`${name}: ${reason}`), settingsOf(library));
    return reasons;
  });
}

/** Detected after 6, acknowledged after 9, declared after 13, mitigated after 40, recovered after 52, resolved after 75 minutes. */
const day = [
  '2026-04-15 14:00 | impact-start | Orders are refused',
  '14:06 | detected | Error-rate alert fires',
  '14:09 | acknowledged | The page is acknowledged',
  '14:13 | declared | Major incident declared',
  '14:40 | mitigated | Traffic is moved',
  '14:52 | recovered | All orders go through',
  '15:15 | resolved | All clear',
];

describe('what is right, or says too little, is left alone', () => {
  test.each([
    // In languages whose units the Unicode locales name.
    '- مدة الانقطاع: 52 دقيقة',
    'Gangguan berlangsung sekitar 50 menit.',
    'Prekid je trajao 52 minute.',
    'לפי הספק, התקלה נמשכה 4 שעות.',
    '- Waktu deteksi: 6 menit',
    // Minutes and seconds, or hours and minutes.
    '| Downtime | Orders |\n| --- | --- |\n| 0:52 | 40 |',
    '| Downtime | Orders |\n| --- | --- |\n| 52:00 | 40 |',
    '| Downtime (mm:ss) | Orders |\n| --- | --- |\n| 52:10 | 40 |',
    // Somebody else says so.
    'As the bank in Leeds reported, the outage lasted 5 hours.',
    // Shares of a number.
    'That is 20 % × 400 orders = 80 orders.',
    '180 + 323 = 503 errors.',
    'Checkout was down for 0 minutes.',
    'At 14:06 the error-rate alert fired.',
    'Orders were out from 14:00 until 14:52.',
    // Each figure with its own ends.
    '- Time to repair: 46 min\n- Time to resolve: 69 min',
    '- Time to recover: 52 min\n- Time to restore: 46 minutes\n- MTTR: 75 min',
    '- Time to fix: 34 minutes\n- Time to close: 75 minutes',
    '- MTTR: 46 min\n- Duration: 52 min\n- Time to detect: 6 min',
    '- Time to resolve: 52 min',
    // In brackets first.
    'Each call may take (1 + 3) × 20 s = 80 s.',
    'We need 6 × (9 GB − 3 GB) = 36 GB.',
    'The pool (8 + 2) is not 3 × 5 = 15.',
    // A time under a name, and right, or of something else.
    '| Start of the outage | End of the outage |\n| --- | --- |\n| 14:00 | 14:52 |',
    '| Maintenance | Start | End |\n| --- | --- | --- |\n| A | 11:10 | 11:40 |\n| B | 12:10 | 12:40 |',
    '- Erkannt: 14:06, behoben: 14:52',
    '- Inicio: 14:00\n- Fin: 15:15',
    '- Meeting start: 16:20',
    'Bemerkt nach: 6 Minuten',
    '- Resolved after: 46 min',
    'Von der Erkennung bis zur Behebung vergingen 46 Minuten.',
    'De la détection au rétablissement : 46 minutes',
    'From the start to the end of the meeting: 3 hours',
    '検知から復旧まで46分かかった。',
    '- Minutes of downtime: 52',
    '| Downtime (h) |\n| --- |\n| 0.9 |',
    '- Outage duration: 00:52:00',
    '- Time to recover: PT52M',
    '- Pages opened in minutes: 20',
    // What the row of impact says, of a part, of another, or as long as it was.
    'Orders were refused for 52 minutes.',
    'Some orders were refused for six hours.',
    'Orders from the branch were refused for six hours.',
    'Orders are refused for six hours when the card is stolen.',
    'Die Filiale blieb an diesem Tag vier Stunden geschlossen, wie geplant.',
    'The crew went without lunch.',
    'Since 13:10 we have had a new proxy.',
    'Refusing all fours is fine.',
    '- Time to resolve: 20 min (timer paused outside opening hours)',
    // Until when, from when to when, and what took so long, as it was or of something else.
    'The outage lasted until 14:52.',
    'Orders were refused until 14:52.',
    'The old proxy is kept until 16:40.',
    'Ausfall von 14:00 bis 14:52 Uhr.',
    'Wartung von 16:00 bis 17:30 Uhr.',
    'La reunión se prolongó hasta las 16:50.',
    'Es dauerte 6 Minuten, bis jemand etwas bemerkte.',
    // Who noticed, and what.
    'The vendor noticed after 40 minutes.',
    'A partner bank discovered it after 40 minutes.',
    'Der Ausfall wurde nach 6 Minuten bemerkt.',
    'Nach 40 Minuten wurde der Ausfall auch im Lager bemerkt.',
    'Nach 40 Minuten wurde der Fehler im Kabel entdeckt.',
    '原因の発見までに40分かかった。',
    '故障の検知までに40分かかる。',
    'Geschlossen um 18:00 Uhr.',
    'Cerrado a las 18:00 los domingos.',
    'Begonnen um 07:00 Uhr haben die Frühschichten.',
    'Se detectó a las 14:06.',
    'Es dauerte drei Stunden, bis der Bericht fertig war.',
    'Die Pumpen der Nachbarn liefen gestern 20 Minuten nicht.',
    'Time from detection to recovery: 46 minutes',
    'The shops were at a standstill for 52 minutes.',
    'The first word of praise came at 16:50.',
    // Labels and states that may be of anything.
    '- Start of the meeting: 15:40\n- End: 16:45',
    'Beginn der Wartung: 13:10 Uhr, Ende: 16:30 Uhr',
    '| Shift | Start |\n| --- | --- |\n| Early | 09:10 |',
    '- Resolved: 16:20 tomorrow',
    'We noticed at 16:05 that the report was wrong.',
    'Accounting went without coffee for four hours.',
    'Le bureau est resté ouvert pendant dix heures.',
    'La oficina estuvo sin calefacción durante cinco horas.',
    // A decimal comma.
    'Refunds: 12 × 2,50 € = 30 €.',
    // In words of other languages, and right.
    'Die Unterbrechung hielt 52 Minuten an.',
    'La coupure s’est étalée sur 52 minutes.',
    'Nach 52 Minuten war alles wieder in Ordnung.',
    'Nach 3 Stunden Ruhe waren alle wieder wach.',
    '- Avbrottstid: 52 minuter',
    'Systemet låg nere i 52 minuter.',
    'La panne a été détectée à 14 h 06.',
    // What somebody else says.
    'The landlord insisted that the outage lasted 4 hours.',
    'A guest told us the outage went on for 4 hours.',
    // Of something else, or of a part.
    'Order exports failed for six hours.',
    'Some orders failed for six hours.',
    'Orders failed for six hours in May.',
    'It took us five hours to get the money back from the acquirer.',
    'We noticed the fault in the other region at 15:20.',
    'The alert warned us at 14:06.',
    'Outage – 30 minutes before the release.',
    // In hours of work.
    '- Time to resolve: 20 min (business hours only)',
    '- Time to recover: 30 min of working time',
    '- Wiederherstellungszeit: 20 Minuten (Servicezeit 8–17 Uhr)',
    '| Duration (support hours) |\n| --- |\n| 20 min |',
    // Of a part.
    '| Region | Outage duration |\n| --- | --- |\n| eu-west-1 | 12 min |\n| us-east-1 | 31 min |',
    '| Metric | Target | Actual |\n| --- | --- | --- |\n| Time to detect | 5 min | 6 min |',
    'The dashboard was unavailable for 3 hours.',
    'Baskets could not be used for 20 minutes.',
    // Somebody else’s.
    'According to the clinic, the outage lasted 3 hours.',
    'Prof. Abe of the university said that the outage lasted 3 hours.',
    'Laut Kunde dauerte der Ausfall 3 Stunden.',
    'Selon le fournisseur, la panne a duré 3 heures.',
    '顧客によると障害は3時間続いた。',
    // Counted in hours of work.
    '- Time to recover: 4 business hours',
    // Of some of those who were harmed, or of what only insiders see.
    'Shoppers aside, users of the old app could not sign in for 12 minutes.',
    'Some merchants were locked out for 20 minutes.',
    'The nightly export was unavailable for two days.',
    'Our internal wiki could not be reached for 5 hours.',
    '| Shop | Downtime |\n| --- | --- |\n| Bern | 11 min |\n| Basel | 52 min |',
    // A figure with ends of its own, as they are or as no row tells them.
    '- Time to resolve (from the first alarm): 69 min',
    '- Recovery time: 46 min (detection to recovery)',
    '- MTTR: 62 min (declaration to all-clear)',
    '- Time to recover: 31 min (since the shift leader came in)',
    '- Durée (de la détection au rétablissement) : 46 minutes',
    'Time between detection and declaration: 7 minutes',
    // Not counted by the clock, or said by somebody else.
    '- Time to resolve: 20 min, not counting the weekend',
    '- Time to resolve: 20 min (nights left out)',
    '- Time to resolve: 20 min within the duty window',
    '- Time to resolve: 20 min, when nobody was on duty',
    'The carrier e.g. claims that the outage lasted 4 hours.',
    'As one shop owner puts it, the outage lasted 4 hours.',
    'In the words of the mayor, the outage lasted 4 hours.',
    '- Time to resolve: 20 min (Tue–Sat 9–17)',
    '- Time to resolve: 20 min (inside shop hours)',
    'Acc. to the landlord the outage lasted 4 hours.',
    // Dots and blanks that group digits.
    'They sold 3.000 + 2 × 400 = 3.800 tickets.',
    'They sold 3 000 + 2 × 400 = 3 800 tickets.',
    'They weigh 1.250 + 2 × 0.375 = 2.000 kg.',
    // Names of lengths in more languages.
    '- Doba trvání výpadku: 52 minut',
    '- Тривалість збою: 52 хвилини',
    '- A kiesés időtartama: 52 perc',
    '- Tid för möte: 3 timmar',
    '- Zeit pro Bestellung: 3 Stunden',
    '- Durata della riunione: 3 ore',
    // Several in one document.
    'These were three separate outages. The outage lasted 4 hours. It went unnoticed for two hours.',
    // Another time, another thing.
    'The outage in May lasted 4 hours; this one lasted 52 minutes.',
    'Letzte Woche dauerte der Ausfall 3 Stunden.',
    'De storing duurde 52 minuten.',
    'Awaria trwała 52 minuty.',
    'Kesinti 52 dakika sürdü.',
    '장애는 52분 동안 지속되었습니다.',
    'Der Dienst war 52 Minuten lang nicht erreichbar.',
    'Le site a été indisponible pendant 52 minutes.',
    'It took 52 minutes until baskets worked again.',
    'It took three hours until the dashboards worked again.',
    'An objective of 99.9 % a year means no more than 9 hours of downtime.',
    'The status page was down for two days in March.',
    '- Time to recover: 20 min (except for nights)',
    '服务中断了52分钟。',
    // Told by what happened.
    'At 14:13 we declared a SEV1. At 14:30 the supplier declared an incident.',
    'Impact began at 14:00 and ended at 14:52.',
    'The on-call engineer was paged at 14:06.',
    'The first alarm came in at 14:06, and a second alert fired at 14:31.',
    'Orders began to fail at 14:00.',
    'The alert fired six minutes after orders began to fail.',
    'It took us six minutes to notice.',
    '- Detected at: 14:06\n- Closed at: 15:15',
    // Objectives.
    'Our SLA of 99.95 % allows 22 minutes of downtime per month.',
    '99.99 % means 52 minutes of downtime a year.',
    'Three nines leave us 8 hours and 45 minutes a year.',
    'An objective of 99.5 % permits 3.6 hours of downtime a month.',
    'At 99.9 % uptime a week allows 10 minutes of downtime.',
    // Not known is not unseen; back in part, and somebody else’s.
    'Nobody knew for 3 weeks that the spare keys still worked.',
    'Niemand wusste drei Wochen lang, dass der alte Schlüssel noch galt.',
    'Wir bemerkten es erst nach 6 Minuten.',
    'Die Anmeldungen fielen für 52 Minuten aus.',
    'Nobody noticed for 6 minutes.',
    'Der Dienst war um 14:20 UTC teilweise wiederhergestellt.',
    'Le service du fournisseur a été rétabli à 18:00 UTC.',
    // Sums.
    '2 × 300 MB + 4 × 100 MB = 1000 MB.',
    '100 MB × 3 + 50 MB = 350 MB.',
    'The pool holds 10 − 2 + 3 = 11 connections.',
    'We lost 3 × 100 requests + 20 requests = 320 requests.',
    '900 − 250 = 650 seats were free.',
    '600 orders / 20 = 30 orders.',
    '40 − 10 + 2 × 5 = 40 pods.',
    'Of 64 GB, 20 GB are free – 4 × 5 GB = 20 GB.',
    '3 × 33 % = 100 %.',
    '20 min + 30 min + 10 min = 1 h.',
    // Languages.
    'Der Ausfall dauerte 52 Minuten.',
    '- Ausfalldauer: knapp eine Stunde',
    'La panne a duré 52 minutes.',
    '- Durée : 52 minutes',
    'El incidente duró unos 50 minutos.',
    '障害は52分間続いた。',
    '- 停止時間: 約50分',
    // Milestones in prose.
    'We declared the incident at 14:13. The incident was resolved at 15:15.',
    'The incident was resolved at 14:52.',
    'The outage began at 14:00 and was detected at 14:06.',
    'The provider declared an incident at 14:35.',
    'The incident was declared again at 15:05.',
    'It was mitigated at about 14:45.',
    // What came later, and ends of a stretch.
    'Orders began to fail at 14:00; six minutes later the alert fired.',
    'The page went out six minutes after the first failed order, and on-call acknowledged it three minutes later.',
    'An hour and a quarter after it began, the incident was resolved.',
    'Traffic was moved within 35 minutes of the page.',
    'The outage lasted from 14:00 until 14:52.',
    'Impact window: 14:00–14:40 UTC',
    'The release was approved two hours later.',
    // Of somebody else, or compared with another one.
    'Our carrier reported an outage of six hours on its side.',
    'The acquirer was down for four hours.',
    'Unlike the 4-hour outage in May, this one was over in 52 minutes.',
    'The operator of the data centre speaks of an outage of nine hours.',
    'Our objective is 99.95 % a month, about 22 minutes of downtime.',
    'Der Zahlungsanbieter war sechs Stunden lang nicht erreichbar.',
    // Clocks in other languages and zones.
    'Die Störung wurde um 14:06 Uhr bemerkt.',
    'L’incident a été résolu à 15h15.',
    'El incidente fue detectado a las 14:06.',
    'It was detected at 16:06 CEST (14:06 UTC).',
    'Kartenzahlungen waren 52 Minuten lang nicht möglich.',
    'L’incident a été résolu au bout de 75 minutes.',
    // Lists, means and shares.
    'Four tries took 10 s, 12 s, 14 s and 16 s, on average 13 s.',
    'We lost 300 orders in Lyon, 450 in Turin and 250 in Graz, 1,000 in total.',
    '12,400 orders were refused: 9,000 in France, 2,400 in Spain and 1,000 in Italy.',
    'Of 480 orders 120 were refused (25 %).',
    '3 % of 40,000 orders, that is 1,200, were refused.',
    'Latency rose by 50 %, from 200 ms to 300 ms.',
    '| Step | From | To | Duration |\n| --- | --- | --- | --- |\n| Search | 14:06 | 14:40 | 34 min |\n| Repair | 14:40 | 14:52 | 12 min |',
  ])('%s', (summary) => {
    expect(said(summary, day)).toEqual([]);
  });

  test('a change that was taken back soon after it was seen', () => {
    const rows = [
      '2026-04-15 14:00 | cause-introduced | New prices go out',
      '14:06 | impact-start, detected | Alert fires',
      '14:09 |  | Prices are rolled back',
      '14:20 | recovered | All orders go through',
    ];
    expect(said('The prices were rolled back within 3 minutes.', rows)).toEqual([]);
    expect(said('The prices were rolled back within 9 minutes.', rows)).toEqual([]);
    expect(said('The prices were rolled back within a minute.', rows)).toHaveLength(1);
  });

  test('a length that is nearly what the rows tell, where none ends it', () => {
    const rows = ['2026-04-15 14:00 | impact-start | Orders are refused', '15:44 |  | Orders come in'];
    expect(said('The incident lasted nearly two hours.', rows)).toEqual([]);
    expect(said('The incident lasted four hours.', rows)).toHaveLength(1);
  });

  test('a document closed after days or weeks, where it says so', () => {
    expect(
      said('Orders were lost.', [...day.slice(0, 6), '2026-05-15 15:15 | resolved | Closed after the review']),
    ).toEqual([]);
    expect(said('Orders were lost.', [...day.slice(0, 6), '2026-05-27 15:15 | resolved | All clear'])).toEqual([]);
    expect(said('Orders were lost.', [...day, '2026-06-15 10:00 |  | A new proxy is in use'])).toEqual([]);
  });

  test('what a row says as of its own time', () => {
    expect(
      said('Orders were lost.', [
        '2026-04-15 14:00 | impact-start | Snapshot at 14:00 shows errors',
        '14:20 |  | Errors go on',
        '14:52 | recovered | Fine',
      ]),
    ).toEqual([]);
  });
});

describe('what is wrong is said once, with what is right', () => {
  test.each([
    ['- مدة الانقطاع: 4 ساعات', '52 min'],
    ['- משך ההשבתה: שעתיים ו-20 דקות', '52 min'],
    ['استمر الانقطاع 4 ساعات.', '52 min'],
    ['Gangguan berlangsung selama 4 jam.', '52 min'],
    ['- Thời gian gián đoạn: 4 giờ', '52 min'],
    ['- ระยะเวลาหยุดให้บริการ: 4 ชั่วโมง', '52 min'],
    ['Прекъсването продължи 4 часа.', '52 min'],
    ['Sutrikimas truko 4 valandas.', '52 min'],
    ['- Trajanje ispada: 4 sata', '52 min'],
    ['قطعی ۴ ساعت طول کشید.', '52 min'],
    ['- Nedbruddets varighed: 3 timer 15 minutter', '52 min'],
    ['| Downtime | Orders |\n| --- | --- |\n| 3:10 | 40 |', '52 min'],
    ['| Downtime (h:mm) | Orders |\n| --- | --- |\n| 52:00 | 40 |', '52 min'],
    ['That is 20 % × 400 orders = 90 orders.', '80'],
    ['180 + 323 = 513 errors.', '503'],
    ['Orders were down for 0 minutes.', '52 min'],
    ['At 14:21 the error-rate alert fired.', '14:06'],
    ['Orders were out from 14:00 until 15:36.', '14:52'],
    ['Five hours long, the outage hit every shop.', '52 min'],
    ['Lasting five hours, the outage hit every shop.', '52 min'],
    // A time under a name that no row has.
    ['| Start of the outage | End of the outage |\n| --- | --- |\n| 13:10 | 14:52 |', '14:00'],
    ['| End of impact | 15:31 |\n| --- | --- |\n| Customers | 40 |\n| Resolved at | 16:40 |', '15:15'],
    ['- Erkannt: 14:36\n- Behoben: 14:52', '14:06'],
    ['Fin de la panne : 15:47', '14:52'],
    ['- 検知時刻：14:36', '14:06'],
    ['- Einde van de storing: 15:31', '14:52'],
    // Two ends named as people name milestones, and one.
    ['Von der Erkennung bis zur Behebung vergingen drei Stunden.', '46 min'],
    ['Desde la detección hasta la recuperación: 3 horas', '46 min'],
    ['从发现到恢复用时3小时。', '46 min'],
    ['Detected after: 35 min', '6 min'],
    ['Entdeckt nach 35 Minuten', '6 min'],
    // The unit in the name, and lengths in other notations.
    ['- Minutes of downtime: 220', '52 min'],
    ['| Outage in hours |\n| --- |\n| 3.5 |', '52 min'],
    ['- Outage duration: 02:52:00', '52 min'],
    ['- Time to recover: PT3H', '52 min'],
    ['- Storingsduur: 3u10', '52 min'],
    ['- Ausfallzeit: 2:10 Std.', '52 min'],
    ['TTD 36m / TTR 52m', '6 min'],
    // What the row of impact says.
    ['Orders stayed refused for six hours.', '52 min'],
    ['For six hours orders were refused.', '52 min'],
    ['Orders were refused from 14:00 to 16:10.', '14:52'],
    ['The shops went without orders for six hours.', '52 min'],
    ['Les caisses sont restées muettes pendant six heures.', '52 min'],
    ['Die Kassen blieben sechs Stunden lang dunkel.', '52 min'],
    ['Order var borta i sex timmar.', '52 min'],
    ['The incident cost us five hours.', '52 min'],
    ['The outage lasted until 16:10.', '14:52'],
    ['Orders were refused until 16:10.', '14:52'],
    ['La panne s’est prolongée jusqu’à 16:10.', '14:52'],
    ['Störung von 14:00 bis 16:10 Uhr.', '14:52'],
    ['Es dauerte 41 Minuten, bis jemand etwas merkte.', '6 min'],
    ['The on-call noticed after 41 minutes.', '6 min'],
    ['The on-call acknowledged the alarm after 25 minutes.', '3 min'],
    ['Der Ausfall wurde erst nach 41 Minuten entdeckt.', '6 min'],
    ['Après 41 minutes, la panne a été détectée.', '6 min'],
    ['A falha foi detectada após 41 minutos.', '6 min'],
    ['De storing werd na 41 minuten opgemerkt.', '6 min'],
    ['障害の検知までに41分かかった。', '6 min'],
    ['Se detectó a las 14:31.', '14:06'],
    ['Bemerkt wurde der Ausfall um 14:31 Uhr.', '14:06'],
    ['Rilevato alle 14:31.', '14:06'],
    ['Il a fallu six heures pour rétablir le service.', '52 min'],
    ['De kassa’s werkten zes uur niet.', '52 min'],
    ['レジは6時間止まっていた。', '52 min'],
    ['- 故障持续时间：3小时', '52 min'],
    ['- Entstörungszeit: 3 Std.', '52 min'],
    ['Time from detection to recovery: 125 minutes', '46 min'],
    ['Time between detection and declaration: 17 minutes', '7 min'],
    ['- Time to recover after detection: 21 min', '46 min'],
    ['They sold 3.000 + 2 × 400 = 4.800 tickets.', '3,800'],
    ['- ダウンタイム：3時間', '52 min'],
    ['- 停机时长：三个半小时', '52 min'],
    ['- Uitvaltijd: tweeënhalf uur', '52 min'],
    ['Baskets could be filled again after six hours.', '52 min'],
    ['Orders were accepted again after six hours.', '52 min'],
    ['- Durée du dysfonctionnement : 3 heures', '52 min'],
    ['6時間、会計ができなかった。', '52 min'],
    ['Our uptime goal is 99.9 % a month, or 8 hours.', '43 min'],
    ['At 99.9 % we have 8 hours a month.', '43 min'],
    ['- Time to resolve (from the first alarm): 52 min', '1 h 9 min'],
    ['- Time to recover: 31 min (from the first failed order)', '52 min'],
    ['- MTTR: 75 min (declaration to all-clear)', '1 h 2 min'],
    ['- Wiederherstellungszeit (ab Erkennung): 52 Minuten', '46 min'],
    ['- Doba výpadku: 3 hodiny 5 minut', '52 min'],
    ['- Délka výpadku: dvě hodiny', '52 min'],
    ['- Katkon kesto: 3 tuntia', '52 min'],
    ['- Kesinti süresi: 3 saat', '52 min'],
    ['- Тривалість збою: 3 години', '52 min'],
    ['- Время восстановления: 3 часа', '52 min'],
    ['- 장애 지속 시간: 3시간', '52 min'],
    ['- A kiesés időtartama: 3 óra', '52 min'],
    ['- Durata întreruperii: 3 ore', '52 min'],
    ['- Tid till upptäckt: 41 minuter', '6 min'],
    ['Výpadek trval 3 hodiny.', '52 min'],
    ['Збій тривав 3 години.', '52 min'],
    ['A kiesés 3 órán át tartott.', '52 min'],
    ['Η διακοπή διήρκεσε 3 ώρες.', '52 min'],
    ['障害は約3時間続いた。', '52 min'],
    ['Le site est resté inaccessible trois heures.', '52 min'],
    ['- Website offline: 3 hours', '52 min'],
    ['The whole platform was down from 14:00 to 16:10.', '14:52'],
    ['Orders have been refused since 13:10.', '14:00'],
    ['Our first alarm (14:31) went to an old number.', '14:06'],
    ['For six hours nobody got through.', '52 min'],
    ['Baskets worked again after six hours.', '52 min'],
    ['4 tills × (3 rolls + 2 rolls) = 25 rolls', '20'],
    ['Pause 100 ms + 2 tries × 300 ms = 800 ms', '700 ms'],
    ['The tills were at a standstill for six hours.', '52 min'],
    ['Our first sign of trouble came at 14:46.', '14:06'],
    ['We only noticed 40 minutes in.', '6 min'],
    ['It was 14:46 before anybody noticed.', '14:06'],
    ['Normal service resumed at 15:41.', '14:52'],
    ['Seit 13.10 Uhr war der Dienst nicht erreichbar.', '14:00'],
    ['From 14:00 to 14:52, that is for three hours, orders were lost.', '52 min'],
    ['Refunds: 12 × 2,50 € + 4 × 1,25 € = 45 €.', '35'],
    ['- Time to repair: 12 min', '46 min'],
    ['- Time to resolve: 40 h', '1 h 9 min'],
    ['- Time to detect: 46 minutes', '6 min'],
    ['- MTTR: 5 h', '52 min'],
    ['| Severity | Downtime |\n| --- | --- |\n| SEV2 | 2 h 10 min |', '52 min'],
    ['| Metric | Value |\n| --- | --- |\n| Time to detect | 21 min |', '6 min'],
    ['| Duración |\n| --- |\n| 3 horas |', '52 min'],
    ['Der Ausfall dauerte anderthalb Stunden.', '52 min'],
    ['Nobody noticed for 41 minutes.', '6 min'],
    ['The outage spanned 5 hours.', '52 min'],
    ['Die Anmeldungen fielen für drei Stunden aus.', '52 min'],
    ['Aufgefallen ist uns das erst nach 41 Minuten.', '6 min'],
    ['Nous ne l’avons remarqué qu’au bout de 41 minutes.', '6 min'],
    ['Driftstörningen pågick i fem timmar.', '52 min'],
    ['- Ausfallzeit: 2 Std. 10 Min.', '52 min'],
    ['La panne a duré 2 heures et demie.', '52 min'],
    ['El corte duró tres horas.', '52 min'],
    ['A interrupção durou 3 horas.', '52 min'],
    ['L’interruzione è durata 3 ore.', '52 min'],
    ['障害は3時間続いた。', '52 min'],
    ['- 影響時間: 2時間30分', '52 min'],
    ['- 影响时长：3 小时', '52 min'],
    ['Basket could not be reached for 9 hours.', '52 min'],
    ['Orders came back after 28 hours.', '52 min'],
    ['- Downtime: 0 minutes', '52 min'],
    ['- Time to restore the service: 2 h', '52 min'],
    ['| Length of disruption |\n| --- |\n| 2 h |', '52 min'],
    ['The outage lasted 4 hours, about as long as the one in May.', '52 min'],
    ['Baskets stopped working for 6 hours.', '52 min'],
    ['Shoppers waited nine hours before they could pay again.', '52 min'],
    ['An objective of 99.9 % a month means at most 9 hours of downtime.', '4'],
    ['Impact began at 14:00 and ended at 15:31.', '14:52'],
    ['The on-call engineer was paged at 14:36.', '14:06'],
    ['At 14:33 we declared a major incident.', '14:13'],
    ['Guests were unable to pay for four hours.', '52 min'],
    ['The till was out of order for 5 hours.', '52 min'],
    ['Detection took half an hour.', '6 min'],
    ['システムは4時間停止した。', '52 min'],
    ['网站瘫痪了 3 小时。', '52 min'],
    ['At 99.99 % a year our service may be down for a day.', '53 min'],
    ['Traffic was moved at 14:20.', '14:40'],
    ['The outage in May lasted 4 hours; this one lasted 5 hours.', '52 min'],
    ['De onderbreking duurde 3 uur.', '52 min'],
    ['Restoration time – 2 h', '52 min'],
    ['Total time of unavailability: 4 hours', '52 min'],
    ['- Detection latency: 40 min', '6 min'],
    ['- How long the incident lasted: 5 hours', '52 min'],
    ['Die Unterbrechung hielt fünf Stunden an.', '52 min'],
    ['De uitval hield zes uur aan.', '52 min'],
    ['Der Ausfall zog sich über sieben Stunden hin.', '52 min'],
    ['La coupure s’est étalée sur 5 heures.', '52 min'],
    ['La avería se prolongó durante 4 horas.', '52 min'],
    ['A queda se prolongou por 6 horas.', '52 min'],
    ['Nach drei Stunden war alles wieder in Ordnung.', '52 min'],
    ['Tras 4 horas, todo funcionaba de nuevo.', '52 min'],
    ['- Hersteltijd: 3 uur', '52 min'],
    ['- Avbrottstid: 3 timmar', '52 min'],
    ['- Czas trwania awarii: 3 godziny', '52 min'],
    ['- Temps jusqu’à la détection : 35 minutes', '6 min'],
    ['Systemet låg nere i 5 timmar.', '52 min'],
    ['Strona była niedostępna przez 6 godzin.', '52 min'],
    ['La panne a été détectée à 14 h 36.', '14:06'],
    ['The error-rate alert warned us at 14:46.', '14:06'],
    ['We noticed the fault at 14:46.', '14:06'],
    ['Orders failed for six hours.', '52 min'],
    ['For seven hours, no one could order.', '52 min'],
    ['Ordering was impossible for five hours.', '52 min'],
    ['Our customers had no service for four hours.', '52 min'],
    ['It took us five hours to get the shop back.', '52 min'],
    ['Forty minutes after the outage began the alert fired.', '6 min'],
    ['Each call may take (1 + 3) × 20 s = 100 s.', '80 s'],
    ['We need 6 × (5 GB + 3 GB) = 58 GB.', '48'],
    ['Przerwa trwała dwie godziny.', '52 min'],
    ['Kesinti iki saat sürdü.', '52 min'],
    ['장애는 2시간 동안 지속되었습니다.', '52 min'],
    ['Die Website war 3 Stunden lang nicht erreichbar.', '52 min'],
    ['L’application a été indisponible pendant 3 heures.', '52 min'],
    ['El sitio estuvo caído durante 4 horas.', '52 min'],
    ['Shoppers were met with errors, and users were locked out for 4 hours.', '52 min'],
    ['No basket could be paid for 7 hours.', '52 min'],
    ['It took us half an hour to notice.', '6 min'],
    ['The alert fired 25 minutes after orders began to fail.', '6 min'],
    ['The incident was declared 40 minutes after the first alert.', '7 min'],
    ['The first alarm went off at 14:16.', '14:06'],
    ['- Detected at: 14:26\n- Closed at: 15:15', '14:06'],
    ['12 pods × 25 connections = 280 connections.', '300'],
    ['2 racks × 30 GB + 4 racks × 5 GB = 90 GB.', '80 GB'],
    ['900 − 250 = 750 seats were free.', '650'],
    ['600 orders / 20 = 40 orders.', '30'],
    ['20 min + 30 min + 10 min = 70 min.', '1 h'],
    ['Our SLA of 99.95 % allows 4 hours of downtime per month.', '22 min'],
    ['99.99 % means 9 hours of downtime a year.', '53 min'],
    ['2 × 300 MB + 4 × 100 MB = 1500 MB.', '1,000 MB'],
    ['The incident was declared at 14:31.', '14:13'],
    ['We acknowledged the page at 14:19.', '14:09'],
    ['The service was restored at 15:41.', '14:52'],
    ['Incident resolved at 16:15.', '15:15'],
    ['Orders began to fail at 14:00; 20 minutes later the alert fired.', '6 min'],
    ['On-call was paged at 14:06 and acknowledged it 13 minutes later.', '3 min'],
    ['The incident began at 14:00. Half an hour later it was detected.', '6 min'],
    ['The incident was resolved four hours after it began.', '1 h 15 min'],
    ['Three hours after the alert, traffic was moved.', '34 min'],
    ['Traffic was moved within 10 minutes of the page.', '34 min'],
    ['The outage lasted from 14:00 until 15:52.', '14:52'],
    ['Impact window: 13:20–14:52 UTC', '14:00'],
    ['For four hours, orders were declined.', '52 min'],
    ['TTD 6m, TTA 30m', '3 min'],
    ['Die Störung wurde um 14:16 Uhr bemerkt.', '14:06'],
    ['L’incident a été résolu à 16h15.', '15:15'],
    ['El incidente fue detectado a las 14:36.', '14:06'],
    ['Kartenzahlungen waren sechs Stunden lang nicht möglich.', '52 min'],
    ['L’incident a été résolu au bout de 5 heures.', '52 min'],
    ['It was detected at 16:06 CEST (15:06 UTC).', '14:06'],
    ['Four tries took 10 s, 12 s, 14 s and 16 s, on average 15 s.', '13'],
    ['We lost 300 orders in Lyon, 450 in Turin and 250 in Graz, 1,100 in total.', '1,000'],
    ['12,400 orders were refused: 9,000 in France, 2,400 in Spain and 2,000 in Italy.', '13,400'],
    ['Of 480 orders 120 were refused (35 %).', '25 %'],
    ['3 % of 40,000 orders, that is 2,400, were refused.', '1,200'],
    ['Latency rose by 80 %, from 200 ms to 300 ms.', '50 %'],
    ['| Step | Start | End | Took |\n| --- | --- | --- | --- |\n| Search | 14:06 | 14:40 | 54 min |', '34 min'],
    ['El corte duró más de once horas.', '52 min'],
    ['Orders were missing for two days.', '52 min'],
    ['It was detected at 17:06 CEST (14:06 UTC).', '16:06'],
    ['At 14:30 we declared a severity 2.', '14:13'],
    ['| Detection | Severity |\n| --- | --- |\n| 40 min | SEV2 |', '6 min'],
  ])('%s', (summary, expected) => {
    const reasons = said(summary, day);
    expect(reasons).toHaveLength(1);
    expect(reasons[0]).toContain(expected);
  });

  test('a month that was typed wrong, at its row', () => {
    const reasons = said('Orders were lost.', [...day.slice(0, 6), '2026-07-15 15:15 | resolved | All clear']);
    expect(reasons).toEqual([expect.stringContaining('date-plausible: Unexpected day `2026-07-15`')]);
    const turned = [
      '2026-04-05 14:00 | impact-start | Orders are refused',
      '14:06 | detected | Alert',
      '2026-05-04 14:52 | recovered | Fine',
    ];
    expect(said('Orders were lost.', turned)).toEqual([expect.stringContaining('expected `2026-04-05`')]);
  });

  test.each([
    [
      [
        '2026-04-15 14:00',
        '2026-04-15 14:10',
        '2026-05-14 14:20',
        '2026-04-15 14:30',
        '2026-04-15 14:40',
        '2026-04-15 14:50',
      ],
    ],
    [
      [
        '2026-04-15 14:00',
        '2026-04-15 14:10',
        '2026-04-14 14:20',
        '14:30',
        '14:40',
        '2026-04-15 14:50',
        '2026-04-15 15:00',
        '2026-04-15 15:10',
      ],
    ],
    [['2026-04-15 15:00', '2026-04-15 14:50', '2026-04-15 14:40', '2026-04-15 14:30', '2026-04-15 14:20']],
  ])('one wrong day, or rows from the newest to the oldest: %j', (times) => {
    const reasons = said(
      'Orders were lost.',
      times.map((time, index) => `${time} |  | Step ${index}`),
    );
    expect(reasons).toHaveLength(1);
  });
});
