import type { RequestEvent } from '@sveltejs/kit';
import { expect, test } from 'vitest';
import { CookieJar } from './cookie-jar.testing.ts';
import { drawnOrder } from './order.ts';

function visitor(jar: CookieJar, agent = 'Mozilla/5.0'): Pick<RequestEvent, 'cookies' | 'request'> {
  const request = new Request('http://club.test/', { headers: { 'user-agent': agent } });
  return { cookies: jar.asCookies(), request };
}

test('a visitor keeps one order for the session', () => {
  const jar = new CookieJar();
  const first = drawnOrder(visitor(jar), 200);
  expect(first).toBeGreaterThanOrEqual(1);
  expect(first).toBeLessThanOrEqual(200);
  expect(drawnOrder(visitor(jar), 200)).toBe(first);
  expect(jar.kept.get('ordre')?.options).toEqual({ httpOnly: true, sameSite: 'lax', path: '/' });
});

test('every order is drawn by somebody, and order 0 by nobody', () => {
  const drawn = new Set(
    [0, 1, 2, 3, 4, 5, 6, 7].map((draw) => drawnOrder(visitor(new CookieJar({ ordre: String(draw) })), 4)),
  );
  expect([...drawn].sort()).toEqual([1, 2, 3, 4]);
});

test.each(['-1', 'x', '1.5', String(2 ** 31)])('a forged draw (%s) is drawn again', (forged) => {
  const jar = new CookieJar({ ordre: forged });
  const order = drawnOrder(visitor(jar), 10);
  expect(order).toBeGreaterThanOrEqual(1);
  expect(jar.get('ordre')).not.toBe(forged);
});

test.each([
  ['a robot', 'Googlebot/2.1', 200],
  ['an edition without candidates', 'Mozilla/5.0', 0],
])('%s sees the order of accession numbers, and gets no cookie', (_who, agent, orders) => {
  const jar = new CookieJar();
  expect(drawnOrder(visitor(jar, agent), orders)).toBe(0);
  expect(jar.kept.size).toBe(0);
});
