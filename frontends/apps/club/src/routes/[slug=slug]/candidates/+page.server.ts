import { error, fail, redirect } from '@sveltejs/kit';
import { CandidatesDocument } from '#lib/gql/graphql.ts';
import { placeOf } from '#lib/places.ts';
import { ask, note } from '#lib/server/api.ts';
import { takeTouched } from '#lib/server/choices.ts';
import { editionHead, networkHost, present } from '#lib/server/editions.ts';
import { hang, hungWorks } from '#lib/server/hanging.ts';
import { drawnOrder } from '#lib/server/order.ts';
import type { Actions, PageServerLoad } from './$types';

const ONE_PAGE = 24;

export const load: PageServerLoad = async (event) => {
  const { edition } = await event.parent();
  const { slug, orderCount } = edition;
  const [after, before] = ['apres', 'avant'].map((name) => event.url.searchParams.get(name) || null);
  const order = drawnOrder(event, orderCount);
  const [result, hung] = await Promise.all([
    ask(event, CandidatesDocument, {
      host: networkHost,
      slug,
      order,
      ...(before ? { last: ONE_PAGE, before } : { first: ONE_PAGE, after }),
    }),
    hungWorks(event, edition, Date.now()),
  ]);
  if (!result.ok) {
    // A cursor belongs to one order: with another session's the list begins again.
    if (result.error.kind === 'graphql' && (after || before)) redirect(302, placeOf(slug, 'candidates'));
    note('no answer for a list of candidates', result.error);
    error(503);
  }
  return {
    candidates: present(result.data.site?.edition).candidates,
    drawn: order > 0,
    hung,
    touched: takeTouched(event.cookies, slug),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const edition = await editionHead(event, event.params.slug);
    const form = await event.request.formData();
    const notHung = await hang(event, edition, form, Date.now());
    if (notHung) return fail(409, { notHung });
    redirect(303, event.url.pathname + event.url.search);
  },
};
