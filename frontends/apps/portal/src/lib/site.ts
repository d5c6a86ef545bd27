import type { ShellQuery } from '#lib/gql/graphql.ts';

/** A site as every page of it needs it. */
export type Site = NonNullable<ShellQuery['site']>;

/**
 * The address to put in a link: a plain path where the target is on this site, so that links
 * keep the host and port that the visitor used; the whole address elsewhere.
 */
export function href(url: string, site: Pick<Site, 'url'>): string {
  if (url === site.url) return '/';
  return url.startsWith(`${site.url}/`) ? url.slice(site.url.length) : url;
}
