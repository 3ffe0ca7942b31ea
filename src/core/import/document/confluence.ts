/**
 * Confluence’s storage format as plain HTML. Macros become what they say: code blocks, panels as quotes, expanders with
 * their titles, tasks as boxes, users and pages by name; any other macro its name and its text. HTML of other
 * programs passes through, apart from bold and italics that are only styles.
 */
export function confluenceToHtml(html: string): string {
  return (
    html
      .replace(
        /<ac:structured-macro[^>]*ac:name="(?:code|noformat)"[^>]*>([\s\S]*?)<\/ac:structured-macro>/g,
        (_, inner: string) => {
          const language = /<ac:parameter ac:name="language">([^<]*)</.exec(inner)?.[1];
          const title = /<ac:parameter ac:name="title">([^<]*)</.exec(inner)?.[1];
          const body = /<!\[CDATA\[([\s\S]*?)\]\]>/.exec(inner)?.[1] ?? '';
          const attribute = language && /^[\w+-]+$/.test(language) ? ` class="language-${language}"` : '';
          return `${title ? `<p>${title}</p>` : ''}<pre><code${attribute}>${escapeHtml(body)}</code></pre>`;
        },
      )
      .replace(/<ac:task-list>/g, '<ul>')
      .replace(/<\/ac:task-list>/g, '</ul>')
      .replace(/<ac:task>([\s\S]*?)<\/ac:task>/g, (_, inner: string) => {
        const checked = /<ac:task-status>complete<\/ac:task-status>/.test(inner);
        const written = /<ac:task-body>([\s\S]*?)<\/ac:task-body>/.exec(inner)?.[1] ?? '';
        // The date in a task is the one it is due by.
        const body = written.replace(/<time datetime="([^"]*)"\s*(?:\/>|><\/time>)/, '(due: $1)');
        return `<li><input type="checkbox"${checked ? ' checked' : ''}> ${body}</li>`;
      })
      .replace(/<ac:parameter ac:name="title">([^<]*)<\/ac:parameter>/g, '<p><strong>$1</strong></p>')
      .replace(/<ac:structured-macro[^>]*ac:name="(?:info|note|tip|warning|panel)"[^>]*>/g, '<div>')
      .replace(/<ac:structured-macro[^>]*ac:name="([\w-]+)"[^>]*>/g, (_, name: string) =>
        /^(?:expand|status|toc|jira)$/.test(name) ? '<div>' : `<div><p>${name}</p>`,
      )
      .replace(/<\/ac:structured-macro>/g, '</div>')
      .replace(
        /<ac:parameter ac:name="(?:colour|color|bgColor|icon|maxLevel|minLevel|columns|server|serverId|schema-version)">[^<]*<\/ac:parameter>/g,
        '',
      )
      .replace(/<ac:parameter[^>]*>([^<]*)<\/ac:parameter>/g, '<span>$1 </span>')
      .replace(
        /<ac:image[^>]*>\s*<ri:attachment ri:filename="([^"]*)"[^>]*\/?>(?:<\/ri:attachment>)?\s*<\/ac:image>/g,
        '<img src="$1" alt="">',
      )
      .replace(
        /<ac:image[^>]*>\s*<ri:url ri:value="([^"]*)"[^>]*\/?>(?:<\/ri:url>)?\s*<\/ac:image>/g,
        '<img src="$1" alt="">',
      )
      .replace(/<ri:page[^>]*ri:content-title="([^"]*)"[^>]*\/?>/g, '$1 ')
      .replace(/<ri:user[^>]*ri:(?:username|account-id|userkey)="([^"]*)"[^>]*\/?>/g, '@$1 ')
      .replace(/<ri:attachment ri:filename="([^"]*)"[^>]*\/?>/g, '$1 ')
      .replace(/<time datetime="([^"]*)"\s*(?:\/>|><\/time>)/g, '$1')
      // Google Docs marks the title by its style.
      .replace(/<p([^>]*\sclass="(?:[^"]*\s)?title(?:\s[^"]*)?"[^>]*)>([\s\S]*?)<\/p>/g, '<h1$1>$2</h1>')
      .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, body: string) => escapeHtml(body))
      .replace(/<\/?(?:ac|ri):[^>]*>/g, '')
      // Google Docs and Word write bold as a style.
      .replace(
        /<span[^>]*style="[^"]*font-weight:\s*(?:bold|[6-9]00)[^"]*"[^>]*>([\s\S]*?)<\/span>/gi,
        '<strong>$1</strong>',
      )
      .replace(/<span[^>]*style="[^"]*font-style:\s*italic[^"]*"[^>]*>([\s\S]*?)<\/span>/gi, '<em>$1</em>')
  );
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character]!);
}
