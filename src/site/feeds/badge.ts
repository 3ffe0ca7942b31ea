import { makeBadge } from 'badge-maker';
import { measuredKinds } from '../../core/model/vocabulary.ts';
import type { Texts } from '../../texts/texts.ts';
import type { ApiService } from './api/schema.ts';
import { oneLine } from './feed.ts';

/**
 * A badge for a service as SVG, for a README or a catalogue: how many action items are open, and the day of its last
 * incident. It does not depend on the day of the build.
 */
export function badgeOf({ recent, actions, name }: ApiService, texts: Texts['feeds']): string {
  const last = recent.find(
    ({ began, kind, status }) => began !== undefined && measuredKinds.includes(kind) && status !== 'retracted',
  );
  const message = [
    last ? texts.lastIncident(last.began!.slice(0, 10)) : texts.noIncident,
    ...(actions.length > 0 ? [texts.openActions(actions.length)] : []),
  ].join(', ');
  const label = oneLine(name).slice(0, 60) || '?';
  return makeBadge({ label, message, color: actions.length > 0 ? '#8f5a00' : '#1d7046', style: 'flat' });
}
