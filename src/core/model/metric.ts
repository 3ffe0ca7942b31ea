import * as z from 'zod';
import { milestones } from './vocabulary.ts';

const milestone = z.enum(milestones);

/** One duration the organisation measures: its two ends, and the name its mean goes by. */
export const metricSchema = z
  .strictObject({
    name: z.string().min(1).describe('What the metric is called: `time to detect`.'),
    from: milestone.describe('The milestone it starts at.'),
    to: milestone.describe('The milestone it ends at.'),
    mean: z.string().min(1).optional().describe('The acronym of its mean over several incidents, such as `MTTD`.'),
  })
  .describe('A duration named by its two milestones.');
export type Metric = z.output<typeof metricSchema> & { id: string };

/** The definitions used unless library.yaml sets its own. */
export const defaultMetrics: Record<string, z.output<typeof metricSchema>> = {
  'time-to-detect': { name: 'time to detect', from: 'impact-start', to: 'detected', mean: 'MTTD' },
  'time-to-acknowledge': { name: 'time to acknowledge', from: 'detected', to: 'acknowledged' },
  'time-to-mitigate': { name: 'time to mitigate', from: 'impact-start', to: 'mitigated' },
  'time-to-recover': { name: 'time to recover', from: 'impact-start', to: 'recovered', mean: 'MTTR' },
  'time-to-resolve': { name: 'time to resolve', from: 'detected', to: 'resolved' },
};
