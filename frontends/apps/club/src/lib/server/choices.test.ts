import { expect, test } from 'vitest';
import {
  forgetChoices,
  keepChoices,
  keepForThisSession,
  noteTouched,
  readChoices,
  takeTouched,
} from './choices.ts';
import { CookieJar } from './cookie-jar.testing.ts';
import { secondsUntil } from './cookies.ts';

const NOW = Date.parse('2027-03-01T10:00:00Z');
const EDITION = { slug: 'hiver', closesAt: '2027-03-03T10:00:00Z' };

test('choices are kept until the close, out of reach of scripts, for the pages of their edition only', () => {
  const jar = new CookieJar();
  keepChoices(jar.asCookies(), EDITION, ['w07', 'w02'], NOW);
  expect(jar.kept.get('choix')).toEqual({
    value: 'w02.w07',
    options: { httpOnly: true, sameSite: 'lax', path: '/hiver', maxAge: 2 * 24 * 3600 },
  });
  expect(readChoices(jar.asCookies())).toEqual(['w02', 'w07']);
});

test('a clock that is ahead does not lose them', () => {
  const jar = new CookieJar();
  keepChoices(jar.asCookies(), EDITION, ['w02'], Date.parse('2027-03-09T10:00:00Z'));
  expect(jar.kept.get('choix')?.options.maxAge).toBe(3600);
  expect(secondsUntil(EDITION.closesAt, Date.parse('2027-03-09T10:00:00Z'))).toBe(0);
});

test('an empty tray leaves no cookie', () => {
  const jar = new CookieJar({ choix: 'w02' });
  keepChoices(jar.asCookies(), EDITION, [], NOW);
  expect(jar.kept.size).toBe(0);
});

test('once cast, they stay for the session and go when asked', () => {
  const jar = new CookieJar();
  keepForThisSession(jar.asCookies(), 'hiver', ['w02']);
  expect(jar.kept.get('choix')?.options.maxAge).toBeUndefined();
  forgetChoices(jar.asCookies(), 'hiver');
  expect(readChoices(jar.asCookies())).toEqual([]);
});

test('the work that was touched last is told once', () => {
  const jar = new CookieJar();
  noteTouched(jar.asCookies(), 'hiver', 'w07');
  expect(takeTouched(jar.asCookies(), 'hiver')).toBe('w07');
  expect(takeTouched(jar.asCookies(), 'hiver')).toBeNull();
});
