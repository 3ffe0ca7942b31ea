import { weekdayNumbers } from '../../text/calendar.ts';
import type { Length } from '../../text/length.ts';
import type { Telling } from './telling.ts';

/** A length that was counted in hours of work: `4 h (during support hours 10:00–17:00)`. */
const inWorkingTime =
  /^[^.;]{0,12}\b(?:of |in |during |within |counting (?:only )?)?(?:the )?(?:our )?(?:support|business|working|work|office|service|opening|staffed|core|duty|on[- ]call|trading|school) (?:hours?|time|days?)\b|^[^.;]{0,12}(?:Geschäfts|Service|Arbeits|Büro|Support|Öffnungs)(?:zeit|stunden)|^[^.;]{0,12}(?:heures (?:ouvrées|ouvrables|de bureau)|horas (?:hábiles|laborables|úteis)|ore lavorative|horario (?:laboral|de (?:oficina|atención|trabajo|apertura|servicio))|horário (?:comercial|de (?:expediente|trabalho|serviço))|orario (?:d['’]ufficio|lavorativo|di (?:lavoro|servizio))|heures de (?:service|travail|permanence)|kantooruren|werkuren|kantoortijd|kontorstid|arbetstid|arbeidstid|arbejdstid|godzin(?:ach|y) pracy|pracovní(?:ch)? (?:hodin|doby|době)|рабоч\p{L}+ (?:врем\p{L}+|час\p{L}*)|mesai saat\p{L}*|munkaid\p{L}+|työai\p{L}+|営業時間|業務時間|工作时间|营业时间|勤務時間|근무 ?시간|영업 ?시간|업무 ?시간)|^ ?\([^)]*\b(?:clock|timer|SLA|Uhr) (?:was |is )?(?:stopped|paused|suspended|angehalten)\b|^,? ?\(?[^).;]{0,60}\b(?:excluding|outside(?: of)?|except(?: for)?|minus|net of|not counting|without|ohne|hors|sin) (?:the )?(?:nights?|weekends?|holidays?|lunch|breaks?|(?:opening|business|office|working|support|service) hours|Nacht|Wochenende|Feiertage)/iu;

/** Words in brackets behind a length, or behind a comma, by which it was not counted by the clock. */
const besideIt =
  /^[ ,]{1,2}while (?:the |our )?\w+ (?:was|were|is|are) (?:open|staffed|manned|on duty|at work|there)\b|^ ?\([^).;]*\b(?:support|shifts?|cover(?:age)?|on duty|staffed|nights?|weekends?|holidays?|8x5|(?:24|8|5) ?[x×/] ?[57]|nine to five|(?:our|inside|within) (?:\w+ )?hours|9 to 5)\b|^ (?:in|within|during|inside) (?:the |our )?(?:support|service|duty|cover(?:age)?) (?:window|period|times?)\b|^,[^.;]{0,40}\b(?:nobody|no one|none of us) (?:was|is|were) (?:on duty|there|at work|working|awake|in the office)\b/i;

/** `Tue–Sat 9–17`: days of the week, from one to another. */
const daysOfWork = /^ ?\([^).;]{0,20}?(?<first>\p{L}+)\.? ?(?:[–-]|to|bis|a|à) ?(?<last>\p{L}+)/u;
function isOfWorkingDays(behind: string): boolean {
  const days = daysOfWork.exec(behind)?.groups;
  return (
    days !== undefined &&
    [days['first']!, days['last']!].every((day) => Object.hasOwn(weekdayNumbers, day.toLowerCase()))
  );
}

/** Whether a length was counted in hours of work, and not by the clock. */
export function isOfWorkingTime(sentence: Telling, { text, end }: Length): boolean {
  return (
    /\b(?:business|working)\b/i.test(text) ||
    inWorkingTime.test(sentence.text.slice(end)) ||
    besideIt.test(sentence.text.slice(end)) ||
    isOfWorkingDays(sentence.text.slice(end)) ||
    inWorkingTime.test(namesOf(sentence))
  );
}

/** What names a cell: the head of its column, or the first cell of its row. */
function namesOf({ passage: { named } }: Telling): string {
  return named ? `${named.row} ${named.column}` : '';
}
