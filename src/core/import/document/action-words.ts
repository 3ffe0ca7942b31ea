import type { ActionStatus, ActionType } from '../../model/vocabulary.ts';
import type { Configuration } from '../../model/configuration.ts';

/** Columns of a table of action items. */
export type ActionColumn = 'id' | 'action' | 'type' | 'owner' | 'ticket' | 'due' | 'priority' | 'status';

/**
 * What documents call these columns, in the languages people write postmortems in. A head counts without its marks,
 * parentheses and case.
 */
const columns: Readonly<Record<Exclude<ActionColumn, 'action'>, string>> = {
  id: 'id|#|no|nr|number|序号|編號|编号|item no|item #|番号|№|n°',
  owner:
    'owners?|who|resp|assign|assignees?|assigned|people|members?|responsible party|assigned to|responsible|responsible person|responsibility|dri|lead|poc|point of contact|contact|person|accountable|driver|team|owner ?/ ?team|owned by|owning team|by whom|champion|' +
    'verantwortlich|verantwortliche[rn]?|bearbeiter(?:in)?|zugewiesen(?: an)?|zuständig(?:e[rn]?)?|zuständigkeit|wer|besitzer|' +
    'ansvarlig|ansvarshavende|utføres av|tildelt(?: til)?|tilldelad|utförs av|ansvar|eier|hvem|ansvarig|ägare|vem|ejer|hvem gør det|vastuuhenkilö|omistaja|' +
    'eigenaar|trekker|actiehouder|door wie|toegewezen aan|uitvoerder|verantwoordelijke?|wie|responsable|responsables|dueño|encargado|quién|propriétaire|qui|assigné|assigné à|porteurs?|porteuse|pilotes?|piloté par|en charge|chargée?|référente?|acteurs?|a cargo(?: de)?|encargada|asignado a|' +
    'responsável|responsáveis|encarregado|atribuído a|dono|quem|incaricato|referente|responsabile|assegnatario|assegnat[oa] a|in carico a|a cura di|chi|właściciel|odp\\.?|zust\\.|verantw\\.|ansv\\.|resp\\.|odpowiedzialn[yai]|osoba|osoby|osoba odpowiedzialna|opiekun|wykonawca|prowadząc[yai]|realizuje|przypisan[eyo] do|kto|отв|ответственный|исполнитель|владелец|кто|відповідальний|виконавець|хто|odpovědný|odpovědná osoba|zodpovídá|vlastník|řešitel|řeší|odpovídá|zajistí|zajišťuje|má na starosti|garant|zodpovedn[ýá]|zodpovedá|kdo|sorumlu|sorumlu kişi|sorumlusu|üstlenen|yürüten|sahibi|atanan|kim|vastuu|vastuutaho|tekijä|felelős|felelőse|felelős személy|végzi|ki|responsabil[ăi]?|cine|υπεύθυνος|υπεύθυνη|ανάδοχος|người (?:phụ trách|thực hiện|chịu trách nhiệm|làm)|phụ trách|pic|penanggung jawab|pelaksana|odgovorn[aoi]|odgovorna osoba|zadužen[ai]?|nositelj|nosilac|nosilec|zodpovedn[ýá] osoba|отговорник|отговорен|изпълнител|responsables?|vastutaja|atbildīgais|atsakingas|אחראי(?:ת)?|المسؤول|ผู้รับผิดชอบ|負責人|负责部门|負責單位|處理人|qui s.en (?:charge|occupe)|acting|action owner|owner/s|accountable person|responsible team|responsible dept|department|handled by|by who|whom|' +
    '誰が|主管|担当|担当者|対応者|実施者|主担当|担当チーム|オーナー|責任者|跟进人|处理人|执行人|经办人|책임자|负责人|責任人|责任人|担当部署|담당|담당자|담당 ?팀|책임',
  due:
    'due|due date|due by|due on|deadline|by when|by|eta|target|target date|target completion(?: date)?|when|expected|expected by|expected date|expected completion(?: date)?|planned for|planned date|completion date|complete by|delivery|delivery date|' +
    'frist|termin|zieltermin|fällig|fällig am|fällig bis|zu erledigen bis|erledigen bis|bis zum|umsetzung bis|stichtag|fälligkeit|bis|bis wann|wann|' +
    'forfall|forfallsdato|innen|når|förfallodatum|klart senast|slutdatum|senast|senest|ferdig innen|deadline dato|hvornår|määräaika|' +
    'vervaldatum|streefdatum|einddatum|uiterlijk|uiterste datum|gereed op|klaar op|tegen|wanneer|fecha límite|plazo|vencimiento|cuándo|fecha objetivo|échéance|pour le|date d.échéance|d.ici le|date limite|date cible|délai|quand|' +
    'prazo|prazo final|data prevista|previsto para|data limite|fecha prevista|fecha de entrega|fecha de vencimiento|para cuándo|vencimento|quando|scadenza|entro|entro il|data di scadenza|termine|termin realizacji|kiedy|срок|сроки|дедлайн|когда|термін|дедлайн|коли|строк|termín|termín splnění|termin ukończenia|do kdy|do|splnit do|hotovo do|son tarih|hedef tarih|teslim tarihi|bitiş|bitiş tarihi|termin|vade|eräpäivä|takaraja|deadline|határidő|meddig|esedékes|termen(?: limită)?|până (?:la|când)|προθεσμία|ημερομηνία|hạn(?: chót| hoàn thành)?|thời hạn|tenggat(?: waktu)?|batas waktu|target (?:selesai|waktu)|rok(?: izvršenja)?|do kada|rok splnenia|термин|до кога|data límit|tähtaeg|termiņš|terminas|תאריך יעד|עד מתי|الموعد(?: النهائي)?|กำหนด(?:เสร็จ)?|pour quand|pour le|quand ça|à faire avant|avant le|para quando|para cuándo|entro quando|per quando|vóór|voor wanneer|til når|till när|hvornår færdig|na kiedy|до коли|deadline date|finish by|to be done by|target (?:closure|close)(?: date)?|closure date|commit(?:ted)? date|' +
    'いつまで|対応期限|実施期限|完了期限|完成期限|预计完成|预计完成时间|期限|期日|締切|締め切り|完了予定|完了予定日|予定日|目標日|截止|截止日期|截止时间|完成时间|计划完成时间|마감|마감일|기한|완료 ?예정일?|목표일|예정일',
  ticket:
    'tickets?|issues?|issue link|tracking|tracker|tracking (?:issue|bug|ticket)|links?|bugs?|bug id|jira|github|pr|prs|pull requests?|references?|ref|refs|url|work item|' +
    'vorgang|verweis|sak|saksnummer|ärende|lenke|länk|enlace|lien|bilhete|riferimento|zgłoszenie|тикет|тікет|odkaz|bağlantı|linkki|チケット|リンク|工单|链接|티켓|링크',
  priority:
    'priority|prio|urgency|importance|priorität|dringlichkeit|prioritet|prioriteetti|prioriteit|prioridad|priorité|prioridade|priorità|priorytet|приоритет|пріоритет|priorita|öncelik|prioriteetti|優先度|优先级|優先順位|우선순위',
  status:
    'status|state|resolution|progress|done|completed|complete|finished|closed|zustand|stand|erledigt|fertig|tilstand|ferdig|läge|klar|tila|gereed|voortgang|estado|hecho|état|statut|avancement|fait|situação|feito|stato|fatto|stan|статус|состояние|готово|стан|stav|hotovo|durum|tila|állapot|stare|stadiu|κατάσταση|πρόοδος|trạng thái|tình trạng|tiến độ|kondisi|keadaan|status pelaksanaan|stanje|napredak|състояние|estat|olek|statuss|būsena|סטטוס|מצב|الحالة|สถานะ|remarks?|fait ou non|où en est-on|avance|voortgang|進度|狀態|处理状态|progress status|current status|status update|狀況|状态|状態|状況|ステータス|進捗|進捗状況|進み具合|対応状況|完了|状态|进度|进展|상태',
  type: 'type|kind|category|class|classification|theme|art|typ|kategorie|kategori|luokka|soort|tipo|categoría|catégorie|nature|categoria|kategoria|тип|категория|категорія|kategorie|tür|tip|tyyppi|種別|分類|区分|種類|类型|类别|分类|유형',
};

