import { expect, test } from 'vitest';
import { fr } from './i18n/fr.ts';
import { currentEntry, navOf } from './nav.ts';
import type { EditionState } from './gql/graphql.ts';

const edition = (state: EditionState, more: { takesVotes?: boolean; outcome?: unknown } = {}) => ({
  slug: 'hiver',
  state,
  takesVotes: state === 'OPEN',
  outcome: null,
  ...more,
});
const titles = (where: Parameters<typeof navOf>[1]) => navOf(fr.nav, where).map(({ title }) => title);

test('only sections with a page are shown', () => {
  expect(titles({ signedIn: false })).toEqual(['Éditions', 'Connexion']);
  expect(titles({ signedIn: true, edition: edition('OPEN') })).toEqual([
    'Voter',
    'Accrochage',
    'Vérifier',
    'Compte',
  ]);
  expect(titles({ signedIn: false, edition: edition('OPEN', { takesVotes: false }) })).toEqual([
    'Édition',
    'Vérifier',
    'Connexion',
  ]);
  expect(titles({ signedIn: false, edition: edition('CERTIFIED', { outcome: {} }) })).toContain('Résultat');
});

test.each([
  ['/hiver', '/hiver'],
  ['/hiver/candidates/w03', '/hiver'],
  ['/hiver/accrochage', '/hiver/accrochage'],
  ['/hiver/verifier', '/hiver/verifier'],
  ['/compte', undefined],
])('%s stands under %s', (pathname, href) => {
  const entries = navOf(fr.nav, { signedIn: false, edition: edition('OPEN') });
  expect(currentEntry(entries, pathname)?.href).toBe(href);
});

test('the list of editions is current on its own page only', () => {
  const entries = navOf(fr.nav, { signedIn: false });
  expect(currentEntry(entries, '/')?.href).toBe('/');
  expect(currentEntry(entries, '/connexion/lien')?.href).toBe('/connexion');
  expect(currentEntry(entries, '/nulle-part')).toBeUndefined();
});
