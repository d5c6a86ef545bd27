import { expect, test } from 'vitest';
import { CookieJar } from './cookie-jar.testing.ts';
import { chosenLocale, namedLanguage } from './locale.ts';

const visit = (address: string, jar = new CookieJar()) =>
  chosenLocale({ url: new URL(address, 'http://club.test'), cookies: jar.asCookies() });

test('French where nobody has asked', () => {
  const jar = new CookieJar();
  expect(visit('/hiver', jar)).toBe('fr');
  expect(jar.kept.size).toBe(0);
});

test('what was asked once is remembered', () => {
  const jar = new CookieJar();
  expect(visit('/hiver?lang=en', jar)).toBe('en');
  expect(visit('/hiver', jar)).toBe('en');
  expect(visit('/hiver?lang=fr', jar)).toBe('fr');
  expect(visit('/hiver', jar)).toBe('fr');
});

test('a language that we do not speak changes nothing', () => {
  const jar = new CookieJar({ langue: 'xx' });
  expect(visit('/hiver?lang=de', jar)).toBe('fr');
  expect(jar.get('langue')).toBe('xx');
});

test.each([
  ['/en/hiver', '/hiver?lang=en'],
  ['/en', '/?lang=en'],
  ['/fr/hiver/confirmer?jeton=a%2Fb&lang=en', '/hiver/confirmer?jeton=a%2Fb&lang=fr'],
  ['/en//ailleurs.test/', '/ailleurs.test/?lang=en'],
  ['/hiver/en', null],
  ['/english', null],
])('%s leads to %s', (address, expected) => {
  expect(namedLanguage(new URL(address, 'http://club.test'))).toBe(expected);
});
