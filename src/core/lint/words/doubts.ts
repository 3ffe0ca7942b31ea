import { hedges } from 'hedges';
import { literal } from '../../text/literal.ts';

/**
 * Hedges with a plain meaning in a timeline: measures (`about 40`), abilities (`can`), what somebody said or thought,
 * and what a system looked like.
 */
const plain = new Set(
  `a bit|about|actually|allege|alleged|almost|almost never|always|and all that|and so forth|apparent|appear|appear to be|appeared|appears|approximately|around|assume|assumed|assumes|assumption|at least|basically|be sure|believe|believed|believes|bunch|can|certain|certainly|clear|clearly|consider|considered|considers|consistent with|could|couple|definite|definitely|diagnostic|don't know|doubt|effectively|estimate|estimated|estimates|et cetera|fairly|few|find|finds|found|frequently|generally|guess|guessed|guesses|in general|indicate|kind of|largely|like|little|look like|looks like|mainly|many|may|might|most|mostly|much|must|necessarily|occasionally|often|overall|partially|possible|possibility|practically|pretty|probability|probable|quite|quite clearly|rare|rarely|rather|read|really|roughly|say|says|seem|seemed|seems|seldom|several|should|so far|some|somebody|someone|something|sometimes|somewhat|somewhere|suggest|suggested|suggestive|suggests|suppose|supposed|supposes|surely|tend|think|thinks|thought|understand|understands|understood|unlikely|unsure|usually|virtually|will|would|more or less|likely|speculate|speculated|speculates|inconclusive`.split(
    '|',
  ),
);

const words = [...hedges.filter((hedge) => !plain.has(hedge)), 'most likely', 'very likely', 'might have', 'may have'];

/** A word of doubt. */
export const doubts = new RegExp(
  String.raw`\b(?:${words
    .sort((a, b) => b.length - a.length)
    .map(literal)
    .join('|')})\b`,
  'i',
);
