import type { Nodes } from 'mdast';
import type { Moment } from '../../model/moment.ts';
import type { LibraryDocument } from '../../model/library.ts';
import type { ActionItem, TimelineEvent } from '../../model/postmortem.ts';
import { plain } from '../../parse/prose.ts';
import { tablesOf } from '../../parse/table.ts';

/**
 * Everything a document says, as text to compare: facts, the events of the timeline whatever their order, and all else
 * in its order. How times are written, what known sections are called and where table cells end is no part of it.
 */
export function meaningOf(document: LibraryDocument): string {
  const { facts, faults, sections } = document;
  const timelines = new Set<unknown>(
    sections.filter(({ id }) => id === 'timeline').flatMap(({ nodes }) => tablesOf(nodes)),
  );
  const body: unknown[] = [];
  const sectionAt = new Map(sections.map((section) => [`${section.place.line}`, section]));
  const visit = (node: Nodes): void => {
    if (timelines.has(node)) return;
    if (node.type === 'heading') {
      const section = sectionAt.get(`${node.position?.start.line}`);
      body.push(['heading', node.depth, section?.id ?? plain(node)]);
    } else if (node.type === 'tableCell') body.push(['cell', plain(node), shapeOf(node)]);
    else {
      const own = 'value' in node && typeof node.value === 'string' ? node.value : '';
      body.push([node.type, own, 'url' in node ? node.url : '']);
      if ('children' in node) for (const child of node.children) visit(child as Nodes);
    }
  };
  visit(document.tree);
  const rest =
    document.type === 'postmortem'
      ? {
          events: document.timeline.events.map(saidBy).sort(),
          actions: actionsIn(document),
          communications: document.communications.map(({ moment, channel, audience, text }) => [
            instant(moment),
            channel?.text,
            audience?.text,
            text.text,
          ]),
        }
      : document.type === 'review'
        ? { actions: actionsIn(document) }
        : {};
  // The words of a fault may quote a time that is written otherwise now.
  const said = faults.map(({ rule }) => rule).sort();
  return JSON.stringify({ facts, said, body, rest });
}

function actionsIn({ actions }: { actions: readonly ActionItem[] }): unknown {
  return actions.map((action) =>
    [action.id, action.type, action.owner, action.ticket, action.due, action.priority, action.status]
      .map((written) => written?.value)
      .concat(action.action.text),
  );
}

function saidBy({ time, moment, milestones, event, evidence }: TimelineEvent): string {
  return JSON.stringify([
    moment ? instant(moment) : time.value,
    milestones.map(({ value }) => value),
    event.text,
    event.nodes.map(shapeOf),
    evidence?.text,
    evidence?.nodes.map(shapeOf),
  ]);
}

function instant(moment: Moment | undefined): unknown {
  return moment && [moment.earliest, moment.latest, moment.precision, moment.approximate, moment.zone];
}

/** Types, values and addresses of a piece of text, without places. */
function shapeOf(node: Nodes): unknown {
  return [
    node.type,
    'value' in node && node.type !== 'text' ? node.value : undefined,
    'url' in node ? node.url : undefined,
    'children' in node ? node.children.map((child) => shapeOf(child as Nodes)) : undefined,
  ];
}
