import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { image, OneIncident, page, post, there } from './oneincident.ts';

let folder: string;
let library: OneIncident;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'build-public-'));
  library = await OneIncident.write(folder);
  expect((await library.build()).code).toBe(0);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('npx postmortems build-public', () => {
  test('stops at an incident that was edited after it was approved, and leaves what was built before', async () => {
    await library.change(post, (text) => text.replace('Orders fell to none.', 'Orders fell to nothing.'));
    const { code, stdout } = await library.build();
    expect(stdout).toContain('Unexpected change of what is public since it was approved, expected a new approval');
    expect(stdout).toContain('Nothing was built: an incident that was approved would be missing from the public site.');
    expect(code).toBe(1);
    expect(await there(join(library.out, page))).toBe(true);
  });

  test('builds without it where that is said', async () => {
    const { code, stdout } = await library.build('--leave-out');
    expect(stdout).toContain('No incident is public; `npx postmortems public list` says why.');
    expect(code).toBe(0);
    const names = await readdir(join(library.out, 'incidents'));
    expect(names.sort()).toEqual(['2026-05-06-false-alarm', 'the-false-alarm']);
    const home = await readFile(join(library.out, 'index.html'), 'utf8');
    expect(home).toContain('Nothing has been published here yet.');
    expect(home).not.toMatch(/\d+ (incidents?|accounts?)/);
  });

  test('builds a page of numbers where the policy wants one, which says what they cover', async () => {
    const page = join(library.out, 'numbers/index.html');
    await library.change('library.yaml', (text) => text.replace('  numbers: true\n', ''));
    expect((await library.build('--leave-out')).code).toBe(0);
    expect(await there(page)).toBe(false);
    await library.change('library.yaml', (text) => text.replace('  colour:', '  numbers: true\n  colour:'));
    expect((await library.build('--leave-out')).code).toBe(0);
    const html = await readFile(page, 'utf8');
    expect(html).toContain('These numbers cover the 0 incidents with an account on this site');
    expect(await readFile(join(library.out, 'sitemap.xml'), 'utf8')).toContain('/x/numbers/</loc>');
  });

  test('builds with it once it is approved again', async () => {
    expect((await library.approve()).stdout).toContain('is approved by ekhan');
    expect(await readFile(join(library.content, post), 'utf8')).toContain('since: 2026-05-20');
    expect((await library.build()).code).toBe(0);
  });

  test('says which picture it cannot strip of what is not seen', async () => {
    await rm(library.out, { recursive: true });
    await writeFile(join(library.content, image, 'graph.svg'), 'not a drawing');
    await library.change(post, (text) => text.replace('graph.png', 'graph.svg'));
    await library.approve();
    const { code, stdout } = await library.build();
    expect(stdout).toContain('images/2026-05-05-shelves-empty/graph.svg`, expected one of png, jpg');
    expect(code).toBe(1);
    expect(await there(library.out)).toBe(false);
  });

  test('an Internal that is left open lets nothing out', async () => {
    await library.change(post, (text) => text.replace('called.</Internal>', 'called.'));
    const { code, stdout } = await library.build();
    expect(stdout).toContain('Unexpected fault in the document, expected one that can be read whole');
    expect(code).toBe(1);
    expect(await there(library.out)).toBe(false);
  });

  test('an embargo in the future is no fault, and no trace of the incident is there', async () => {
    await library.change(post, (text) =>
      text.replace('called.', 'called.</Internal>').replace('graph.svg', 'graph.png'),
    );
    await library.change(post, (text) => text.replace('publication:\n', 'publication:\n  embargo: 2999-12-31\n'));
    await library.approve();
    const { code } = await library.build();
    expect(code).toBe(0);
    const names = await readdir(library.out, { recursive: true });
    expect(names.filter((name) => name.includes('shelves'))).toEqual([]);
    for (const name of names.filter((one) => /\.(html|json|xml)$/.test(one)))
      expect(await readFile(join(library.out, name), 'utf8')).not.toMatch(/shelves|xylophone/);
  });

  test.each([
    ['the repository', '.', 'holds other things'],
    ['the content folder', '<content>/site', 'is inside the content folder'],
    ['a folder of something else', '<content>/../', 'holds other things'],
  ])('does not write over %s', async (_, folder, says) => {
    const { code, stderr } = await library.build('--out', folder.replace('<content>', library.content));
    expect(stderr).toContain(says);
    expect(stderr).toContain('Give a new folder or one that build:public made.');
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(code).toBe(2);
  });

  test('nothing is built while a catalogue cannot be read', async () => {
    await library.change('people.yaml', (text) => `${text}\n: [`);
    const { code, stdout } = await library.build();
    expect(stdout).toContain('Unexpected fault in `people.yaml`, expected none, since it says what has to stay inside');
    expect(code).toBe(1);
    await library.change('people.yaml', (text) => text.replace('\n: [', ''));
  });

  test('a policy without an address is told what to do', async () => {
    await library.change('library.yaml', (text) => text.replace(/^ {2}site: https:\/\/history.*\n/m, ''));
    const { code, stderr } = await library.build();
    expect(stderr).toMatch(/^There is no `publication\.site` in .*library\.yaml\. Set it to the address/m);
    expect(code).toBe(2);
  });
});
