import { expect, test } from 'vitest';
import { french } from '@cimaise/ui';
import { en } from './en.ts';
import { fr } from './fr.ts';

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}

test('every French string is typeset as it stands', () => {
  for (const text of texts(fr)) expect(french(text)).toBe(text);
});

test('no string asks for attention with an exclamation mark, in either language', () => {
  expect([...texts(fr), ...texts(en)].filter((text) => text.includes('!'))).toEqual([]);
});

test('numbers are written as each language writes them', () => {
  expect(fr.worksCount(3214)).toBe('3\u202f214 œuvres');
  expect(fr.worksCount(1)).toBe('1 œuvre');
  expect(fr.worksCount(0)).toBe('0 œuvre');
  expect(en.worksCount(3214)).toBe('3,214 works');
  expect(en.worksCount(1)).toBe('1 work');
});

test('a count says where its works are', () => {
  expect(fr.worksCountIn(2, 'ON_VIEW')).toBe('2 œuvres exposées');
  expect(fr.worksCountIn(1, 'ON_VIEW')).toBe('1 œuvre exposée');
  expect(en.worksCountIn(2, 'IN_STORAGE')).toBe('2 works in storage');
});
