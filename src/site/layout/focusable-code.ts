import type { Element } from 'hast';

/**
 * Code blocks of the handbook that can be scrolled by keyboard from the first moment: by itself Expressive Code makes
 * them so with a script, which waits until the browser is idle.
 */
export const focusableCode = {
  name: 'Focusable code',
  hooks: {
    postprocessRenderedBlock: ({ renderData }: { renderData: { blockAst: Element } }): void => {
      const visit = (node: Element): void => {
        if (node.tagName === 'pre') node.properties['tabIndex'] = 0;
        for (const child of node.children) if (child.type === 'element') visit(child);
      };
      visit(renderData.blockAst);
    },
  },
};