/** Names of the column of the promise itself: those that say so, and those that also name a column beside it. */
const actionHeads = {
  strong:
    'actions?|action items?|actionable|tasks?|to-?dos?|to do|follow[- ]?ups?|remediations?|remediation items?|corrective actions?|preventive actions?|improvements?|measures?|countermeasures?|next steps?|work|steps?|deliverables?|' +
    'maßnahmen?|aufgaben?|aktion(?:en)?|tiltak|oppgave[rn]?|åtgärd(?:er)?|uppgift(?:er)?|handling(?:er)?|opgave[rn]?|toimenpide|tehtävä|actie(?:s|punt|punten)?|maatregel(?:en)?|taak|taken|' +
    'acci[oó]n(?:es)?|tareas?|medidas?|mesures?|tâches?|ação|ações|tarefas?|azion[ei]|attività|działani[ea]|zadani[ea]|действи[ея]|задач[аи]|мер[аы]|мероприяти[ея]|ді[яїй]|завдання|захід|заходи|opatření|úkol(?:y)?|akce|aksiyon(?:lar)?|eylem(?:ler)?|görev(?:ler)?|yapılacak(?:lar)?|toimenpi(?:de|teet)|tehtävät|intézkedés|feladat|teendő|acțiun(?:e|i)|sarcin[ăi]|măsur[ăi]|ενέργει(?:α|ες)|εργασία|μέτρο|công việc|hành động|việc cần làm|nhiệm vụ|tindakan|tugas|langkah|perbaikan|radnj[ae]|mjer[ae]|mera|zadata[k]|akcij[ae]|ukrep|naloga|opatrenie|úloha|действие|задача|мярка|acci(?:ó|ons)|tasca|mesura|tegevus|ülesanne|uzdevums|darbība|užduotis|veiksmas|פעולה|משימה|الإجراء|المهمة|การดำเนินการ|งาน|corrective ?/ ?preventive actions?|corrective (?:and|&) preventive actions?|preventive measures?|改善項目|措施內容|行動項目|' +
    '対策|再発防止策|アクション|アクションアイテム|タスク|対応|対応内容|対応策|作業|やること|改善策|行动|行动项|措施|改进措施|任务|改进项|조치|조치 사항|조치 내용|개선 사항|개선 과제|과제|작업|할 일',
  weak: 'items?|description|what|what to do|summary|title|name|details?|beschreibung|was|thema|beskrivelse|hva|beskrivning|vad|kuvaus|omschrijving|wat|descripci[oó]n|qué|quoi|descrição|descrizione|cosa|opis|описание|что|опис|що|popis|co|açıklama|ne|descriere|ce|περιγραφή|τι|mô tả|nội dung|deskripsi|uraian|opis|описание|descripció|issue summary|概要|内容|項目|概要|説明|描述|事项|내용|설명',
};

