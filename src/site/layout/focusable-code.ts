import type { Element } from 'hast';

/**
 * Makes code blocks of the handbook focusable in the HTML. Expressive Code would do so by script, once the browser is
 * idle.
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
