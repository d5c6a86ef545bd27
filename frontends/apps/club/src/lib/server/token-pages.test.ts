import { describe, expect, test } from 'vitest';
import { isTokenPage, refusesNullOrigin } from './token-pages.ts';

test.each([
  ['/hiver/confirmer', true],
  ['/hiver_2/annuler/', true],
  ['/connexion/lien', true],
  ['/hiver/relecture', false],
  ['/hiver/confirmation', false],
  ['/connexion', false],
  ['/hiver/candidates/confirmer', false],
])('%s holds a token: %s', (path, expected) => {
  expect(isTokenPage(path)).toBe(expected);
});

describe('a form that names no origin', () => {
  const sent = (headers: Record<string, string>, method = 'POST') =>
    new Request('http://club.test/', { method, headers });

  test('is taken on a page that names no referrer', () => {
    expect(
      refusesNullOrigin(sent({ origin: 'null', 'sec-fetch-site': 'same-origin' }), '/hiver/confirmer'),
    ).toBe(false);
    expect(refusesNullOrigin(sent({ origin: 'null' }), '/hiver/confirmer')).toBe(false);
  });

  test('is refused there when the browser says that it comes from elsewhere', () => {
    expect(
      refusesNullOrigin(sent({ origin: 'null', 'sec-fetch-site': 'cross-site' }), '/connexion/lien'),
    ).toBe(true);
  });

  test('is refused everywhere else', () => {
    expect(refusesNullOrigin(sent({ origin: 'null' }), '/hiver/relecture')).toBe(true);
    expect(refusesNullOrigin(sent({ origin: 'null' }, 'DELETE'), '/compte')).toBe(true);
  });

  test('reading is nobody’s business', () => {
    expect(refusesNullOrigin(sent({ origin: 'null' }, 'GET'), '/hiver/relecture')).toBe(false);
  });
});
