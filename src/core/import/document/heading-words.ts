import type { HeadingIndex } from '../../parse/sections.ts';

/** What headings of sections are called in the languages people write postmortems in, and what ours are called. */
const names: Readonly<Record<string, readonly [ours: string, theirs: string]>> = {
  summary: [
    'Summary',
    'zusammenfassung|kurzfassung|überblick|résumé|synthèse|resumen(?: ejecutivo)?|resumo(?: executivo)?|riepilogo|sintesi|sommario|samenvatting|sammenfatning|sammendrag|sammanfattning|oppsummering|resumé|opsummering|yhteenveto|tiivistelmä|podsumowanie|streszczenie|shrnutí|souhrn|özet|összefoglaló|rezumat|περίληψη|резюме|сводка|краткое описание|підсумок|короткий опис|概要|要約|サマリー?|摘要|概述|总结|요약|개요',
  ],
  impact: [
    'Impact',
    'auswirkung(?:en)?|folgen|einfluss|betroffen(?:e|heit)?|impacts?|conséquences?|impacto|consecuencias|impacto nos clientes|impatto|conseguenze|gevolgen|påvirkning|konsekvens(?:er)?|påverkan|indvirkning|vaikutus|vaikutukset|wpływ|skutki|dopad(?:y)?|etki(?:ler|si)?|hatás|impactul|επιπτώσεις|влияние|последствия|вплив|наслідки|影響|影響範囲|影响|影响范围|영향|영향 범위',
  ],
  detection: [
    'Detection',
    'erkennung|entdeckung|détection|detección|detecção|rilevamento|detectie|oppdagelse|upptäckt|opdagelse|havaitseminen|wykrycie|detekce|zjištění|tespit|észlelés|обнаружение|виявлення|検知|発見|发现|检测|감지|탐지',
  ],
  'contributing-factors': [
    'Contributing factors',
    'ursachen?|grundursachen?|ursachenanalyse|hauptursache|causes?(?: racines?| profondes?)?|cause principale|causas?(?: ra[ií]z| fundamental| principal)?|origen|causa raiz|caus[ae](?: principal[ei]| radice)?|oorza(?:ak|ken)|grondoorzaak|hoofdoorzaak|årsak(?:er)?|rotårsak(?:er)?|grundorsak(?:er)?|orsak(?:er)?|årsag(?:er)?|grundårsag|juurisyy|syyt?|przyczyn[ay](?: źródłowa| główna)?|příčin[ay]|hlavní příčina|kök neden(?:ler)?|neden(?:ler)?|kiváltó ok|ok(?:ok)?|cauza|αιτία|причин[аы]|корневая причина|першопричина|причини|原因|根本原因|発生原因|根因|원인|근본 원인',
  ],
  resolution: [
    'Resolution',
    'behebung|lösung|wiederherstellung|résolution|rétablissement|resolución|solución|resolução|solução|risoluzione|ripristino|oplossing|herstel|løsning|lösning|avhjälpande|ratkaisu|korjaus|rozwiązanie|řešení|çözüm|megoldás|rezolvare|устранение|решение|усунення|вирішення|対応|復旧対応|解决(?:方案|过程)?|처리|해결|복구',
  ],
  'went-well': [
    'What went well',
    "was (?:ist )?gut (?:lief|gelaufen(?: ist)?)|was lief gut|ce qui a bien fonctionné|ce qui s[’']est bien passé|(?:lo )?que (?:salió|fue|funcionó) bien|o que (?:deu certo|correu bem)|cosa (?:è andato|ha funzionato) bene|wat ging (?:er )?goed|hva gikk bra|vad gick bra|hvad gik godt|mikä meni hyvin|co poszło dobrze|co se povedlo|neler iyi gitti|что прошло хорошо|що пройшло добре|良かったこと|うまくいったこと|做得好的(?:地方)?|잘된 점|잘한 점",
  ],
  'went-badly': [
    'What went badly',
    "was (?:ist )?schlecht (?:lief|gelaufen(?: ist)?)|was lief schlecht|ce qui (?:a mal fonctionné|s[’']est mal passé)|(?:lo )?que (?:salió|fue|funcionó) mal|o que (?:deu errado|correu mal)|cosa (?:è andato|non ha funzionato|è andato storto)(?: male)?|wat ging (?:er )?(?:fout|mis|slecht|niet goed)|hva gikk (?:dårlig|galt)|vad gick (?:dåligt|fel)|hvad gik (?:dårligt|galt)|mikä meni huonosti|co poszło źle|co se nepovedlo|neler kötü gitti|что прошло плохо|що пройшло погано|悪かったこと|うまくいかなかったこと|不足之处|做得不好的(?:地方)?|아쉬운 점|잘못된 점",
  ],
  lessons: [
    'Lessons',
    'lehren|erkenntnisse|lessons learned|gelernt|leçons(?: apprises)?|enseignements|lecciones(?: aprendidas)?|lições(?: aprendidas)?|aprendizados|lezioni(?: apprese)?|geleerde lessen|lessen|lærdom(?:mer)?|læring|lärdomar|opit|wnioski|poučení|ponaučení|çıkarılan dersler|tanulságok|lecții|уроки|выводы|висновки|教訓|学び|学んだこと|经验教训|教训|교훈|배운 점',
  ],
};

