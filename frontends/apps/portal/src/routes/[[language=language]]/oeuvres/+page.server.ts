import { error } from '@sveltejs/kit';
import { WorksDocument } from '#lib/gql/graphql.ts';
import { alternatesOf } from '#lib/seo.ts';
import { ask, need, note, present } from '#lib/server/api.ts';
import { spoken } from '#lib/server/spoken.ts';
import { readWorksQuery, worksVariables } from '#lib/works-query.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { site, language } = event.locals;
  spoken(event.params.language, event.locals);
  const query = readWorksQuery(event.url.searchParams);
  const variables = { host: event.url.host, ...worksVariables(query) };

  const paged = query.after !== null || query.before !== null;
  let answer;
  if (paged) {
    // A cursor comes out of an address: one that means nothing is a page that is not there.
    const result = await ask(event, WorksDocument, variables);
    if (!result.ok && result.error.kind === 'graphql') error(404);
    if (!result.ok) {
      note('no answer for a list of works', result.error);
      error(503);
    }
    answer = result.data;
  } else {
    answer = await need(event, WorksDocument, variables);
  }

  const { works, museums, maker } = present(answer.site);
  return {
    query,
    works,
    museums,
    maker: maker ?? null,
    alternates: alternatesOf('/oeuvres', language, site),
  };
};
