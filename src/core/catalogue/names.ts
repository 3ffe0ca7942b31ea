import type { Nodes } from 'mdast';
import type { Document } from '../model/document.ts';
import type { WrittenNames } from '../model/entry.ts';
import { walk } from '../parse/tree.ts';
import { namesInCode, namesInProse } from '../text/names.ts';

/**
 * The words of a document that may be the id of another one, each once, as they are written. What an id is only the
 * library knows; so every word counts that is not of letters alone.
 */
export function namesIn({ tree, facts }: Pick<Document, 'tree'> & { facts: { title: string } }): WrittenNames {
  const prose: string[] = [];
  const code = [facts.title];
  walk(tree as Nodes, (node) => {
    if (node.type === 'text') prose.push(node.value);
    if (node.type === 'inlineCode' || node.type === 'code') code.push(node.value);
    if ('url' in node && typeof node.url === 'string') code.push(node.url);
    if (node.type === 'link' || node.type === 'linkReference') {
      // The words of a link stand for its address.
      walk(node, (inside) => {
        if (inside.type === 'text') code.push(inside.value);
      });
      return false;
    }
    return undefined;
  });
  const found = namesInProse(prose.join('\n'));
  return {
    prose: [...new Set(found.prose)],
    elsewhere: [...new Set([...found.elsewhere, ...namesInCode(code.join('\n'))])],
  };
}
