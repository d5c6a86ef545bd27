import type { SitemapQuery } from '#lib/gql/graphql.ts';
import { languageOf } from '#lib/language.ts';
import { escape } from './xml.ts';

export type SitemapEntry = NonNullable<SitemapQuery['site']>['sitemap']['nodes'][number];

function entry({ url, updatedAt, alternates }: SitemapEntry): string {
  const links = alternates.map(
    ({ locale, url: other }) =>
      `<xhtml:link rel="alternate" hreflang="${languageOf(locale)}" href="${escape(other)}"/>`,
  );
  const changed = updatedAt ? `<lastmod>${escape(updatedAt)}</lastmod>` : '';
  return `<url><loc>${escape(url)}</loc>${changed}${links.join('')}</url>`;
}

/** The pages whose own address is on this site, as sitemaps.org and hreflang want them. */
export function sitemapXml(entries: readonly SitemapEntry[]): string {
  return [
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...entries.map(entry),
    '</urlset>',
    '',
  ].join('\n');
}

export function robotsTxt(siteUrl: string): string {
  return `User-agent: *\nDisallow: /preview\n\nSitemap: ${siteUrl}/sitemap.xml\n`;
}
