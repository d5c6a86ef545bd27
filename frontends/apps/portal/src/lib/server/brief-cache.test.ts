import { expect, test } from 'vitest';
import { BriefCache } from './brief-cache.ts';

function counting() {
  let calls = 0;
  return { fetch: () => Promise.resolve(++calls), calls: () => calls };
}

test('a value is fetched once until its seconds are over', async () => {
  let now = 0;
  const cache = new BriefCache<number>({ milliseconds: 1000, size: 10, now: () => now });
  const source = counting();

  expect(await cache.get('a', source.fetch)).toBe(1);
  now = 999;
  expect(await cache.get('a', source.fetch)).toBe(1);
  now = 1000;
  expect(await cache.get('a', source.fetch)).toBe(2);
});

test('those who ask at the same time wait for one fetch', async () => {
  const cache = new BriefCache<number>({ milliseconds: 1000, size: 10 });
  const source = counting();
  expect(await Promise.all([cache.get('a', source.fetch), cache.get('a', source.fetch)])).toEqual([1, 1]);
});

test('a failure is not kept', async () => {
  const cache = new BriefCache<number>({ milliseconds: 1000, size: 10 });
  await expect(cache.get('a', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
  expect(await cache.get('a', () => Promise.resolve(7))).toBe(7);
});

test('invented names push out the oldest, so that memory stays bounded', async () => {
  const cache = new BriefCache<number>({ milliseconds: 1000, size: 2 });
  const source = counting();
  await cache.get('a', source.fetch);
  await cache.get('b', source.fetch);
  await cache.get('c', source.fetch);
  expect(source.calls()).toBe(3);
  await cache.get('c', source.fetch);
  expect(source.calls()).toBe(3);
  await cache.get('a', source.fetch);
  expect(source.calls()).toBe(4);
});
