import type { Heading, PhrasingContent, RootContent } from 'mdast';
import type { HeadingIndex } from '../../parse/sections.ts';
import { stampsOf } from './entries.ts';
import { textOfInline } from './print.ts';
import { dayAt } from '../../text/day.ts';
import { readInstant } from '../../text/instant.ts';
import type { TaughtZones } from '../../text/zone.ts';

/** A section of a document that is imported. */
export interface ImportedSection {
  id: string | undefined;
  heading: Heading | undefined;
  nodes: RootContent[];
  isTimeline: boolean;
}

/** Whether a heading unknown to the template looks like one of a timeline. */
export function isTimelineHeading(text: string): boolean {
  return /\btime ?line\b|\bchronology\b/i.test(text);
}

/** What headings of action items are called, in the languages people write postmortems in. */
const actionHeading = new RegExp(
  `^(?:${[
    'action items?(?![\\p{L}]).{0,30}|actions?|action (?:points?|plan|list)|actions (?:to take|required|planned)|next steps|follow[- ]?ups?(?: \\w+)?|corrective (?:actions?|measures?)(?: .{0,20})?|prevent(?:ive|ative|ion) (?:actions?|measures?)|remediation (?:items?|actions?|plan|tasks?)|to-?dos?|to do|tasks|countermeasures',
    'maßnahmen(?:plan|liste)?|aufgaben|nächste schritte|offene punkte|folgemaßnahmen',
    'tiltak(?:sliste)?|oppfølging(?:spunkter)?|neste steg|åtgärder|uppföljning|nästa steg|opfølgning|handlinger|toimenpiteet|jatkotoimet',
    'acties|actiepunten|vervolgacties|maatregelen|volgende stappen',
    "acciones(?: .{0,20})?|próximos pasos|tareas|plan de acción|actions correctives|plan d[’']actions?|prochaines étapes",
    'ações(?: .{0,20})?|próximos passos|plano de ação|azioni(?: .{0,20})?|prossimi passi|działania(?: .{0,20})?|następne kroki',
    'действия|план действий|следующие шаги|меры',
    '対策|再発防止策|再発防止|アクション(?:アイテム|プラン)?|今後の対応|今後の対策|対応策|行动项|改进措施|后续行动|后续措施|조치 사항|재발 방지 대책|후속 조치',
  ].join('|')})$`,
  'iu',
);

/** Whether a heading unknown to the template looks like one of action items. */
export function isActionHeading(text: string): boolean {
  return actionHeading.test(text.replace(/^[\d.)\s\p{Extended_Pictographic}\uFE0F]+|[:：.]$/gu, '').trim());
}

/** Cuts the body at its highest headings. A timeline continues across headings that are times. */
export function cutSections(nodes: readonly RootContent[], find: HeadingIndex, taught: TaughtZones): ImportedSection[] {
  const sections: ImportedSection[] = [];
  let depth = 2;
  for (const node of nodes) {
    const last = sections.at(-1);
    if (node.type === 'heading') {
      const text = textOfInline(node.children);
      const known = find(text);
      const isTimeline = known === 'timeline' || (known === undefined && isTimelineHeading(text));
      const isTimed = last?.isTimeline === true && isTimeHeading(text, taught);
      if ((node.depth <= depth || isTimeline) && !isTimed && !(last?.isTimeline && node.depth > depth)) {
        depth = node.depth <= 2 ? 2 : isTimeline ? node.depth : 2;
        sections.push({ id: known, heading: node, nodes: [], isTimeline });
        continue;
      }
    }
    if (last) last.nodes.push(node);
    else sections.push({ id: undefined, heading: undefined, nodes: [node], isTimeline: false });
  }
  if (!sections.some(({ isTimeline }) => isTimeline)) {
    const count = ({ nodes: inside }: ImportedSection) =>
      inside.reduce((sum, node) => {
        if (node.type === 'list') return sum + stampsOf(node, taught).filter((stamp) => stamp?.clock).length;
        return sum + (node.type === 'heading' && readInstant(textOfInline(node.children), taught)?.clock ? 1 : 0);
      }, 0);
    const best = sections.filter(({ heading }) => heading).sort((a, b) => count(b) - count(a))[0];
    if (best && count(best) >= 3) {
      best.isTimeline = true;
      best.id = 'timeline';
    }
  }
  return sections;
}

function isTimeHeading(text: string, taught: TaughtZones): boolean {
  const stamp = readInstant(text, taught);
  if (stamp && (stamp.clock || stamp.isBroken)) return true;
  return dayAt(text.trim(), 0) !== undefined;
}

/** Shifts headings so that the highest below the title is `##`. */
export function levelled(nodes: readonly RootContent[]): RootContent[] {
  const depths = nodes.flatMap((node) => (node.type === 'heading' ? [node.depth] : []));
  if (depths.length === 0) return [...nodes];
  const shift = Math.min(...depths) > 2 ? 2 - Math.min(...depths) : 0;
  return nodes.map((node) =>
    node.type === 'heading' ? { ...node, depth: Math.max(2, node.depth + shift) as Heading['depth'] } : node,
  );
}

/** Moves headings inside notes below the notes’ own. */
export function lowered(node: RootContent): RootContent {
  return node.type === 'heading' ? { ...node, depth: Math.max(4, node.depth) as 4 } : node;
}

/** The links and pictures of a heading, as a paragraph below it. */
export function linksOf(heading: Heading): RootContent[] {
  const isMore = (child: PhrasingContent) =>
    ['link', 'linkReference', 'image', 'imageReference', 'footnoteReference'].includes(child.type);
  const kept = heading.children.some((child) => child.type === 'html')
    ? heading.children
    : heading.children.filter(isMore);
  return kept.length === 0 ? [] : [{ type: 'paragraph', children: kept }];
}
