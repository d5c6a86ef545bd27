import { describe, expect, test } from 'vitest';
import { candidateOf, inLanguage, ownPath, pageOf, placeOf, signInFrom, withToken } from './places.ts';

test('pages of an edition lie below its name', () => {
  expect(placeOf('hiver', 'review')).toBe('/hiver/relecture');
  expect(candidateOf('hiver', 'w03')).toBe('/hiver/candidates/w03');
});

test('a page of a list is told by its cursor, and by nothing that was chosen', () => {
  expect(pageOf('/hiver/candidates', { after: 'a/b=' })).toBe('/hiver/candidates?apres=a%2Fb%3D');
  expect(pageOf('/hiver/candidates', { before: 'c' })).toBe('/hiver/candidates?avant=c');
  expect(pageOf('/hiver/candidates', {})).toBe('/hiver/candidates');
});

test('a token travels whole', () => {
  expect(withToken('/hiver/annuler', 'a+b/c')).toBe('/hiver/annuler?jeton=a%2Bb%2Fc');
});

describe('ownPath', () => {
  test.each(['/compte', '/hiver/relecture', '/hiver_2/candidates/w03'])('follows %s', (path) => {
    expect(ownPath(path)).toBe(path);
    expect(signInFrom(path)).toBe(`/connexion?retour=${encodeURIComponent(path)}`);
  });

  test.each([
    'https://ailleurs.example/',
    '//ailleurs.example',
    '/\\ailleurs.example',
    '/hiver/../..',
    '/hiver?jeton=x',
    'javascript:alert(1)',
    '/hiver/\nSet-Cookie',
    '',
    null,
    `/${'a'.repeat(400)}`,
  ])('does not follow %j', (path) => {
    expect(ownPath(path)).toBeNull();
  });
});

test('another language keeps the page and drops what a form left in its address', () => {
  const at = (address: string) => inLanguage(new URL(address, 'http://club.test'), 'en');
  expect(at('/hiver/confirmer?jeton=abc')).toBe('/hiver/confirmer?jeton=abc&lang=en');
  expect(at('/connexion?/demander&lang=fr')).toBe('/connexion?lang=en');
});
