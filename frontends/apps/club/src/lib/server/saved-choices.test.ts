import { expect, test } from 'vitest';
import { fr } from '#lib/i18n/fr.ts';
import { CookieJar } from './cookie-jar.testing.ts';
import { holdReceipt } from './receipts.ts';
import { areCast, opens, receiptCode, savedChoices } from './saved-choices.ts';

// The vector that the rules of voting publish for receipts.
const EDITION = '00000000-0000-4000-8000-000000000001';
const KEY = '000102030405060708090a0b0c0d0e0f';
const CODE = 'MKE4 J59H CD52 BWXF JDMB';

test('a receipt’s code is made again from what went into it', () => {
  expect(receiptCode(EDITION, KEY, ['w02', 'w01'])).toBe(CODE);
});

test('it opens with exactly these choices, this key and this edition', () => {
  expect(opens(CODE, EDITION, KEY, ['w01', 'w02'])).toBe(true);
  expect(opens(CODE, EDITION, KEY, ['w01'])).toBe(false);
  expect(opens(CODE, EDITION, KEY.replace('0f', '0e'), ['w01', 'w02'])).toBe(false);
  expect(opens(CODE, EDITION.replace('1', '2'), KEY, ['w01', 'w02'])).toBe(false);
  expect(opens(CODE, EDITION, undefined, ['w01', 'w02'])).toBe(false);
  expect(opens(CODE, EDITION, 'xyz', ['w01', 'w02'])).toBe(false);
});

test('the file holds all that is needed to show it one day', () => {
  const text = savedChoices(fr.saved, {
    club: fr.club,
    edition: { uuid: EDITION, title: 'Par gros temps' },
    code: CODE,
    key: KEY,
    works: [
      { number: 'w02', caption: 'Enfant sur les rochers, Henri Rousseau' },
      { number: 'w01', caption: 'Vagues furieuses' },
    ],
  });
  const [, code] = /\n {4}((?:\w{4} ){4}\w{4})\r\n/u.exec(text) ?? [];
  const [, edition] = /édition {2}(\S+)/u.exec(text) ?? [];
  const [, key] = /clé {2}(\S+)/u.exec(text) ?? [];
  const [, choices] = /choix {2}(\[.*\])/u.exec(text) ?? [];
  expect(opens(code ?? '', edition ?? '', key, JSON.parse(choices ?? '[]') as string[])).toBe(true);
  expect(text).toContain('Enfant sur les rochers, Henri Rousseau');
});

test('a tray that was changed since is not the one that was cast', () => {
  const jar = new CookieJar({ choix: 'w01.w02', cle: KEY });
  expect(areCast({ cookies: jar.asCookies() }, EDITION)).toBe(false);
  holdReceipt(jar.asCookies(), 'hiver', {
    code: CODE,
    words: [],
    confirmUntil: null,
    address: '',
    castOn: '',
  });
  expect(areCast({ cookies: jar.asCookies() }, EDITION)).toBe(true);
  jar.set('choix', 'w01', {});
  expect(areCast({ cookies: jar.asCookies() }, EDITION)).toBe(false);
});
