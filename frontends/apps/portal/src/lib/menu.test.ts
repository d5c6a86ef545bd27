import { describe, expect, test } from 'vitest';
import { currentItem, isCurrent, menuOf } from './menu.ts';
import { messagesFor } from './messages/index.ts';

const site = {
  url: 'http://localhost:3000',
  locales: ['FR', 'EN'] as ('FR' | 'EN')[],
  defaultLocale: 'FR' as const,
  menuFr: [{ title: 'Le magazine', url: 'http://localhost:3000/magazine/', path: '/magazine/' }],
  menuEn: [{ title: 'Magazine', url: 'http://localhost:3000/en/magazine/', path: '/en/magazine/' }],
  works: { nodes: [{ uuid: 'a1' }] },
  editions: [
    {
      title: 'Chambre des visiteurs',
      url: 'http://localhost:3001/chambre',
      state: 'OPEN' as const,
      takesVotes: true,
    },
  ],
};

describe('the menu', () => {
  test('has the site’s pages, then works, then the newest edition', () => {
    expect(menuOf(site, 'fr', messagesFor('fr'))).toEqual([
      { title: 'Le magazine', href: '/magazine/' },
      { title: 'Œuvres', href: '/oeuvres' },
      { title: 'Chambre des visiteurs', href: 'http://localhost:3001/chambre' },
    ]);
  });

  test('is in the language of the page', () => {
    const [pages, works] = menuOf(site, 'en', messagesFor('en'));
    expect(pages).toEqual({ title: 'Magazine', href: '/en/magazine/' });
    expect(works).toEqual({ title: 'Works', href: '/en/oeuvres' });
  });

  test('shows no entry that leads to nothing', () => {
    const bare = { ...site, menuFr: [], works: { nodes: [] }, editions: [] };
    expect(menuOf(bare, 'fr', messagesFor('fr'))).toEqual([]);
  });
});

describe('where the visitor stands', () => {
  test.each([
    ['/magazine/', '/magazine/', true],
    ['/magazine/', '/magazine', true],
    ['/magazine/', '/magazine/quatre-murs/', true],
    ['/magazine/', '/magazines/', false],
    ['/', '/', true],
    ['/', '/magazine/', false],
    ['/en/', '/en/magazine/', false],
    ['http://localhost:3001/chambre', '/chambre', false],
  ])('entry %s on %s: %s', (entry, path, current) => expect(isCurrent(entry, path)).toBe(current));

  test('one entry is marked: the deepest', () => {
    const items = [
      { title: 'Visiter', href: '/visiter/' },
      { title: 'Horaires', href: '/visiter/horaires/' },
    ];
    expect(currentItem(items, '/visiter/horaires/hiver/')?.title).toBe('Horaires');
    expect(currentItem(items, '/histoire/')).toBeUndefined();
  });
});
