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
  expect(fr.worksCounted(3214, 5000, null)).toBe('3\u202f214 œuvres');
  expect(fr.worksCounted(1, 5000, null)).toBe('1 œuvre');
  expect(fr.worksCounted(0, 5000, null)).toBe('0 œuvre');
  expect(en.worksCounted(3214, 5000, null)).toBe('3,214 works');
  expect(en.worksCounted(1, 5000, null)).toBe('1 work');
});

test('a count says where its works are', () => {
  expect(fr.worksCounted(2, 1000, 'ON_VIEW')).toBe('2 œuvres exposées');
  expect(fr.worksCounted(1, 1000, 'ON_VIEW')).toBe('1 œuvre exposée');
  expect(en.worksCounted(2, 1000, 'IN_STORAGE')).toBe('2 works in storage');
});

test('a count that was not finished says so', () => {
  expect(fr.worksCounted(1001, 1000, null)).toBe('Plus de 1\u202f000 œuvres');
  expect(fr.worksCounted(1001, 1000, 'ON_VIEW')).toBe('Plus de 1\u202f000 œuvres exposées');
  expect(fr.worksCounted(1000, 1000, null)).toBe('1\u202f000 œuvres');
  expect(en.worksCounted(1001, 1000, 'IN_STORAGE')).toBe('More than 1,000 works in storage');
});

test('a maker is named with their part in the work', () => {
  expect(fr.makerAs('WORKSHOP_OF', 'Amédée Fornet')).toBe('atelier d’Amédée Fornet');
  expect(fr.makerAs('WORKSHOP_OF', 'Rubens')).toBe('atelier de Rubens');
  expect(fr.makerAs('FORMERLY_ATTRIBUTED_TO', 'Rubens')).toBe('ancienne attribution\u00a0: Rubens');
  expect(en.makerAs('AFTER', 'Rubens')).toBe('after Rubens');
});
