import { ResultsDocument } from '#lib/gql/graphql.ts';
import { need } from '#lib/server/api.ts';
import { networkHost, present } from '#lib/server/editions.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { slug } = event.params;
  const { site } = await need(event, ResultsDocument, { host: networkHost, slug });
  const { outcome, exhibition } = present(site?.edition);
  return { outcome, exhibition };
};
