import fs from 'node:fs';
import path from 'node:path';
import { cloneRoot } from './servers/folders.js';

const root = cloneRoot();
const read = (file: string): string => fs.readFileSync(path.join(root, file), 'utf8');
const filesBelow = (folder: string, form: RegExp): string[] =>
  fs.readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && form.test(entry.name)).map(entry => path.relative(root, path.join(entry.parentPath, entry.name)));

const headings = (text: string): Set<string> => new Set([...text.matchAll(/^## (.+)$/gm)].map(match => match[1].trim()));

/** Citations `docs/domain.md §Heading` of a text that name no heading. A heading ends where the sentence does, so the longest one that fits counts. */
const unknownCitations = (text: string, known: ReadonlySet<string>): string[] =>
  [...text.matchAll(/domain\.md §([A-Za-z][A-Za-z ]*)/g)].map(match => match[1]).filter(cited => ![...known].some(heading => cited === heading || cited.startsWith(`${heading} `)));

/** Links of a page that lead to no file: relative ones by the page's folder, code in backticks that names a path of the tree. */
function deadLinks(page: string, text: string): string[] {
  const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)].map(match => path.join(path.dirname(page), match[1]));
  const paths = [...text.matchAll(/`((?:apps|libs|scripts|deploy|docs)\/[\w./-]+)`/g)].map(match => match[1]);
  return [...links, ...paths].filter(target => !fs.existsSync(path.join(root, target)));
}

describe('the pages for people', () => {
  const rules = headings(read('docs/domain.md'));

  it('has a heading for every rule that the code cites', () => {
    const sources = ['apps', 'libs', 'scripts'].flatMap(folder => filesBelow(folder, /\.tsx?$/)).filter(file => file !== 'scripts/docs.spec.ts');
    expect(sources.flatMap(file => unknownCitations(read(file), rules).map(cited => `${file}: ${cited}`))).toEqual([]);
    expect(unknownCitations('(docs/domain.md §Weather).', rules)).toEqual(['Weather']);
  });

  it('leads nowhere that is not there', () => {
    const pages = ['README.md', ...filesBelow('docs', /\.md$/)];
    expect(pages.flatMap(page => deadLinks(page, read(page)).map(target => `${page}: ${target}`))).toEqual([]);
    expect(deadLinks('docs/a.md', '[b](nowhere.md), `libs/nowhere/src`')).toEqual(['docs/nowhere.md', 'libs/nowhere/src']);
  });
});
