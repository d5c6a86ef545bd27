import { describe, expect, test } from 'vitest';
import { french } from '@cimaise/ui';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { enNumber, frNumber, plural } from './numbers.ts';

type Tree = { readonly [key: string]: unknown };

/** Every path of a dictionary, with what is said there; functions are called with numbers. */
function sayings(tree: unknown, path = ''): [string, string][] {
  if (typeof tree === 'string') return [[path, tree]];
  if (typeof tree === 'function') {
    const values = path.startsWith('refusals.') ? [{ min: 2, max: 5 }] : [3, 5, 2];
    return [[path, String((tree as (...given: unknown[]) => unknown)(...values))]];
  }
  return Object.entries(tree as Tree).flatMap(([key, branch]) =>
    sayings(branch, path ? `${path}.${key}` : key),
  );
}

const [french_, english] = [sayings(fr), sayings(en)];

test('both languages say the same things', () => {
  expect(english.map(([path]) => path).sort()).toEqual(french_.map(([path]) => path).sort());
});

test.each([
  ['fr', french_],
  ['en', english],
])('nothing is empty, begs or shouts in %s', (_locale, said) => {
  expect(said.filter(([, text]) => !text.trim() || text.includes('!'))).toEqual([]);
});

test('French is typeset as it stands', () => {
  for (const [path, text] of french_) expect([path, french(text)]).toEqual([path, text]);
});

test('no straight apostrophe is left in either language', () => {
  expect([...french_, ...english].filter(([, text]) => text.includes("'"))).toEqual([]);
});

test('what is the same in both languages is a name, or the same word in both', () => {
  const spoken = new Map(french_);
  const same = english.filter(([path, text]) => spoken.get(path) === text).map(([path]) => path);
  expect(same.sort()).toEqual(['club', 'editions.title']);
});

describe('numbers', () => {
  test.each([
    [1, 'une', 'one'],
    [5, 'cinq', 'five'],
    [20, 'vingt', 'twenty'],
    [23, '23', '23'],
    [100, 'cent', 'a hundred'],
    [1200, '1\u202f200', '1,200'],
  ])('%d', (value, inFrench, inEnglish) => {
    expect([frNumber(value, 'f'), enNumber(value)]).toEqual([inFrench, inEnglish]);
  });

  test('French counts zero and one as singular', () => {
    expect([plural(0, 'vote', 'votes'), plural(1, 'vote', 'votes'), plural(2, 'vote', 'votes')]).toEqual([
      '0\u00a0vote',
      '1\u00a0vote',
      '2\u00a0votes',
    ]);
  });
});

test('counts make whole sentences', () => {
  expect(fr.candidates.title(100)).toBe('Cent candidates');
  expect(en.candidates.title(1)).toBe('One candidate');
  expect(fr.tray.count(0, 5)).toBe('Aucune œuvre sur cinq.');
  expect(fr.tray.count(1, 5)).toBe('Une œuvre sur cinq.');
  expect(fr.edition.step1Text(1, 5)).toMatch(/^De une à cinq œuvres\. /u);
  expect(fr.edition.step1Text(1, 1)).toMatch(/^Une œuvre\. /u);
  expect(fr.results.title(20)).toBe('Vingt œuvres vont sortir');
  expect(fr.results.totals(11207, 48391)).toBe('11\u202f207\u00a0votes, 48\u202f391\u00a0voix.');
});
