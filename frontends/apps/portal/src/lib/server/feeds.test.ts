import { describe, expect, test } from 'vitest';
import { atomFeed, type FeedEntry } from './feed.ts';
import { robotsTxt, sitemapXml } from './sitemap.ts';
import { escape } from './xml.ts';

const entry: FeedEntry = {
  __typename: 'ArticlePage',
  sourceId: 'UGFnZTo0Mg==',
  title: 'Murs & « réserves » <ouverts>',
  url: 'http://localhost:3000/magazine/murs/',
  summary: 'Une phrase.',
  publishedAt: '2026-11-01T09:00:00+01:00',
  updatedAt: '2026-11-02T23:30:00+01:00',
  byline: '',
};
const feed = {
  title: 'Monuments',
  home: 'http://localhost:3000/',
  self: 'http://localhost:3000/feed.xml',
  language: 'fr' as const,
  author: 'La rédaction',
};

test('text is escaped, and what XML cannot carry is left out', () => {
  expect(escape(`a&b<c>"d'\u0007\u0000é`)).toBe('a&amp;b&lt;c&gt;&quot;d&apos;é');
});

describe('the feed', () => {
  test('names an entry by the article’s own id, whatever its address', () => {
    const here = atomFeed({ ...feed, entries: [entry] });
    const elsewhere = atomFeed({ ...feed, entries: [{ ...entry, url: 'http://angers.localhost/murs/' }] });
    const id = '<id>urn:cimaise:UGFnZTo0Mg%3D%3D</id>';
    expect(here).toContain(id);
    expect(elsewhere).toContain(id);
  });

  test('says who wrote, the newsroom where nobody signed', () => {
    expect(atomFeed({ ...feed, entries: [entry] })).toContain('<author><name>La rédaction</name></author>');
    const signed = { ...entry, byline: 'Une visiteuse' };
    expect(atomFeed({ ...feed, entries: [signed] })).toContain('<name>Une visiteuse</name>');
  });

  test('is as fresh as its newest instant, across offsets', () => {
    // 23:30 at +01:00 is 22:30 UTC: later as a text, earlier as an instant.
    const later = { ...entry, sourceId: 'x', updatedAt: '2026-11-02T23:00:00+00:00' };
    expect(atomFeed({ ...feed, entries: [entry, later] })).toContain(
      '<updated>2026-11-02T23:00:00.000Z</updated>',
    );
  });

  test('escapes titles, and leaves out what was never published', () => {
    const draft = { ...entry, sourceId: 'd', title: 'Brouillon', publishedAt: null, updatedAt: null };
    const xml = atomFeed({ ...feed, entries: [entry, draft] });
    expect(xml).toContain('Murs &amp; « réserves » &lt;ouverts&gt;');
    expect(xml).not.toContain('Brouillon');
  });

  test('of a site without articles is still a feed', () => {
    expect(atomFeed({ ...feed, entries: [] })).toContain('<updated>1970-01-01T00:00:00.000Z</updated>');
  });
});

describe('the sitemap', () => {
  test('lists addresses, dates and other languages', () => {
    const xml = sitemapXml([
      {
        url: 'http://localhost:3000/a/?b=1&c=2',
        updatedAt: '2026-11-01T09:00:00+01:00',
        alternates: [{ locale: 'EN', url: 'http://localhost:3000/en/a/' }],
      },
      { url: 'http://localhost:3000/d/', updatedAt: null, alternates: [] },
    ]);
    expect(xml).toContain(
      '<url><loc>http://localhost:3000/a/?b=1&amp;c=2</loc><lastmod>2026-11-01T09:00:00+01:00</lastmod>' +
        '<xhtml:link rel="alternate" hreflang="en" href="http://localhost:3000/en/a/"/></url>',
    );
    expect(xml).toContain('<url><loc>http://localhost:3000/d/</loc></url>');
  });
});

test('robots are told of the sitemap, and kept from previews', () => {
  const text = robotsTxt('http://angers.localhost:3000');
  expect(text).toContain('Sitemap: http://angers.localhost:3000/sitemap.xml');
  expect(text).toContain('Disallow: /preview');
});
