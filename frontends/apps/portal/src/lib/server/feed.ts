import type { FeedQuery } from '#lib/gql/graphql.ts';
import type { Language } from '#lib/language.ts';
import { escape } from './xml.ts';

export type FeedEntry = NonNullable<FeedQuery['site']>['articles']['nodes'][number];

interface Feed {
  title: string;
  /** The address of the home page, and of the feed itself. */
  home: string;
  self: string;
  language: Language;
  author: string;
  entries: readonly FeedEntry[];
}

/** A name for ever: the article's own id, wherever it is shown, so that no reader sees it twice. */
const idOf = (sourceId: string): string => `urn:cimaise:${encodeURIComponent(sourceId)}`;

const changed = (entry: FeedEntry): string | null => entry.updatedAt ?? entry.publishedAt;

function atomEntry(entry: FeedEntry, author: string): string {
  const byline = entry.__typename === 'ArticlePage' && entry.byline ? entry.byline : author;
  return [
    '<entry>',
    `<id>${escape(idOf(entry.sourceId))}</id>`,
    `<title>${escape(entry.title)}</title>`,
    `<link rel="alternate" type="text/html" href="${escape(entry.url)}"/>`,
    `<updated>${escape(changed(entry) ?? '')}</updated>`,
    entry.publishedAt ? `<published>${escape(entry.publishedAt)}</published>` : '',
    `<author><name>${escape(byline)}</name></author>`,
    entry.summary ? `<summary>${escape(entry.summary)}</summary>` : '',
    '</entry>',
  ].join('');
}

/** Atom (RFC 4287). An article that was never published has no date, and no place here. */
export function atomFeed({ title, home, self, language, author, entries }: Feed): string {
  const dated = entries.filter((entry) => changed(entry) !== null);
  // Instants with their offsets: compared as instants, never as text.
  const newest = Math.max(0, ...dated.map((entry) => Date.parse(changed(entry) ?? '')));
  return [
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">`,
    `<id>${escape(self)}</id>`,
    `<title>${escape(title)}</title>`,
    `<link rel="self" type="application/atom+xml" href="${escape(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${escape(home)}"/>`,
    `<updated>${new Date(newest).toISOString()}</updated>`,
    ...dated.map((entry) => atomEntry(entry, author)),
    '</feed>',
    '',
  ].join('\n');
}
