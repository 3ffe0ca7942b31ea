import { importDocument, type ImportSettings } from './import.ts';
import { rawText } from './inline.ts';
import { sectionNamed } from './heading-words.ts';
import { walk } from '../../parse/tree.ts';
import type { ReadDocument } from './source.ts';

/**
 * What the name of a file says about it: `document`s are read; what is in `doubt` (no ending, an unknown one or several,
 * README, index, template) is read and taken where it is a postmortem; `other` files cannot be read; a `picture` goes
 * where a document shows it.
 */
export type FileKind = 'document' | 'doubt' | 'picture' | 'other';

const readable =
  /\.(?:md|markdown|mdown|mkd|qmd|rmd|mdx|txt|text|wiki|mediawiki|org|adoc|asciidoc|rst|html?|xhtml|docx)$/i;
const picture = /\.(?:png|jpe?g|gif|svg|webp|avif|bmp|ico|tiff?|heic)$/i;
const unreadable =
  /\.(?:pdf|docm?|dotx?|odt|rtf|pages|pptx?|key|xlsx?|ods|numbers|csv|tsv|json|jsonl|ndjson|ya?ml|toml|xml|ini|conf|lock|log|eml|msg|mbox|zip|gz|tgz|tar|bz2|xz|7z|rar|mp[34]|mov|webm|avi|wav|css|scss|less|js|mjs|cjs|jsx|ts|tsx|vue|py|rb|go|rs|java|kt|php|sh|bash|zsh|ps1|sql|c|h|cc|cpp|hpp|woff2?|ttf|otf|eot|ipynb|drawio|fig|sketch|puml|mmd|textile|tex|bib)$/i;
/** Words of names of files that are about postmortems, and those that may stand beside them. */
const about =
  /^(?:readme|index|template|vorlage|mal|mall|skabelon|plantilla|modele|modèle|modelo|sjabloon|テンプレート|雛形|模板|템플릿|contributing|changelog|license|licence|copying|toc|contents|overview|guide|guideline|guidelines|howto|process|example|sidebar|_sidebar|codeowners|summary|faq|glossary|authors|security|conduct|about)s?$/iu;
const beside =
  /^(?:post|mortem|postmortem|incident|report|reports|pm|rca|retro|retrospective|review|blank|empty|new|our|the|a|how|to|write|writing|of|code|for|your|my|default|full|light|short|long|en|de|ja|fr|es|no|nb|v?\d{1,4})s?$/i;

/** What a path says about its file. */
export function fileKind(path: string): FileKind {
  const name = path.replace(/^.*\//, '');
  if (picture.test(name)) return 'picture';
  if (unreadable.test(name)) return 'other';
  const words = stemOf(name)
    .split(/[\s._-]+/)
    .filter((word) => word !== '');
  const isAbout =
    words.some((word) => about.test(word)) && words.every((word) => about.test(word) || beside.test(word));
  if (isAbout || /(?:^|\/)_?(?:templates?|layouts|vorlagen)\//i.test(path)) return 'doubt';
  return readable.test(name) ? 'document' : 'doubt';
}

/** The name of a file without its endings: `bridge` of `bridge.html.md.erb`. */
export function stemOf(name: string): string {
  return name.replace(/(?:\.[A-Za-z][A-Za-z\d]{0,9})+$/, '');
}

/**
 * Whether a file in doubt is a postmortem: its timeline has a time and it has a day, or it has a day and sections of
 * one. A file whose name is not that of a page about postmortems may lack the day.
 */
export function isPostmortem(document: ReadDocument, settings: ImportSettings): boolean {
  const name = document.path.replace(/^.*\//, '');
  const { title, day, report } = importDocument(document, settings, { link: (url) => url, picture: () => undefined });
  if (/^\s*(?:\[.*\]|<.*>|\{.*\})\s*$|\bYYYY\b|\btemplate\b|^(?:incident )?title$/i.test(title)) return false;
  const isNamedAfterIt = !stemOf(name)
    .split(/[\s._-]+/)
    .some((word) => about.test(word));
  const rows = report.rows.read + report.rows['no-zone'] + report.rows.undated;
  const sections = new Set<string>();
  for (const node of document.tree.children)
    walk(node, (inner) => {
      if (inner.type === 'heading') {
        const id = sectionNamed(rawText(inner.children), settings.find);
        if (id !== undefined) sections.add(id);
      }
    });
  if (day === undefined) return isNamedAfterIt && (rows > 0 || sections.size >= 2) && rows + sections.size >= 2;
  return rows > 0 || sections.size >= (isNamedAfterIt ? 1 : 2);
}
