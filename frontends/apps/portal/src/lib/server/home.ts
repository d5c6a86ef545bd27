import type { RequestEvent } from '@sveltejs/kit';
import type { Home, Page } from '#lib/content.ts';
import { HomeDocument } from '#lib/gql/graphql.ts';
import { need, present } from './api.ts';

/** What hangs beside the text of a home page; nothing for any other. */
export async function homeOf(page: Page, event: RequestEvent): Promise<Home | null> {
  if (page.__typename !== 'HomePage') return null;
  const national = event.locals.site.kind === 'NATIONAL';
  const variables = { host: event.url.host, locale: page.locale, national };
  return present((await need(event, HomeDocument, variables)).site);
}

/** Home pages and exhibitions start on a wall; what is read starts on paper. */
export const startsOnWall = (page: Page): boolean =>
  page.__typename === 'HomePage' || page.__typename === 'ExhibitionPage';
