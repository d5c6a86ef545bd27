import { describe, expect, test } from 'vitest';
import { documentTitle, hreflang } from './seo.ts';

describe('the title of a document', () => {
  test('names the page, then the site', () =>
    expect(documentTitle('Vagues furieuses', 'Monuments')).toBe('Vagues furieuses. Monuments'));
  test('does not end twice', () =>
    expect(documentTitle('Ils dorment.', 'Monuments')).toBe('Ils dorment. Monuments'));
  test('of a home page is the site', () => expect(documentTitle('Monuments', 'Monuments')).toBe('Monuments'));
});

test('hreflang names every version, this one too, or nothing', () => {
  const self = { language: 'fr', url: 'http://x/a' } as const;
  const other = { language: 'en', url: 'http://x/en/a' } as const;
  expect(hreflang(self, [other])).toEqual([self, other]);
  expect(hreflang(self, [])).toEqual([]);
});
