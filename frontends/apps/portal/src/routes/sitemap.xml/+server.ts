import { SitemapDocument } from '#lib/gql/graphql.ts';
import { languageOf, localeOf, localised } from '#lib/language.ts';
import { need, present } from '#lib/server/api.ts';
import { sitemapXml, type SitemapEntry } from '#lib/server/sitemap.ts';
import { xmlResponse } from '#lib/server/xml.ts';
import type { RequestHandler } from './$types';

/** The protocol's own limit for one file. */
const MOST = 50_000;

export const GET: RequestHandler = async (event) => {
  const { site } = event.locals;
  const entries: SitemapEntry[] = [];
  let after: string | null = null;
  do {
    const {
      sitemap,
    }: { sitemap: { nodes: SitemapEntry[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } } =
      present((await need(event, SitemapDocument, { host: event.url.host, after })).site);
    entries.push(...sitemap.nodes);
    after = sitemap.pageInfo.hasNextPage ? sitemap.pageInfo.endCursor : null;
  } while (after !== null && entries.length < MOST);

  if (site.works.nodes.length > 0) {
    const languages = site.locales.map(languageOf);
    const lists = languages.map((language) => ({
      locale: localeOf(language),
      url: site.url + localised('/oeuvres', language, site),
    }));
    entries.push(
      ...lists.map(({ url }) => ({ url, updatedAt: null, alternates: lists.length > 1 ? lists : [] })),
    );
  }
  return xmlResponse(sitemapXml(entries), 'application/xml');
};
