import type { Length } from '../../text/length.ts';
import type { Telling } from './telling.ts';

/** A length that was counted in hours of work: `4 h (during support hours 10:00–17:00)`. */
const inWorkingTime =
  /^[^.;]{0,12}\b(?:of |in |during |within |counting (?:only )?)?(?:the )?(?:our )?(?:support|business|working|work|office|service|opening|staffed|core|duty|on[- ]call|trading|school) (?:hours?|time|days?)\b|^[^.;]{0,12}(?:Geschäfts|Service|Arbeits|Büro|Support|Öffnungs)(?:zeit|stunden)|^[^.;]{0,12}(?:heures (?:ouvrées|ouvrables|de bureau)|horas (?:hábiles|laborables|úteis)|ore lavorative|営業時間|業務時間|工作时间)|^ ?\([^)]*\b(?:clock|timer|SLA|Uhr) (?:was |is )?(?:stopped|paused|suspended|angehalten)\b|^ ?\([^)]*\b(?:excluding|outside(?: of)?|except(?: for)?|minus|net of|not counting|without|ohne|hors|sin) (?:the )?(?:nights?|weekends?|holidays?|lunch|breaks?|(?:opening|business|office|working|support|service) hours|Nacht|Wochenende|Feiertage)/iu;

/** Whether a length was counted in hours of work, and not by the clock. */
export function isOfWorkingTime(sentence: Telling, { text, end }: Length): boolean {
  return (
    /\b(?:business|working)\b/i.test(text) ||
    inWorkingTime.test(sentence.text.slice(end)) ||
    inWorkingTime.test(namesOf(sentence))
  );
}

/** What names a cell: the head of its column, or the first cell of its row. */
function namesOf({ passage: { named } }: Telling): string {
  return named ? `${named.row} ${named.column}` : '';
}