/** Statuses, as they are written: the first words of a cell, or a mark. */
const statuses: Readonly<Record<ActionStatus, string>> = {
  done:
    'done|completed?|closed|fixed|resolved|finished|shipped|merged|deployed|implemented|delivered|rolled out|live|released|landed|' +
    'erledigt|fertig|abgeschlossen|umgesetzt|ferdig|fullført|utført|lukket|gjort|klart?|färdigt?|stängd|avslutad|afsluttet|udført|valmis|tehty|gereed|klaar|afgerond|voltooid|' +
    'hech[oa]|complet(?:ado|ada|ata|ato)|terminad[oa]|cerrad[oa]|resuelt[oa]|fait|faite|terminée?|achevée?|fermée?|feit[oa]|concluíd[oa]|fechad[oa]|fatt[oa]|chius[oa]|gotowe|zakończon[eay]|zrobione|готово|выполнен[оа]?|сделано|закрыт[оа]?|завершен[оа]?|завершено|виконано|зроблено|hotov[oáýé]|dokončen[oáý]|splněn[oáý]|vyřešen[oáý]|uzavřen[oáý]|færdig(?:gjort)?|løst|udbedret|ferdigstilt|åtgärdad|löst|opgelost|opgeleverd|gedaan|ukończon[eay]|rozwiązan[eay]|zamknięt[eay]|résolue?|réalisée?|effectuée?|livrée?|resolvid[oa]|realizad[oa]|implementad[oa]|risolt[oa]|conclus[oa]|implementat[oa]|решен[оа]?|исправлен[оа]?|ukončen[oáý]|opraven[oáý]|tamam|çözüldü|ratkaistu|korjattu|gelöst|behoben|tamamlandı|bitti|yapıldı|kapatıldı|kapalı|suoritettu|hyväksytty ja tehty|kész|finalizat|ολοκληρώθηκε|' +
    'finalizat[ăe]?|rezolvat[ăe]?|închis[ăe]?|realizat[ăe]?|ολοκληρωμέν[οαη]|έκλεισε|hoàn thành|đã xong|đã hoàn thành|xong|selesai|sudah|siap|gotov[oaei]?|dovršeno|završeno|zavŕšené|dokončené|hotové|splnené|končano|zaključeno|завършен[оа]?|изпълнен[оа]?|готов[оаі]?|acabat|fet|completat|tehtud|valmis|pabeigts|baigta|завершено|שהושלם|הושלם|בוצע|مكتمل|تم|เสร็จ(?:แล้ว|สิ้น)?|verified|' +
    '完了済み|完了|済み|済|対応済み|対応済|実施済み|実施済|クローズ|已完成|完成|已关闭|已解决|已上线|已修复|已落实|완료됨|완료|해결됨|해결',
  'in-progress':
    'in[ -]?progress|wip|doing|started|ongoing|in review|under way|underway|in development|implementing|working on it|active|' +
    'in arbeit|in bearbeitung|läuft|begonnen|under arbeid|pågår|pågående|påbegynt|i gang|igang|kesken|mee bezig|bezig|loopt|lopend|mee gestart|in behandeling|' +
    'en curso|en progreso|en proceso|en cours|em andamento|em progresso|in corso|w toku|w trakcie|в работе|в процессе|выполняется|в роботі|у роботі|виконується|probíhá|rozpracován[oáý]|v řešení|devam ediyor|sürüyor|yapılıyor|käynnissä|työn alla|folyamatban|în curs|σε εξέλιξη|' +
    'în (?:lucru|desfășurare|progres)|εκκρεμεί μερικώς|đang (?:làm|thực hiện|xử lý|tiến hành)|berjalan|sedang (?:berjalan|dikerjakan)|dalam (?:proses|pengerjaan|progres)|u tijeku|u toku|v teku|v priebehu|prebieha|в ход|в процес|en marxa|en procés|töös|procesā|vykdoma|בתהליך|בעבודה|قيد التنفيذ|กำลังดำเนินการ|assigned|accepted|(?:under|in) discussion|in (?:code review|qa|test(?:ing)?|validation|verification)|part(?:ly|ially) (?:done|complete)|mostly done|' +
    '進行中|対応中|作業中|実施中|着手|着手済み|进行中|处理中|開発中|진행 중|진행중',
  open:
    'open|unresolved|to[- ]?do|not (?:yet )?(?:started|done)|ikke (?:påbegyndt|påbegynt|begyndt|startet)|inte påbörjad|(?:nog )?niet (?:gestart|begonnen|opgepakt)|noch nicht (?:begonnen|angefangen|gestartet)|pas (?:encore )?(?:commencée?|démarrée?|fait)|aún no|sin hacer|ainda não|non ancora|jeszcze nie|ще не|ещ[её] не|nicht angefangen|non commencée?|no iniciad[oa]|não iniciad[oa]|non iniziat[oa]|nie rozpoczęt[eay]|new|pending|backlog|planned|outstanding|incomplete|proposed|unstarted|queued|scheduled|' +
    'offen|neu|geplant|ausstehend|nicht begonnen|åpen|ny|planlagt|ikke startet|öppen|ej påbörjad|åben|avoin|nieuw|gepland|te doen|' +
    'abiert[oa]|pendiente|por hacer|ouverte?|à faire|en attente|abert[oa]|pendente|a fazer|apert[oa]|da fare|otwarte|do zrobienia|nowe|открыт[оа]?|новая|запланировано|не начато|ожидает|відкрито|заплановано|не розпочато|otevřen[oáý]|nezahájeno|plánováno|k řešení|açık|planlandı|bekliyor|başlamadı|ei aloitettu|aloittamatta|suunniteltu|nyitott|tervezett|deschis|' +
    'neînceput[ăe]?|δεν (?:ξεκίνησε|έχει ξεκινήσει)|εκκρεμεί|ανοι(?:χ|κ)τ[όήο]|chưa (?:bắt đầu|làm|thực hiện|xong)|belum(?: (?:dimulai|mulai|selesai))?|nije (?:započeto|počelo)|nezačat[éoá]|nezačet[oaé]|nezahájené|otvoren[oaé]?|odprto|ni začeto|не е започнал[оа]?|незапочнат[оа]?|no (?:iniciat|començat)|pendent|alustamata|nav sākts|nepradėta|לא התחיל|פתוח|لم يبدأ|ยังไม่เริ่ม|ej påbörja[dt]|inte påbörjat|ikke begynt|ei vielä aloitettu|yet to start|not yet(?: started)?|to be (?:done|started|scheduled|planned)|on hold|blocked|waiting|ready(?: for [a-z]+)?|selected for development|triaged|nicht gestartet|à démarrer|à planifier|da iniziare|sin (?:iniciar|empezar)|' +
    '未着手|未対応|未完了|未実施|未|予定|检讨中|待办|待处理|未开始|未開始|待辦|待處理|未完成|计划中|미착수|예정|대기',
  declined:
    "declined|rejected|won['’]?t ?(?:fix|do)|will not do|wont-?fix|not doing|not going to(?: do)?|out of scope|cancell?ed|abandoned|dropped|obsolete|not planned|no longer needed|superseded|" +
    'abgelehnt|verworfen|entfällt|avvist|avlyst|forkastet|avvisad|afvist|hylätty|afgewezen|vervallen|rechazad[oa]|descartad[oa]|cancelad[oa]|rejetée?|abandonnée?|annulée?|rejeitad[oa]|rifiutat[oa]|annullat[oa]|odrzucone|anulowane|отклонен[оа]?|отменен[оа]?|скасовано|відхилено|zrušen[oáý]|zamítnut[oáý]|iptal(?: edildi)?|reddedildi|peruttu|elutasítva|anulat|' +
    '見送り|却下|中止|取り下げ|已取消|已拒绝|不处理|취소|보류',
};
/** A sign that people put before an item for how it stands, as the source of a pattern. */
export const statusSign = '[✅☑✔✓🚧⏳🔄🟡🟢🔴❌⬜☐]\\uFE0F?';

