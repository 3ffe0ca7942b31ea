import { execFileSync } from 'node:child_process';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A generator that builds the same text. */
export interface Peer {
  name: string;
  /** Builds into `out` below its folder; a shell command. */
  command: string;
}

const root = join(import.meta.dirname, '..', '..');
const bin = join(root, 'node_modules', '.bin');
const index = (out: string) => `${join(bin, 'pagefind')} --site ${out} --quiet`;

/**
 * Lays out the peers that this machine has, each in a folder of its own, with the postmortems of a library as their
 * pages. What is missing is named.
 *
 * @param folder below the repository, where its packages are found
 */
export async function layOutPeers(folder: string, content: string): Promise<{ peers: Peer[]; missing: string[] }> {
  const peers: Peer[] = [];
  const missing = ['Eleventy: no package of this repository'];
  const texts = await postmortemsIn(content);
  if (isThere('hugo', ['version'])) {
    await layOutHugo(join(folder, 'hugo'), texts);
    peers.push({ name: 'Hugo + Pagefind', command: `cd hugo && rm -rf out && hugo --quiet -d out && ${index('out')}` });
  } else missing.push('Hugo: not on the path');
  await layOutAstro(join(folder, 'floor'), texts, floorPage);
  peers.push({
    name: 'floor (plain Astro) + Pagefind',
    command: `cd floor && ${join(bin, 'astro')} build && ${index('dist')}`,
  });
  await layOutStarlight(join(folder, 'starlight'), texts);
  peers.push({ name: 'Starlight', command: `cd starlight && ${join(bin, 'astro')} build` });
  return { peers, missing };
}

interface Text {
  id: string;
  title: string;
  body: string;
}

async function postmortemsIn(content: string): Promise<Text[]> {
  const folder = join(content, 'postmortems');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.mdx')).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8');
      const title = /^title: *["']?(.*?)["']?$/m.exec(text)?.[1] ?? name;
      return { id: name.replace(/\.mdx$/, ''), title, body: text.replace(/^---\n[\s\S]*?\n---\n/, '') };
    }),
  );
}

/** As Markdown with a title. */
const asMarkdown = ({ title, body }: Text) => `---\ntitle: ${JSON.stringify(title)}\n---\n${body}`;

async function layOutHugo(folder: string, texts: readonly Text[]): Promise<void> {
  await mkdir(join(folder, 'content/incidents'), { recursive: true });
  await mkdir(join(folder, 'layouts/_default'), { recursive: true });
  await writeFile(
    join(folder, 'config.toml'),
    "baseURL = '/'\ndisableKinds = ['RSS', 'sitemap', 'taxonomy', 'term']\n",
  );
  const page = (main: string) =>
    `<!doctype html><html lang="en"><head><title>{{ .Title }}</title></head><body><main data-pagefind-body><h1>{{ .Title }}</h1>${main}</main></body></html>`;
  await writeFile(join(folder, 'layouts/_default/single.html'), page('{{ .Content }}'));
  await writeFile(
    join(folder, 'layouts/_default/list.html'),
    page(
      '<ul>{{ range first 5 .RegularPagesRecursive }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>',
    ),
  );
  for (const text of texts) await writeFile(join(folder, 'content/incidents', `${text.id}.md`), asMarkdown(text));
}

/** A page of an incident of the floor: its title, its body from a side file, and five others. */
const floorPage = `---
import { getCollection } from 'astro:content';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
export async function getStaticPaths() {
  return (await getCollection('incidents')).map(({ id, data }) => ({ params: { id }, props: data, cacheKey: data.key }));
}
const { id } = Astro.params;
const { title } = Astro.props;
const others = (await getCollection('incidents')).slice(0, 5);
const html = await readFile(join(process.cwd(), 'bodies', id + '.html'), 'utf8');
---
<html lang="en"><head><title>{title}</title></head><body><main data-pagefind-body><h1>{title}</h1><Fragment set:html={html} />
<ul>{others.map((one) => <li><a href={'/incidents/' + one.id + '/'}>{one.data.title}</a></li>)}</ul></main></body></html>
`;

async function layOutAstro(folder: string, texts: readonly Text[], page: string): Promise<void> {
  await mkdir(join(folder, 'src/pages/incidents'), { recursive: true });
  await mkdir(join(folder, 'texts'), { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n');
  await writeFile(
    join(folder, 'astro.config.mjs'),
    `export default { cacheDir: './cache', experimental: { incrementalBuild: true }, vite: { ssr: { external: ['satteri'] } } };\n`,
  );
  // Bodies are made once for each content, and kept in side files.
  await writeFile(
    join(folder, 'src/content.config.ts'),
    `import { defineCollection } from 'astro:content';
import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { markdownToHtml } from 'satteri';
export const collections = {
  incidents: defineCollection({
    loader: {
      name: 'incidents',
      load: async ({ store }) => {
        mkdirSync('bodies', { recursive: true });
        for (const name of readdirSync('texts')) {
          const text = readFileSync('texts/' + name, 'utf8');
          const key = hash('md5', text);
          const id = name.replace('.md', '');
          if (store.get(id)?.data.key === key && existsSync('bodies/' + id + '.html')) continue;
          const body = text.replace(/^---[^]*?\\n---\\n/, '');
          writeFileSync('bodies/' + id + '.html', markdownToHtml(body).html);
          store.set({ id, data: { title: JSON.parse(/^title: (.*)$/m.exec(text)[1]), key } });
        }
      },
    },
  }),
};
`,
  );
  await writeFile(join(folder, 'src/pages/incidents/[id].astro'), page);
  for (const text of texts) await writeFile(join(folder, 'texts', `${text.id}.md`), asMarkdown(text));
}

async function layOutStarlight(folder: string, texts: readonly Text[]): Promise<void> {
  await mkdir(join(folder, 'src/content/docs/incidents'), { recursive: true });
  // Astro bundles what is named as a dependency.
  await writeFile(
    join(folder, 'package.json'),
    '{ "type": "module", "dependencies": { "@astrojs/starlight": "*", "astro": "*" } }\n',
  );
  await writeFile(
    join(folder, 'astro.config.mjs'),
    `import starlight from '@astrojs/starlight';\nexport default { integrations: [starlight({ title: 'Incidents' })] };\n`,
  );
  await writeFile(
    join(folder, 'src/content.config.ts'),
    `import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`,
  );
  await cp(join(root, 'tsconfig.json'), join(folder, 'tsconfig.json'));
  for (const text of texts)
    await writeFile(join(folder, 'src/content/docs/incidents', `${text.id}.md`), asMarkdown(text));
}

function isThere(command: string, args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
