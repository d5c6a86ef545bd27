import { expect, test } from 'vitest';
import { CookieJar } from './cookie-jar.testing.ts';
import { forgetSignIn, heldSignIn, holdSession, holdSignIn } from './sessions.ts';

const NOW = Date.parse('2027-03-01T10:00:00Z');

test('a sign-in under way is known on its own pages, for half an hour', () => {
  const jar = new CookieJar();
  const held = { secret: 'x', address: 'vo•••@exemple.fr', back: '/hiver/relecture' };
  holdSignIn(jar.asCookies(), held);
  expect(heldSignIn(jar.asCookies())).toEqual(held);
  expect(jar.kept.get('connexion')?.options).toMatchObject({
    path: '/connexion',
    maxAge: 1800,
    httpOnly: true,
  });
  forgetSignIn(jar.asCookies());
  expect(heldSignIn(jar.asCookies())).toBeNull();
});

test.each(['%%%', Buffer.from('{"secret":1}').toString('base64url')])('%j is no sign-in', (value) => {
  expect(heldSignIn(new CookieJar({ connexion: value }).asCookies())).toBeNull();
});

test('a session is held as long as the API keeps it, out of reach of scripts', () => {
  const jar = new CookieJar();
  holdSession(jar.asCookies(), { session: 'secret', expiresAt: '2027-03-31T10:00:00Z' }, NOW);
  expect(jar.kept.get('session')).toEqual({
    value: 'secret',
    options: { httpOnly: true, sameSite: 'lax', path: '/', maxAge: 30 * 24 * 3600 },
  });
});

test('an answer without a session leaves none', () => {
  const jar = new CookieJar();
  holdSession(jar.asCookies(), { session: null, expiresAt: null }, NOW);
  expect(jar.kept.size).toBe(0);
});
