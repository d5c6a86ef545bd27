import { fail, redirect } from '@sveltejs/kit';
import { readChoices, takeTouched } from '#lib/server/choices.ts';
import { candidatesOf, editionHead } from '#lib/server/editions.ts';
import { hang, hungWorks } from '#lib/server/hanging.ts';
import { areCast } from '#lib/server/saved-choices.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { edition } = await event.parent();
  const hung = await hungWorks(event, edition, Date.now());
  const touched = takeTouched(event.cookies, edition.slug);
  const takenDown = touched !== null && !readChoices(event.cookies).includes(touched);
  const [removed = null] = takenDown ? await candidatesOf(event, edition.slug, [touched]) : [];
  return { wall: true, hung, removed, cast: areCast(event, edition.uuid) };
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