const statusMarks: readonly [RegExp, ActionStatus][] = [
  [/^(?:✅|☑|✔|✓|:white_check_mark:|🟢|\[x\]|\(\/\)|\([yY]\)|(?:yes|ja|oui|sí|sim|да|是)$)/iu, 'done'],
  [/^(?:🚧|⏳|🔄|🟡|:construction:|:hourglass:)/u, 'in-progress'],
  [/^(?:⬜|☐|🔲|◻|🔴|❌|⚪|:white_large_square:|\[ \]|\(x\)|\(n\)|✗|✘|×)/u, 'open'],
];

const types: Readonly<Record<ActionType, string>> = {
  prevent:
    'prevent(?:ion|ive|ative|ing)?|vorbeug(?:en|ung|end)|prävention|verhindern|vermeidung|foreby(?:gge|gging|ggende)|förebygg(?:a|ande)|ehkäisy|voorkomen|preventie|prevenir|prevención|prévention|prévenir|prevenção|prevenzione|zapobieganie|предотвращение|再発防止|防止|予防|恒久対応|恒久対策|预防|예방',
  detect:
    'detect(?:ion|ive|ing)?|monitoring|alerting|observability|erkenn(?:en|ung)|überwachung|oppdage|deteksjon|overvåking|upptäcka|övervakning|havaitseminen|detectie|detecteren|detectar|detección|détection|détecter|detecção|rilevamento|wykrywanie|обнаружение|мониторинг|検知|検出|監視|检测|监控|감지',
  mitigate:
    'mitigat(?:e|ion|ive|ing)|minder(?:n|ung)|milderung|abschwächung|dempe|begrense|skadebegrensning|begränsa|lieventäminen|beperken|mitigatie|mitigar|mitigación|atténu(?:er|ation)|mitigação|mitigazione|ograniczenie|смягчение|緩和|軽減|暫定対応|暫定対策|缓解|완화',
  repair:
    'repair|fix(?:es)?|bug ?fix|corrective|correction|reparatur|behebung|beheben|korrektur|reparere|rette|reparera|korjaus|herstel|reparar|reparación|corrección|réparation|corriger|correção|riparazione|correzione|naprawa|исправление|修正|修復|復旧|修复|수정',
  investigate:
    'investigat(?:e|ion|ing)|research|analysis|untersuch(?:en|ung)|analyse|undersøke|undersøkelse|undersöka|utredning|tutkia|onderzoek(?:en)?|investigar|investigación|enquête|investiguer|investigação|indagine|badanie|расследование|調査|調べる|调查|조사',
  process:
    'process(?:es)?|procedure|documentation|docs|training|prozess|dokumentation|schulung|prosess|dokumentasjon|rutine|process och rutiner|prosessi|proces|proceso|documentación|processus|procédure|processo|procedura|proces|процесс|документация|プロセス|手順|運用|文書|流程|文档|프로세스',
};

