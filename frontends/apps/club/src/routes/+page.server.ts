import { EditionFrontDocument, EditionsDocument } from '#lib/gql/graphql.ts';
import { need } from '#lib/server/api.ts';
import { networkHost, present } from '#lib/server/editions.ts';
import { drawnOrder } from '#lib/server/order.ts';
import { stateNow } from '#lib/states.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { site } = await need(event, EditionsDocument, { host: networkHost });
  const { editions } = present(site);
  const open = editions.filter((edition) => stateNow(edition) === 'OPEN');
  const [first = null] = open.length > 0 ? open : editions;
  return {
    wall: true,
    open,
    others: editions.filter((edition) => !open.includes(edition)),
    hung: first ? await hungOn(event, first) : [],
  };
};

/** A few works of the edition that comes first, in this visitor's order. */
async function hungOn(event: Parameters<PageServerLoad>[0], edition: { slug: string; orderCount: number }) {
  const order = drawnOrder(event, edition.orderCount);
  const { site } = await need(event, EditionFrontDocument, { host: networkHost, slug: edition.slug, order });
  return site?.edition?.candidates.nodes.map((candidate) => ({ slug: edition.slug, candidate })) ?? [];
}
