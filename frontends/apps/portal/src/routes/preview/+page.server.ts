import { error } from '@sveltejs/kit';
import { PreviewDocument } from '#lib/gql/graphql.ts';
import { languageOf } from '#lib/language.ts';
import { need } from '#lib/server/api.ts';
import { homeOf, startsOnWall } from '#lib/server/home.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  // The token is a key: it is kept nowhere, and told to no other site.
  event.setHeaders({
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'X-Robots-Tag': 'noindex, nofollow',
  });
  const token = event.url.searchParams.get('token');
  const page = token ? (await need(event, PreviewDocument, { token })).preview : null;
  if (!page) error(404, 'preview');

  // The address says nothing of the language: the page does.
  event.locals.language = languageOf(page.locale);
  return {
    page: { ...page, seo: { ...page.seo, index: false } },
    home: await homeOf(page, event),
    wall: startsOnWall(page),
    language: event.locals.language,
    preview: true,
  };
};