const whole = (words: string) => new RegExp(`^(?:${words})$`, 'iu');
const columnPatterns = Object.entries(columns).map(([key, words]) => [key as ActionColumn, whole(words)] as const);
const strongHead = whole(actionHeads.strong);
const weakHead = whole(actionHeads.weak);
const statusPatterns = Object.entries(statuses).map(
  ([key, words]) => [key as ActionStatus, new RegExp(`^(?:${words})(?![\\p{L}\\p{N}])`, 'iu')] as const,
);
const typePatterns = Object.entries(types).map(([key, words]) => [key as ActionType, whole(words)] as const);

/** A head of a column without its marks: `**Owner(s):**` is `owner`. */
function bareHead(head: string): string {
  return head
    .replace(/\(s\)/gi, 's')
    .replace(/[([（【].*?[)\]）】]/g, ' ')
    .replace(/[*_`~:：?？!]+|\.(?=\s*$)/g, ' ')
    .replace(/[\u{1F000}-\u{1FAFF}\u2600-\u27BF\uFE0F]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const isTaught = (head: string, words: readonly string[] | undefined) =>
  words?.some(
    (word) => word.toLowerCase() === head.toLowerCase() || word.toLowerCase() === bareHead(head).toLowerCase(),
  ) === true;

/** The columns that the heads of a table name, by their index. Two heads of one column: the first has it. */
export function columnsNamed(heads: readonly string[], words: Configuration['words']): Map<ActionColumn, number> {
  const found = new Map<ActionColumn, number>();
  const take = (key: ActionColumn, index: number) => {
    if (index >= 0 && !found.has(key) && ![...found.values()].includes(index)) found.set(key, index);
  };
  for (const key of ['id', 'action', 'type', 'owner', 'ticket', 'due', 'priority', 'status'] as const)
    take(
      key,
      heads.findIndex((head) => isTaught(head, words.columns[key])),
    );
  const bare = heads.map(bareHead);
  take(
    'action',
    bare.findIndex((head) => strongHead.test(head)),
  );
  for (const [key, pattern] of columnPatterns)
    take(
      key,
      bare.findIndex((head) => pattern.test(head)),
    );
  take(
    'action',
    bare.findIndex((head) => weakHead.test(head)),
  );
  return found;
}

/** Whether heads of columns can only be those of action items: they name the promise, who made it and until when. */
export function namesPromises(heads: readonly string[], words: Configuration['words']): boolean {
  const named = columnsNamed(heads, words);
  const action = named.get('action');
  return action !== undefined && strongHead.test(bareHead(heads[action]!)) && named.has('owner') && named.has('due');
}

/** `already done`, `bereits erledigt` */
const alreadySo =
  /^(?:already|bereits|schon|déjà|ya|já|già|reeds|al|allerede|redan|już|již|už|уже|вже|jo|már|deja|ήδη)\s+(?=\p{L})/iu;

/** The status that a text begins with, by the usual words, marks and the taught words; the rest is what it says more. */
export function statusIn(
  text: string,
  words: Configuration['words'],
): { status: ActionStatus; rest: string } | undefined {
  const plain = text
    .replace(/[*_~`\uFE0F]+/g, '')
    .trim()
    .replace(alreadySo, '');
  for (const [status, taught] of Object.entries(words.statuses) as [ActionStatus, string[]][]) {
    const word = taught.find((one) => plain.toLowerCase().startsWith(one.toLowerCase()));
    if (word !== undefined && !/^[\p{L}\p{N}]/u.test(plain.slice(word.length)))
      return { status, rest: restOf(plain.slice(word.length)) };
  }
  for (const [pattern, status] of statusMarks) {
    const mark = pattern.exec(plain);
    if (!mark) continue;
    const more = plain.slice(mark[0].length).trim();
    const said = statusIn(more, words);
    return said ?? { status, rest: restOf(more) };
  }
  // “Done” is a status; “New alert for the queue” is none.
  for (const [status, pattern] of statusPatterns) {
    const match = pattern.exec(plain);
    if (match && isShortStatus(plain, match[0])) return { status, rest: restOf(plain.slice(match[0].length)) };
  }
  return undefined;
}

