import type { Nodes, Root } from 'mdast';
import type { Message } from '../model/message.ts';
import type { Hypothesis, InvestigationStep, Mitigation } from '../model/postmortem.ts';
import { confidences, type Confidence } from '../model/vocabulary.ts';
import { plain } from './prose.ts';
import { alternatives, shown } from './schema.ts';
import { extrasOf, placeOfNode } from './tree.ts';

/** What the components of a body say. */
export interface ReadComponents {
  hypotheses: Hypothesis[];
  investigation: InvestigationStep[];
  mitigations: Mitigation[];
  messages: Message[];
}

/** Quoted-text attributes of an MDX element; everything else is left out (and reported elsewhere). */
export function attributesOf(node: Nodes): Map<string, string> {
  const attributes = new Map<string, string>();
  if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return attributes;
  for (const attribute of node.attributes) {
    if (attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string')
      attributes.set(attribute.name, attribute.value);
  }
  return attributes;
}

/** Reads hypotheses, investigation steps and mitigations wherever they stand. */
export function readComponents(tree: Root, file: string): ReadComponents {
  const read: ReadComponents = { hypotheses: [], investigation: [], mitigations: [], messages: [] };
  for (const node of extrasOf(tree)) {
    if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') continue;
    const attributes = attributesOf(node);
    const base = () => ({ place: placeOfNode(node, file), text: plain(node.children as Nodes[]) });
    if (node.name === 'Hypothesis') {
      const written = attributes.get('confidence');
      const confidence = confidences.find((known) => known === written);
      if (written !== undefined && !confidence) {
        read.messages.push({
          rule: 'known-component',
          reason: `Unexpected confidence ${shown(written)}, expected ${alternatives(confidences)}`,
          place: placeOfNode(node, file),
        });
      }
      read.hypotheses.push({
        ...base(),
        confidence: confidence as Confidence | undefined,
        evidence: attributes.get('evidence'),
      });
    } else if (node.name === 'InvestigationStep') {
      read.investigation.push({ ...base(), command: attributes.get('command'), expected: attributes.get('expected') });
    } else if (node.name === 'Mitigation') {
      read.mitigations.push({ ...base(), risk: attributes.get('risk'), back: attributes.get('back') });
    }
  }
  return read;
}
