import { error, redirect } from '@sveltejs/kit';
import { ContentDocument } from '#lib/gql/graphql.ts';
import { translationsOf } from '#lib/seo.ts';
import { need, present } from '#lib/server/api.ts';
import { homeOf, startsOnWall } from '#lib/server/home.ts';
import { outcomeOf } from '#lib/server/route.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { host, pathname } = event.url;
  const answer = await need(event, ContentDocument, { host, path: decodeURI(pathname) });
  const outcome = outcomeOf(present(answer.site).route, event.locals.site);

  if (outcome.kind === 'redirect') redirect(outcome.status, outcome.to);
  if (outcome.kind === 'absent') error(outcome.status);

  const { page } = outcome;
  return {
    page,
    home: await homeOf(page, event),
    wall: startsOnWall(page),
    alternates: translationsOf(page),
  };
};
