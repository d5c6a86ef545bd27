import { describe, expect, test } from 'vitest';
import type { Home } from './content.ts';
import { columnsFor, foremost, hooksOf } from './home.ts';

const rendition = { url: '/r.webp', width: 400, height: 800 };
const picture = { url: '/r.webp', width: 400, height: 800 };
const right = { code: 'cc0', uri: null, label: 'CC0' };
const image = { width: 400, height: 800, credit: '', holder: '', right, rendition, srcset: '' };

function article(title: string, shown = true) {
  return {
    __typename: 'ArticlePage' as const,
    sourceId: title,
    title,
    url: `http://localhost/${title}/`,
    path: `/${title}/`,
    summary: '',
    publishedAt: null,
    byline: '',
    publishedOn: null,
    figure: shown ? { alt: title, decorative: false, caption: '', image } : null,
  };
}

const home = (
  articles: ReturnType<typeof article>[],
): Pick<Home, 'editions' | 'exhibitions' | 'articles'> => ({
  editions: [],
  exhibitions: { totalCount: 0, nodes: [] },
  articles: { totalCount: articles.length, nodes: articles },
});

describe('the wall of the home page', () => {
  test('hangs only what has a picture', () => {
    const hooks = hooksOf(home([article('sans', false), article('avec')]));
    expect(hooks.map((hook) => hook.key)).toEqual(['avec']);
  });
  test('has four hooks', () => {
    const articles = ['a', 'b', 'c', 'd', 'e'].map((title) => article(title));
    expect(hooksOf(home(articles)).map((hook) => hook.key)).toEqual(['a', 'b', 'c', 'd']);
  });
  test('gives a wide picture a wide column', () => {
    expect(columnsFor([{ picture }, { picture: { ...picture, width: 1200 } }])).toBe('3.20fr 5.00fr');
  });
});

test('an edition that takes votes comes before a newer one', () => {
  const [closed, open] = [{ takesVotes: false }, { takesVotes: true }];
  expect(foremost([closed, open])).toBe(open);
  expect(foremost([closed])).toBe(closed);
  expect(foremost([])).toBeUndefined();
});
