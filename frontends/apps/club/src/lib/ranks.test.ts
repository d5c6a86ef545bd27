import { expect, test } from 'vitest';
import { split } from './ranks.ts';

const ranks = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

test('the first ranks and the last one above the cut stay in sight', () => {
  const { head, folded, tail } = split(ranks(20), 5, 1);
  expect([head, tail]).toEqual([[1, 2, 3, 4, 5], [20]]);
  expect([folded[0], folded.at(-1)]).toEqual([6, 19]);
});

test('few rows are all shown', () => {
  expect(split(ranks(8), 5, 1)).toEqual({ head: ranks(8), folded: [], tail: [] });
  expect(split(ranks(9), 5, 1).folded).toEqual([6, 7, 8]);
  expect(split([], 2, 0).head).toEqual([]);
});