/** The status that a text is, with nothing more said. */
export function statusNamed(text: string, words: Configuration['words']): ActionStatus | undefined {
  const said = statusIn(text, words);
  return said?.rest === '' ? said.status : undefined;
}

function isShortStatus(text: string, word: string): boolean {
  const rest = text.slice(word.length).trim();
  return (
    rest === '' || /^[\p{P}\p{S}\d]/u.test(rest) || /^(?:on|by|in|as|at|since|am|den|le|el|em|il|den)\s/i.test(rest)
  );
}

function restOf(text: string): string {
  return text.replace(/^[\s,;:–—-]+|\s+$/g, '');
}

/** The type a text is, by the usual words and ours. */
export function typeIn(text: string): ActionType | undefined {
  const plain = text.replace(/[*_`:：]+/g, '').trim();
  return typePatterns.find(([, pattern]) => pattern.test(plain))?.[0];
}

/** Whether a text is a priority: `P1`, `High`. */
export function isPriority(text: string): boolean {
  return /^(?:P\d|SEV-?\d|(?:very )?(?:high|low)|medium|critical|urgent|highest|lowest|hoch|mittel|niedrig|høy|middels|lav|hög|medel|låg|alta?|media?|baja?|haute?|moyenne?|basse?|高|中|低)$/i.test(
    text.replace(/[*_`]+/g, '').trim(),
  );
}

/** Labels of facts inside an item: `Owner: Ada`. One group: the label’s column. */
export function labelColumn(label: string, words: Configuration['words']): ActionColumn | undefined {
  const [found] = columnsNamed([label], words).keys();
  return found;
}

const nobody = new RegExp(
  '^(?:(?:nobody|no one|no-one|no owner|unassigned|unowned|not assigned|owner needed|to be assigned|tbd|tba|anyone|n/?a|offen|niemand|noch niemand|nicht zugewiesen|à attribuer|à définir|personne|non attribué|sin asignar|por asignar|nadie|por definir|sem dono|a definir|da assegnare|da definire|nog niet toegewezen|ingen|ej tilldelad|ikke tildelt|do ustalenia|nikt|не назначено|未定|未割当|待定|미정)(?: yet| so far| noch| encore)?|none|\\?+|[-–—]+)$',
  'iu',
);

/** Whether a text where a name would stand says that nobody does it yet: `TBD`, `unassigned`, `—`. */
export function isNobody(text: string): boolean {
  return nobody.test(text.trim());
}
