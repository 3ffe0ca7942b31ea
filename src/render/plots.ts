/** Pictures of numbers, as SVG that needs no script and carries no style. */
export { drawCounts } from './plots/counts.ts';
export { drawDurations, longestLinked } from './plots/durations.ts';
export type { DurationPoint, IncidentPoint } from './plots/points.ts';
export { drawReach } from './plots/reach.ts';
export { drawShares, type ShareRow } from './plots/shares.ts';
export { drawSpark } from './plots/spark.ts';
export { drawSpread, type SpreadRow } from './plots/spread.ts';
export { drawStrip } from './plots/strip.ts';
export { drawThemes } from './plots/themes.ts';
export { mostPoints } from './plots/density.ts';
