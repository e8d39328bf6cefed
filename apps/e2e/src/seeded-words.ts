import type { DemoWorld } from '../../../scripts/demo/people.js';

/** What must stand nowhere but in databases and answers: names of people, ID numbers, phones, also as an address writes them. */
export function seededWords({ graduates, officials, employers }: Pick<DemoWorld, 'graduates' | 'officials' | 'employers'>): string[] {
  const people = [...graduates, ...officials, ...employers.map(({ operator }) => operator)];
  const names = people.map(({ name }) => name);
  const escaped = names.map((name) => [...name].map((character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''));
  const numbers = [...graduates.map(({ idNumber }) => idNumber), ...people.map(({ phone }) => phone)];
  return [...new Set([...names, ...names.map(encodeURIComponent), ...escaped, ...numbers])];
}

/** Finds which of many words stand in a text: one walk over it, whatever their number. */
export function wordFinder(words: readonly string[]): (text: string) => string[] {
  const byBeginning = new Map<string, string[]>();
  for (const word of words) {
    const beginning = word.slice(0, 2);
    byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), word]);
  }
  return (text) => {
    const found = new Set<string>();
    for (let at = 0; at < text.length - 1; at++) {
      for (const word of byBeginning.get(text.slice(at, at + 2)) ?? []) if (text.startsWith(word, at)) found.add(word);
    }
    return [...found];
  };
}
