import { EditionFrontDocument } from '#lib/gql/graphql.ts';
import { need } from '#lib/server/api.ts';
import { readChoices } from '#lib/server/choices.ts';
import { networkHost, present } from '#lib/server/editions.ts';
import { drawnOrder } from '#lib/server/order.ts';
import { heldReceipt } from '#lib/server/receipts.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { edition } = await event.parent();
  const { slug, orderCount } = edition;
  const order = drawnOrder(event, orderCount);
  const { site } = await need(event, EditionFrontDocument, { host: networkHost, slug, order });
  return {
    wall: true,
    front: present(site?.edition),
    chosen: readChoices(event.cookies).length,
    /** Whether this browser holds the receipt of a cast. */
    held: heldReceipt(event.cookies) !== null,
  };
};
