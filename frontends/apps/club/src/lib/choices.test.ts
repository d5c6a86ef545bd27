import { expect, test } from 'vitest';
import { canonical, decode, encode, isNumber, same, withOne, withoutOne } from './choices.ts';

test('choices have one writing, whatever the order of choosing', () => {
  expect(encode(['w10', 'w02', 'w10'])).toBe('w02.w10');
  expect(decode('w02.w10')).toEqual(['w02', 'w10']);
  expect(same(['w02', 'w10'], ['w10', 'w02'])).toBe(true);
  expect(same(['w02'], ['w02', 'w10'])).toBe(false);
});

test.each([
  ['nothing', undefined],
  ['an empty text', ''],
  ['markup among numbers', 'w02.<script>'],
  ['a number of one digit', 'w2'],
  ['a blank part', 'w02..w03'],
  ['more than a cookie should hold', Array.from({ length: 200 }, (_, at) => `w${100 + at}`).join('.')],
])('%s is no choice at all', (_what, text) => {
  expect(decode(text)).toEqual([]);
});

test('a work is hung once, and taken down alone', () => {
  const hung = withOne(withOne(['w05'], 'w02'), 'w02');
  expect(hung).toEqual(canonical(['w02', 'w05']));
  expect(withoutOne(hung, 'w02')).toEqual(['w05']);
  expect(withoutOne(hung, 'w99')).toEqual(hung);
});

test.each([
  ['w01', true],
  ['w123456', true],
  ['w1', false],
  ['w1234567', false],
  ['W01', false],
  ['w01 ', false],
])('%j is a number on a ballot: %s', (text, expected) => {
  expect(isNumber(text)).toBe(expected);
});
