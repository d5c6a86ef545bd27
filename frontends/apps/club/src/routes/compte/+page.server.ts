import { redirect } from '@sveltejs/kit';
import { SignOutDocument } from '#lib/gql/graphql.ts';
import { ask, note } from '#lib/server/api.ts';
import { clubCookie, COOKIES } from '#lib/server/cookies.ts';
import { signedIn } from '#lib/server/voter.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const me = await signedIn(event);
  if (!me) redirect(303, '/connexion');
  return { me };
};

export const actions: Actions = {
  /** This browser forgets the session in any case; the API ends it where it can be reached. */
  sortir: async (event) => {
    const result = await ask(event, SignOutDocument, {});
    if (!result.ok) note('a session that could not be ended', result.error);
    event.cookies.delete(COOKIES.session, clubCookie);
    redirect(303, '/');
  },
};
