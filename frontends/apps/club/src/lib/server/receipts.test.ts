import { expect, test } from 'vitest';
import { CookieJar } from './cookie-jar.testing.ts';
import {
  dayIn,
  heldReceipt,
  holdConfirmed,
  holdReceipt,
  masked,
  replaces,
  type HeldReceipt,
} from './receipts.ts';

const RECEIPT: HeldReceipt = {
  code: 'MKE4 J59H CD52 BWXF JDMB',
  words: ['tilleul', 'ardoise'],
  confirmUntil: '2027-03-04T10:00:00Z',
  address: 'vo•••@exemple.fr',
  castOn: '2027-03-02',
};

test('a receipt is held for the pages of its edition, and read again', () => {
  const jar = new CookieJar();
  holdReceipt(jar.asCookies(), 'hiver', RECEIPT);
  expect(heldReceipt(jar.asCookies())).toEqual(RECEIPT);
  expect(jar.kept.get('recu')?.options).toMatchObject({ path: '/hiver', httpOnly: true });
});

test.each([
  ['nothing', undefined],
  ['no base64', '%%%'],
  ['no object', Buffer.from('"x"').toString('base64url')],
  ['no code', Buffer.from(JSON.stringify({ ...RECEIPT, code: 'x' })).toString('base64url')],
  ['words that are none', Buffer.from(JSON.stringify({ ...RECEIPT, words: [1] })).toString('base64url')],
  [
    'a date that is none',
    Buffer.from(JSON.stringify({ ...RECEIPT, confirmUntil: 'x' })).toString('base64url'),
  ],
  ['too much', 'A'.repeat(3000)],
])('%s is no receipt', (_what, value) => {
  expect(heldReceipt(new CookieJar(value ? { recu: value } : {}).asCookies())).toBeNull();
});

test('confirming one’s own cast keeps its words; confirming another’s brings its code alone', () => {
  const own = new CookieJar();
  holdReceipt(own.asCookies(), 'hiver', RECEIPT);
  holdConfirmed(own.asCookies(), 'hiver', 'mke4j59hcd52bwxfjdmb', true);
  expect(heldReceipt(own.asCookies())).toEqual({ ...RECEIPT, already: true });

  const other = new CookieJar();
  holdReceipt(other.asCookies(), 'hiver', RECEIPT);
  holdConfirmed(other.asCookies(), 'hiver', '0000 0000 0000 0000 0000', false);
  expect(heldReceipt(other.asCookies())).toMatchObject({
    code: '0000 0000 0000 0000 0000',
    words: [],
    address: '',
  });
});

test.each([
  ['voisine@exemple.fr', 'vo•••@exemple.fr'],
  ['a@exemple.fr', 'a•••@exemple.fr'],
  ['"a@b"@exemple.fr', '"a•••@exemple.fr'],
  ['sans-arobase', '•••'],
])('%s is shown as %s', (address, shown) => {
  expect(masked(address)).toBe(shown);
});

test('the day is that of the site', () => {
  const lateInParis = Date.parse('2027-03-01T23:30:00Z');
  expect(dayIn('Europe/Paris', lateInParis)).toBe('2027-03-02');
  expect(dayIn('UTC', lateInParis)).toBe('2027-03-01');
});

test('a vote replaces the one of the same turn', () => {
  expect(replaces(null, 'once', '2027-03-02')).toBe(false);
  expect(replaces(RECEIPT, 'once', '2027-03-09')).toBe(true);
  expect(replaces(RECEIPT, 'daily', '2027-03-02')).toBe(true);
  expect(replaces(RECEIPT, 'daily', '2027-03-03')).toBe(false);
});
