import type { Page } from '#lib/content.ts';
import type { RouteStatus } from '#lib/gql/graphql.ts';
import { href, type Site } from '#lib/site.ts';

interface Route {
  status: RouteStatus;
  location: string | null;
  permanent: boolean;
  page: Page | null;
}

export type Outcome =
  | { kind: 'page'; page: Page }
  | { kind: 'redirect'; status: 301 | 302; to: string }
  | { kind: 'absent'; status: 404 | 410 };

/** What the portal does with what stands at an address. An answer that does not hold together is « not found ». */
export function outcomeOf(route: Route, site: Pick<Site, 'url'>): Outcome {
  if (route.status === 'FOUND' && route.page) return { kind: 'page', page: route.page };
  if (route.status === 'REDIRECT' && route.location) {
    return { kind: 'redirect', status: route.permanent ? 301 : 302, to: href(route.location, site) };
  }
  return { kind: 'absent', status: route.status === 'GONE' ? 410 : 404 };
}
