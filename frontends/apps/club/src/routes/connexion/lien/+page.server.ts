import { fail, redirect } from '@sveltejs/kit';
import { SignInDocument } from '#lib/gql/graphql.ts';
import { dictionary } from '#lib/i18n/index.ts';
import { ownPath } from '#lib/places.ts';
import { problemsOf, type Problem } from '#lib/refusals.ts';
import { ask, note } from '#lib/server/api.ts';
import { tokenOf } from '#lib/server/mail-links.ts';
import { forgetSignIn, heldSignIn, holdSession } from '#lib/server/sessions.ts';
import type { Actions, PageServerLoad } from './$types';

/** Opening the link signs nobody in: the button does. */
export const load: PageServerLoad = ({ url }) => ({ token: tokenOf(url, 'sign-in link') });

export const actions: Actions = {
  default: async (event) => {
    const { locale } = event.locals;
    const form = await event.request.formData();
    const token = String(form.get('jeton') ?? '');
    const result = await ask(event, SignInDocument, { input: { token } });
    if (result.ok && result.data.signIn.session) {
      const held = heldSignIn(event.cookies);
      holdSession(event.cookies, result.data.signIn, Date.now());
      forgetSignIn(event.cookies);
      redirect(303, ownPath(held?.back) ?? '/compte');
    }
    if (!result.ok && result.error.kind === 'domain') {
      return fail(422, { problems: problemsOf(result.error.errors, locale) });
    }
    if (!result.ok) note('a sign-in without an answer', result.error);
    const problem: Problem = { code: 'silence', message: dictionary(locale).signIn.failed, field: null };
    return fail(503, { problems: [problem] });
  },
};
