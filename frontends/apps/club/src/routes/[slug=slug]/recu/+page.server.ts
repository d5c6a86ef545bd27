import { redirect } from '@sveltejs/kit';
import { placeOf } from '#lib/places.ts';
import { forgetChoices } from '#lib/server/choices.ts';
import { COOKIES, editionCookie } from '#lib/server/cookies.ts';
import { heldReceipt, statusOfReceipt } from '#lib/server/receipts.ts';
import { areCast } from '#lib/server/saved-choices.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { edition } = await event.parent();
  const receipt = heldReceipt(event.cookies);
  if (!receipt) redirect(303, placeOf(edition.slug, 'verify'));
  return {
    receipt,
    status: await statusOfReceipt(event, edition.id, receipt.code),
    /** Whether this browser still holds exactly the choices that the receipt is of. */
    keepable: areCast(event, edition.uuid),
  };
};

export const actions: Actions = {
  oublier: ({ cookies, params }) => {
    forgetChoices(cookies, params.slug);
    cookies.delete(COOKIES.key, editionCookie(params.slug));
    return { forgotten: true };
  },
};