const patterns = Object.entries(names).map(
  ([id, [ours, theirs]]) => ({ id, ours, pattern: new RegExp(`^(?:${theirs})$`, 'iu') }) as const,
);

const bare = (heading: string) =>
  heading
    .replace(/^[\d.)\s\p{Extended_Pictographic}\uFE0F]+|[:：.?？]$/gu, '')
    .replace(/\s+/g, ' ')
    .trim();

/** The id of the section a heading names, by the templates, or by its usual name in another language if they have it. */
export function sectionNamed(heading: string, find: HeadingIndex): string | undefined {
  const own = find(heading);
  if (own !== undefined || heading.length > 60) return own;
  const text = bare(heading);
  const foreign = patterns.find(({ pattern }) => pattern.test(text));
  return foreign && find(foreign.ours) === foreign.id ? foreign.id : undefined;
}

/** What a section is called in our template, where its heading is in another language; undefined for any other. */
export function ourName(heading: string, find: HeadingIndex): string | undefined {
  if (find(heading) !== undefined) return undefined;
  const id = sectionNamed(heading, find);
  return id === undefined ? undefined : names[id]![0];
}

const timelineHeading =
  /\btime ?line\b|\bchronology\b|\b(?:sequence|order|log|course) of events\b|\b(?:event|incident) log\b|^(?:key|main|important) (?:events|dates|times)\b|^(?:wichtige|zentrale) (?:ereignisse|zeitpunkte|zeiten)|^événements (?:clés?|marquants|principaux)|^(?:eventos|hitos) (?:clave|principales|principais|importantes)|^eventi (?:chiave|principali)|^belangrijke (?:gebeurtenissen|momenten)|^viktiga (?:händelser|tidpunkter)|^what happened,? (?:and )?when|(?:^|\s)(?:zeit(?:licher ablauf|leiste|strahl|verlauf|achse|linie)|chronologi[ea]|cronolog[ií]a|ablauf|verlauf|hergang|ereignisse|ereignisprotokoll|déroul(?:ement|é)|faits|sucesos|cronistoria|svolgimento|gebeurtenissen|verlopp|händelser|hendelser|hændelser|frise|línea de tiempo|linha (?:do )?tempo|linea temporale|tijdlijn|tijdslijn|verloop|tidslinje|händelseförlopp|hendelsesforløp|hændelsesforløb|tidsforløp|forløp|aikajana|oś czasu|przebieg|хронология(?: событий| инцидента)?|ход событий|таймлайн|хронологія(?: подій)?|перебіг подій|časová osa|průběh(?: událostí| incidentu)?|chronologie událostí|zaman çizelgesi|olay akışı|kronoloji|tapahtumaketju|tapahtumien kulku|tapahtumat|kronologi|idővonal|események|cronologia evenimentelor|χρονολόγιο|dòng thời gian|diễn biến|kronologi kejadian|vremenski slijed|vremenska crta|vremenska linija|tijek događaja|tok događaja|časovnica|potek dogodkov|хронология на събитията|cronologia dels fets|ajajoon|laika līnija|laiko juosta|ציר הזמן|ציר זמן|التسلسل الزمني|الجدول الزمني|ลำดับเหตุการณ์|przebieg zdarzeń|harmonogram zdarzeń)(?:$|[\s(:])|タイムライン|時系列|経緯|经过|時間軸|时间线|时间轴|時間線|事件经过|事故经过|处理过程|타임라인|경과|시간대별/iu;

/** Whether a heading unknown to the template looks like one of a timeline. */
export function isTimelineHeading(text: string): boolean {
  return timelineHeading.test(text);
}

/** What headings of action items are called, in the languages people write postmortems in. */
const actionHeading = new RegExp(
  `^(?:${[
    "AIs|action items?(?![\\p{L}]).{0,30}|actions?|action (?:points?|plan|list)|actions (?:to take|required|planned)|next steps|follow[- ]?ups?(?: \\w+)?|corrective (?:actions?|measures?)(?: .{0,20})?|prevent(?:ive|ative|ion) (?:actions?|measures?)|remediation (?:items?|actions?|plan|tasks?)|to-?dos?|to do|tasks|countermeasures|(?:(?:agreed|all|corrective|follow-?up|future|improvement|long[- ]term|open|outstanding|planned|preventi(?:ve|on)|preventative|proposed|recommended|remaining|remedial|remediation|resulting|short[- ]term|and|&|/) ){1,3}(?:actions?|action items?|items|tasks|measures|improvements?|work|steps)|improvements|(?:our )?(?:commitments?|promises)|agreed (?:next steps|actions)|capa|(?:things|work|what(?:['’]s| is)?|items|stuff) (?:(?:still|left|that(?:['’]s| is)? left|we have) )?to (?:do|fix|be done|address)|(?:lessons|learnings) and (?:to-?dos?|actions|action items|next steps)|what(?:['’]s| is| comes)? next|what we will do(?: next)?|what we(?:['’]re| are) (?:doing|going to do)(?: next)?|(?:how (?:we|do we) )?prevent(?:ing)? (?:a |this |it )?(?:repeat|recurrence|happening again|from happening again)(?: again)?",
    '(?:was )?(?:noch )?zu tun(?: ist| bleibt)?|folgeaktivitäten|folgearbeiten|nacharbeiten|(?:[\\p{L}-]+e\\s+)?ma(?:ß|ss)nahmen(?:plan|liste)?|aufgaben(?:liste)?|todos|to-do-liste|nächste schritte|offene punkte|(?:folge|verbesserungs|korrektur|präventiv|vorbeuge|abstell)ma(?:ß|ss)nahmen',
    '(?:forbedrings|oppfølgings|forebyggende |korrigerende )?tiltak(?:sliste)?|(?:förbättrings|uppföljnings|förebyggande |korrigerande )?åtgärder|(?:forbedrings|forebyggende |korrigerende )?tiltag|oppfølging(?:spunkter)?|neste steg|uppföljning|nästa steg|opfølgning|handlinger|opfølgende handlinger|handlingsplan|åtgärdsplan|åtgärdspunkter|handlingspunkter|(?:kehitys|korjaus|jatko)?toimenpiteet|jatkotoimet',
    '(?:verbeter-?|vervolg-?|opvolg-?|herstel-?|preventieve |corrigerende )?(?:acties|actiepunten|maatregelen)|actielijst|verbeterpunten|volgende stappen|vervolgstappen',
    "acciones(?: .{0,20})?|próximos pasos|tareas|plan de acción|(?:actions|mesures)(?: .{0,24})?|plan d[’']actions?|prochaines étapes|suites(?: à donner| données| prévues)?|(?:reste )?à faire|points? (?:à traiter|à suivre|de suivi)|suivi des actions|pendientes|por hacer|seguimiento|compromisos",
    'a fazer|pendências|encaminhamentos|(?:cose )?da fare|attività (?:da fare|successive)|impegni|te doen|(?:nog )?te doen|opvolging|att göra|å gjøre|ting å gjøre|at gøre|do zrobienia|ações(?: .{0,20})?|próximos passos|plano de ação|azioni(?: .{0,20})?|prossimi passi|działania(?: .{0,20})?|następne kroki',
    'действия|план действий|следующие шаги|меры|задачи|(?:план|дії|заходи)(?: дій| з усунення)?|наступні кроки|завдання|nápravná opatření|opatření|nápravné kroky|preventivní opatření|nápravná a preventivní opatření|úkoly|akční plán|další kroky|aksiyonlar|aksiyon (?:maddeleri|planı)|eylem (?:planı|maddeleri)|yapılacaklar|düzeltici (?:faaliyetler|eylemler)|iyileştirme (?:maddeleri|adımları)|alınacak önlemler|sonraki adımlar|toimenpide-ehdotukset|korjaavat toimenpiteet|teendők|(?:javító |megelőző )?intézkedések|további lépések|acțiuni(?: corective)?|măsuri(?: corective)?|pași următori|ενέργειες|επόμενα βήματα|działania naprawcze|plan działań|zadania',
    'việc cần làm(?: tiếp)?|hành động(?: khắc phục| tiếp theo)?|biện pháp(?: khắc phục| phòng ngừa)?|tindak lanjut|tindakan(?: perbaikan| pencegahan)?|rencana tindakan|mjere|korektivne (?:mjere|radnje)|akcije|sljedeći koraci|mere|naredni koraci|ukrepi|naslednji koraci|opatrenia|úlohy|мерки|следващи стъпки|accions(?: .{0,20})?|mesures(?: .{0,20})?|tegevused|pasākumi|veiksmai|פעולות(?: המשך)?|משימות|الإجراءات|خطة العمل|การดำเนินการ(?:ต่อไป)?|wat gaan we (?:er aan )?doen|was wir tun|wie es weitergeht|et maintenant|ce que nous allons faire|qué vamos a hacer|o que vamos fazer|cosa faremo|hva gjør vi nå|vad gör vi nu|що робимо далі|что делаем дальше|co dalej|co dál|今後の取り組み|取り組み|改善項目|改善措施|後續行動|対応事項|対応項目|改善事項|残課題|今後の課題|残タスク|フォローアップ|対策|再発防止策|再発防止|アクション(?:アイテム|プラン)?|今後の対応|今後の対策|対応策|行动项|改进措施|后续行动|后续措施|조치 사항|재발 방지 대책|후속 조치|후속 작업|조치 계획|재발 방지|재발 방지 조치|재발 방지책|개선 과제|개선 계획|향후 조치|향후 계획|액션 아이템|개선 사항|할 일|改善措置|改善项|改进项|改进计划|后续计划|整改项|整改措施|待办(?:事项)?|今後のアクション|TODO',
  ].join('|')})$`,
  'iu',
);

/** A clause that says what will be done: `What we change`, `Was wir ändern`, `Ce que nous allons améliorer`; who does what. */
const willBeDone = new RegExp(
  `^(?:${[
    "what (?:we(?:['’]ll| will| are| plan to| want to| do)?|do we|will we|are we|happens|changes)(?: (?:going|to|now|next|do|doing|will|be|change|changing|improve|improving|fix|fixing|about (?:it|this)|differently|from now on|happens?|after this))*|how we(?:['’]ll| will| are going to)? (?:prevent|avoid|stop|improve|fix|address|keep) .{0,40}|who (?:does|will do|is doing) what(?: .{0,24})?|owners? (?:and|&|/) (?:deadlines?|dates?|due dates?)|(?:measures?|actions?|steps|work|improvements?|tasks|changes) (?:we )?(?:agreed|planned|decided|proposed|promised|to come|ahead|pending)(?: .{0,20})?|(?:agreed|planned|promised|decided) (?:changes|steps|work)|follow-through",
    'was (?:wir|sich)(?: (?:jetzt|nun|künftig|in zukunft|anders|daraus))*(?: (?:tun|ändern|ändert|verbessern|machen|unternehmen|angehen))+(?: (?:werden|wollen|wird))?|so geht es weiter|wer (?:macht|tut|erledigt) was(?: .{0,20})?|(?:beschlossene|vereinbarte|geplante) (?:schritte|änderungen|arbeiten)',
    "ce (?:que|qui) (?:nous|l['’]on|on|va|change)(?: (?:allons|va|changeons|changer|faisons|faire|améliorons|améliorer|corriger|mettre en place))*|qui fait quoi(?: .{0,20})?",
    '(?:lo )?qu[eé] (?:vamos a|haremos|hacemos|cambiamos|cambiaremos|mejoramos|mejoraremos|cambia)(?: .{0,20})?|quién hace qué(?: .{0,20})?|o que (?:vamos|faremos|fazemos|mudamos|mudaremos|muda|melhoramos)(?: .{0,20})?|quem faz o qu[eê](?: .{0,20})?|(?:che )?cosa (?:faremo|facciamo|cambiamo|cambieremo|cambia|miglioriamo)(?: .{0,20})?|chi fa (?:che )?cosa(?: .{0,20})?',
    'wat (?:we|wij|er)(?: (?:gaan|nu|anders|gaat|zullen))*(?: (?:doen|veranderen|verbeteren|aanpassen|aanpakken|verandert))|wie doet wat(?: .{0,20})?|(?:hva|vad|hvad) vi(?: (?:skal|ska|vil|nå|nu))*(?: (?:gjøre|gjør|göra|gör|endrer|endre|ändrar|ändra|ændrer|ændre|forbedrer|förbättrar))(?: .{0,16})?|co (?:zmieniamy|zmienimy|zrobimy|robimy|poprawiamy)(?: .{0,16})?|co (?:změníme|uděláme|zlepšíme)|что (?:мы )?(?:сделаем|изменим|меняем|улучшим)(?: .{0,16})?|що (?:ми )?(?:зробимо|змінимо|змінюємо)(?: .{0,16})?',
  ].join('|')})$`,
  'iu',
);

/** What was done while it lasted is no promise. */
const whileItLasted =
  /(?<!\p{L})(?:taken|performed|carried out|executed|during|prises|menées|réalisées|effectuées|tomadas|realizadas|efectuadas|executadas|intraprese|effettuate|svolte|podjęte|wykonane|ergriffene|durchgeführte|genomen|uitgevoerde|vidtagna|gjennomførte|принят\p{L}+|выполненн\p{L}+)(?!\p{L})/iu;

/** Whether a heading unknown to the template looks like one of action items. */
export function isActionHeading(text: string): boolean {
  if (whileItLasted.test(text)) return false;
  const plain = text.replace(/^[\d.)\s\p{Extended_Pictographic}\uFE0F]+|\s*[:：.?？!]+$/gu, '').trim();
  return actionHeading.test(plain) || willBeDone.test(plain);
}

const newestFirst =
  /(?:newest|latest|most recent)(?: \p{L}+)? (?:first|on top|at the top)|reverse[d]?[- ]chronological|in reverse order|neu(?:e|es)te[rns]?(?: \p{L}+)? (?:zuerst|oben)|plus récent(?:e|es|s)? (?:d[’']abord|en premier|en haut)|más recientes? primero|mais recentes? primeiro|più recent[ei] (?:prima|per prim[ie])|nieuwste (?:eerst|bovenaan)|(?:nyeste|seneste) (?:først|øverst)|(?:nyaste|senaste) (?:först|överst)|uusin ensin|najnowsze (?:najpierw|na górze)|nejnovější (?:první|nahoře)|en yeni(?:ler)? (?:önce|üstte)|(?:новые|последние) (?:сверху|сначала)|新しい順|降順|最新(?:が上|順)|倒序|最新순|최신순/iu;

/** Whether a text says that the newest entry stands first. */
export function saysNewestFirst(text: string): boolean {
  return newestFirst.test(text);
}
