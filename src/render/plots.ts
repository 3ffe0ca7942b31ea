/** Pictures of numbers, as SVG that needs no script and carries no style. */
export { drawCounts, type CountRow } from './plots/counts.ts';
export { drawDurations } from './plots/durations.ts';
export type { DurationPoint, IncidentPoint } from './plots/points.ts';
export { drawReach, type ReachRow } from './plots/reach.ts';
export { drawShares, drawSpread, drawThemes, type ShareRow, type SpreadRow, type ThemeRow } from './plots/rows.ts';
export { drawSpark } from './plots/spark.ts';
export { drawStrip } from './plots/strip.ts';
export type { PlotWords } from './plots/words.ts';
