import type { Milestone } from '../../model/vocabulary.ts';

/** Milestones that a label may mean, the one that is named first. */
type Meant = readonly [Milestone, ...Milestone[]];

/** `of the outage`, `des Ausfalls`, `de la panne`: what began, ended or was seen. */
const ofIt = String.raw`(?: (?:of (?:the )?|des |der |du |de la |de l['’]|de |del |dell['’]|della |do |da |van (?:de |het )?|av )?(?:(?:customer|user|service|major) )*(?:incident|outage|impact|disruption|Ausfalls?|Störung|Vorfalls?|Incidents?|Beeinträchtigung|panne|interruption|coupure|incidente|impacto|incidencia|caída|interrupción|falha|queda|interrupção|indisponibilidade|disservizio|interruzione|guasto|storing|uitval|avbrottet|incidenten|störningen|awarii|incydentu|przerwy))?`;

/** Names under which a head, a label or a cell gives the time of a milestone, in the languages that durations are read in. */
const labels: readonly (readonly [string, Meant])[] = [
  [
    String.raw`(?:impact |incident |outage )?(?:start(?:ed)?|began|beginning|onset)${ofIt}|(?:(?:Störungs|Ausfall|Vorfalls)?beginn|Start|Anfang)${ofIt}|(?:début|commencement)${ofIt}|(?:inicio|comienzo)${ofIt}|início${ofIt}|inizio${ofIt}|(?:begin|aanvang|start)${ofIt}|(?:początek|rozpoczęcie)${ofIt}|(?:障害)?(?:発生|開始)|(?:故障|中断)?(?:开始|发生)|(?:장애 ?)?(?:시작|발생)`,
    ['impact-start', 'detected'],
  ],
  [
    String.raw`(?:impact |incident |outage )?end(?:ed)?${ofIt}|(?:(?:Störungs|Ausfall|Vorfalls)?ende)${ofIt}|fin${ofIt}|fim${ofIt}|fine${ofIt}|einde${ofIt}|slut${ofIt}|(?:koniec|zakończenie)${ofIt}|(?:障害)?終了|(?:故障|中断)?结束|(?:장애 ?)?종료`,
    ['recovered', 'mitigated', 'resolved'],
  ],
  [
    '(?:first )?(?:detected|detection|noticed|discovered)|(?:fest|Fest)gestellt|Erkannt|Erkennung|Entdeckt|Entdeckung|Bemerkt|détectée?|détection|découverte|detectad[oa]|detección|descubiert[oa]|detecção|rilevat[oa]|rilevamento|rilevazione|ontdekt|ontdekking|gedetecteerd|detectie|upptäckt|upptäcktes|oppdaget|opdaget|wykryt[oaey]|wykrycie|検知|検出|检测到|发现|감지',
    ['detected'],
  ],
  [
    '(?:fully |service )?(?:recovered|recovery|restored|restoration)|back to normal|fixed|repaired|Wiederhergestellt|Wiederherstellung|Behoben|Behebung|rétablie?|rétablissement|retour à la normale|restablecid[oa]|restablecimiento|recuperación|recuperad[oa]|vuelta a la normalidad|restabelecid[oa]|restabelecimento|recuperação|retorno (?:ao normal|à normalidade)|ripristinat[oa]|ripristino|ritorno alla normalità|hersteld|herstel|återställ(?:d|t|ning)|gjenopprettet|genoprettet|przywrócon[oaey]|przywrócenie|naprawion[oaey]|復旧|恢复|복구',
    ['recovered', 'mitigated', 'resolved', 'cause-removed'],
  ],
  [
    'resolved|resolution|closed|closure|all[- ]clear|gelöst|Lösung|geschlossen|Abschluss|Entwarnung|résolue?|résolution|close|clôture|resuelt[oa]|resolución|cerrad[oa]|cierre|resolvid[oa]|resolução|encerrad[oa]|encerramento|risolt[oa]|risoluzione|chius[oa]|chiusura|opgelost|gesloten|afgesloten|sluiting|löst|stängd|avslutad|rozwiązan[oaey]|zamknięt[oaey]|zamknięcie|解決|完了|クローズ|解决|关闭|해결',
    ['resolved', 'recovered', 'mitigated', 'cause-removed'],
  ],
  [
    '(?:incident )?(?:declared|declaration)|ausgerufen|déclarée?|déclaration|declarad[oa]|declaración|declaração|dichiarat[oa]|uitgeroepen|宣言',
    ['declared'],
  ],
  [
    'mitigated|mitigation|contained|eingedämmt|atténuée?|mitigad[oa]|mitigat[oa]|暫定対応|緩和',
    ['mitigated', 'recovered'],
  ],
  [
    'acknowledged|acknowledge?ment|quittiert|Quittierung|acquittée?|prise en charge|acuse de recibo|preso in carico|bevestigd|potwierdzon[oaey]',
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
    .replace(/^[\s•*–—|-]+|[\s:：=*–—-]+$/gu, '')
    .trim();
  return plain.length > 60 ? undefined : spellings.find(([spelling]) => spelling.test(plain))?.[1];
}
