import { detectionChannels, type DetectionChannel } from '../model/vocabulary.ts';
import type { MeasuredIncident } from './incident.ts';
import { proportion, type Proportion } from './proportion.ts';

/** How incidents were noticed. */
export interface Detection {
  /** By a machine of the organisation’s own (`alert`, `synthetic`), of those whose channel is stated. */
  byMachine: Proportion;
  /** By anybody inside (a machine or `staff`), of those whose channel is stated. */
  internal: Proportion;
  channels: Record<DetectionChannel, number>;
  /** Ids that state no channel. */
  unknown: string[];
}

/** How the incidents that count were noticed. */
export function detectionOf(incidents: readonly MeasuredIncident[]): Detection {
  const channels = Object.fromEntries(detectionChannels.map((channel) => [channel, 0])) as Detection['channels'];
  const unknown: string[] = [];
  let stated = 0;
  for (const { id, channel, excluded } of incidents) {
    if (excluded) continue;
    if (!channel) unknown.push(id);
    else {
      channels[channel]++;
      stated++;
    }
  }
  const machine = channels.alert + channels.synthetic;
  return {
    byMachine: proportion(machine, stated),
    internal: proportion(machine + channels.staff, stated),
    channels,
    unknown,
  };
}
