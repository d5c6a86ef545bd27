import { fail, redirect } from '@sveltejs/kit';
import { CandidateInLargeDocument } from '#lib/gql/graphql.ts';
import { need } from '#lib/server/api.ts';
import { readChoices, takeTouched } from '#lib/server/choices.ts';
import { editionHead, neighbours, networkHost, present } from '#lib/server/editions.ts';
import { hang } from '#lib/server/hanging.ts';
import { drawnOrder } from '#lib/server/order.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { edition } = await event.parent();
  const { slug, orderCount } = edition;
  const { number } = event.params;
  const order = drawnOrder(event, orderCount);
  const [{ site }, beside] = await Promise.all([
    need(event, CandidateInLargeDocument, { host: networkHost, slug, number }),
    neighbours(event, slug, order, number),
  ]);
  const choices = readChoices(event.cookies);
  return {
    candidate: present(site?.edition?.candidate),
    beside,
    chosen: choices.includes(number),
    count: choices.length,
    touched: takeTouched(event.cookies, slug) === number,
  };
};

export const actions: Actions = {
  default: async (event) => {
    const edition = await editionHead(event, event.params.slug);
    const form = await event.request.formData();
    const notHung = await hang(event, edition, form, Date.now());
    if (notHung) return fail(409, { notHung });
    redirect(303, event.url.pathname);
  },
};
