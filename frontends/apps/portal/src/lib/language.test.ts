import { describe, expect, test } from 'vitest';
import { languageOfPath, localised } from './language.ts';

const both = { locales: ['FR', 'EN'], defaultLocale: 'FR' } as const;
const frenchOnly = { locales: ['FR'], defaultLocale: 'FR' } as const;

describe('the language of an address', () => {
  test.each([
    ['/', 'fr'],
    ['/magazine/', 'fr'],
    ['/en', 'en'],
    ['/en/', 'en'],
    ['/en/oeuvres', 'en'],
    ['/english/', 'fr'],
    ['/magazine/en/', 'fr'],
  ])('%s is %s', (path, language) => expect(languageOfPath(path, both)).toBe(language));

  test('a prefix that the site does not speak is a word like any other', () => {
    expect(languageOfPath('/en/oeuvres', frenchOnly)).toBe('fr');
  });
});

describe('the portal’s own paths', () => {
  test('carry no prefix in the default language', () =>
    expect(localised('/oeuvres', 'fr', both)).toBe('/oeuvres'));
  test('carry it in the other', () => expect(localised('/oeuvres', 'en', both)).toBe('/en/oeuvres'));
  test('the home page keeps its slash', () => expect(localised('/', 'en', both)).toBe('/en/'));
});
