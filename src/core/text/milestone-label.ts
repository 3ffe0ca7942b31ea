import type { Milestone } from '../model/vocabulary.ts';

/** Milestones that a label may mean, the one that is named first. */
type Meant = readonly [Milestone, ...Milestone[]];

const of = String.raw` (?:of (?:the )?|des |der |du |de la |de l['’]|de |del |dell['’]|della |do |da |van (?:de |het )?|av )?(?:(?:customer|user|service|major) )*`;
/** `of the outage`, `des Ausfalls`, `de la panne`: what users felt. */
const ofImpact = `(?:${of}(?:outage|impact|disruption|Ausfalls?|Störung|Beeinträchtigung|panne|interruption|coupure|impacto|caída|interrupción|falha|queda|interrupção|indisponibilidade|disservizio|interruzione|guasto|storing|uitval|avbrottet|störningen|awarii|przerwy))`;
/** `of the incident`, `des Vorfalls`: everything, with the work on it. */
const ofIncident = `(?:${of}(?:incident|Vorfalls?|Incidents?|incidente|incidencia|incidenten|incydentu))`;
const ofIt = `(?:${ofImpact}|${ofIncident})?`;

/** Names under which a head, a label or a cell gives the time of a milestone, in the languages that durations are read in. */
const labels: readonly (readonly [string, Meant])[] = [
  [
    String.raw`(?:impact |incident |outage )?(?:start(?:s|ed)?|beg[ai]ns?|beginning|onset)${ofIt}|(?:fault|incident|impact|outage|issue|problem|disruption) (?:occur(?:s|red)?|beg[ai]ns?|start(?:s|ed)?)|(?:(?:Störungs|Ausfall|Vorfalls)?beginn|Start|Anfang)${ofIt}|(?:début|commencement)${ofIt}|(?:inicio|comienzo)${ofIt}|início${ofIt}|inizio${ofIt}|(?:begin|aanvang|start)${ofIt}|(?:początek|rozpoczęcie)${ofIt}|(?:障害)?(?:発生|開始)|(?:故障|中断)?(?:开始|发生)|(?:장애 ?)?(?:시작|발생)`,
    ['impact-start', 'detected'],
  ],
  [
    `(?:impact |outage )?end(?:s|ed)?${ofImpact}?|(?:Störungs|Ausfall)?ende${ofImpact}?|(?:fin|fim|fine|einde|slut|koniec|zakończenie)${ofImpact}?|(?:障害)?終了|(?:故障|中断)?结束|(?:장애 ?)?종료`,
    ['recovered', 'mitigated', 'resolved'],
  ],
  [
    '(?:(?:first|initially|initial|fault|issue|problem|incident) )?(?:detect(?:ed|ion)|notic(?:ed|e)|discover(?:ed|y))|(?:fest|Fest)gestellt|Erkannt|Erkennung|Entdeckt|Entdeckung|Bemerkt|détectée?|détection|découverte|detectad[oa]|detección|descubiert[oa]|detecção|rilevat[oa]|rilevamento|rilevazione|ontdekt|ontdekking|gedetecteerd|detectie|upptäckt|upptäcktes|oppdaget|opdaget|wykryt[oaey]|wykrycie|検知|検出|检测到|发现|감지',
    ['detected'],
  ],
  [
    '(?:(?:fully|incident|issue|problem|outage|services?) )?(?:recovered|recovery|restored|restoration|repaired|repair)|back to normal|fixed|Wiederhergestellt|Wiederherstellung|Behoben|Behebung|rétablie?|rétablissement|retour à la normale|restablecid[oa]|restablecimiento|recuperación|recuperad[oa]|vuelta a la normalidad|restabelecid[oa]|restabelecimento|recuperação|retorno (?:ao normal|à normalidade)|ripristinat[oa]|ripristino|ritorno alla normalità|hersteld|herstel|återställ(?:d|t|ning)|gjenopprettet|genoprettet|przywrócon[oaey]|przywrócenie|naprawion[oaey]|復旧|恢复|복구',
    ['recovered', 'mitigated', 'resolved', 'cause-removed'],
  ],
  [
    `(?:end|Ende|fin|fim|fine|einde|slut|koniec|zakończenie)${ofIncident}|incident end(?:s|ed)?|Vorfallsende|` +
      '(?:(?:incident|issue|problem) )?(?:resolved|resolution|closed|closure)|all[- ]clear|gelöst|Lösung|geschlossen|Abschluss|Entwarnung|résolue?|résolution|close|clôture|resuelt[oa]|resolución|cerrad[oa]|cierre|resolvid[oa]|resolução|encerrad[oa]|encerramento|risolt[oa]|risoluzione|chius[oa]|chiusura|opgelost|gesloten|afgesloten|sluiting|löst|stängd|avslutad|rozwiązan[oaey]|zamknięt[oaey]|zamknięcie|解決|完了|クローズ|解决|关闭|해결',
    ['resolved', 'recovered', 'mitigated', 'cause-removed'],
  ],
  [
    '(?:(?:incident|outage) )?(?:declared|declaration)|ausgerufen|déclarée?|déclaration|declarad[oa]|declaración|declaração|dichiarat[oa]|uitgeroepen|宣言',
    ['declared'],
  ],
  [
    '(?:(?:incident|issue|impact|problem|outage) )?(?:mitigated|mitigation)|contained|eingedämmt|atténuée?|mitigad[oa]|mitigat[oa]|暫定対応|緩和',
    ['mitigated', 'recovered'],
  ],
  [
    '(?:(?:incident|alert|page) )?(?:acknowledged|acknowledge?ment)|quittiert|Quittierung|acquittée?|prise en charge|acuse de recibo|preso in carico|bevestigd|potwierdzon[oaey]',
    ['acknowledged'],
  ],
];
const spellings = labels.map(
  ([words, meant]) =>
    [
      new RegExp(
        `^(?:(?:the |time of |uhrzeit (?:der |des )?|zeitpunkt (?:der |des )?|heure (?:de |du |d['’])|hora (?:de |da |do |del )?|ora (?:di |del )?|tijd(?:stip)? (?:van )?|tid för |godzina ))?(?:${words})(?: (?:time|at|um|à|a las?|às|alle|om|kl\\.?|o|o godz\\.?))?(?:時刻|日時|时间|시각|시간)?$`,
        'iu',
      ),
      meant,
    ] as const,
);

/** The milestones that a whole label means: `Start of impact`, `Erkannt`, `Hora de inicio`, `復旧時刻`. */
export function milestonesLabelled(label: string): Meant | undefined {
  const plain = label
    .replace(/[([（][^)\]）]*[)\]）]/g, '')
    .replace(/^[\s•*–—|-]+|(?:[\s:：=*–—-]|(?<=\p{Script=Han})は)+$/gu, '')
    .trim();
  return plain.length > 60 ? undefined : spellings.find(([spelling]) => spelling.test(plain))?.[1];
}

const ofWhat = new RegExp(
  `${ofImpact}|${ofIncident}|^(?:impact|incident|outage|fault|issue|problem|disruption) |^(?:Störungs|Ausfall|Vorfalls)|障害|故障|中断|장애`,
  'iu',
);

/** Whether a label that means a start or an end says of what: `Start of impact`, and not `Start`, which may be that of a meeting. */
export function saysOfWhat(label: string): boolean {
  return ofWhat.test(label);
}

/** The end of something, of which a name of one word does not say what: of the impact, or of the work on it. */
export const bareEnd = /^(?:end(?:ed|s)?|ende|fin|fim|fine|einde|slut|koniec|zakończenie|終了|结束|종료)$/iu;
