import type { Nodes } from 'mdast';
import type { Document } from '../model/document.ts';
import type { WrittenName } from '../model/entry.ts';
import { walk } from '../parse/tree.ts';
import { namesInCode, namesInProse } from '../text/names.ts';

/**
 * The words of a document that may be the id of another one, each once, as they are written. What an id is only the
 * library knows; so every word counts that is not of letters alone. Words of paths, addresses and file names are no
 * words of prose.
 */
export function namesIn({ tree, facts }: Pick<Document, 'tree'> & { facts: { title: string } }): WrittenName[] {
  const found = new Map<string, WrittenName>();
  const add = (name: WrittenName) => {
    const key = `${name.written}#${name.action ?? ''}`;
    if (!found.get(key)?.inProse) found.set(key, name);
  };
  const addCode = (text: string) => {
    for (const written of namesInCode(text)) add({ written, inProse: false });
  };
  addCode(facts.title);
  walk(tree as Nodes, (node) => {
    if (node.type === 'text') for (const name of namesInProse(node.value)) add(name);
    if (node.type === 'inlineCode' || node.type === 'code') addCode(node.value);
    if ('url' in node && typeof node.url === 'string') addCode(node.url);
    if (node.type === 'link' || node.type === 'linkReference') {
      // The words of a link stand for its address.
      walk(node, (inside) => {
        if (inside.type === 'text') addCode(inside.value);
      });
      return false;
    }
    return undefined;
  });
  return [...found.values()];
}
