import { fail, redirect } from '@sveltejs/kit';
import { RequestSignInDocument, SignInDocument } from '#lib/gql/graphql.ts';
import { dictionary } from '#lib/i18n/index.ts';
import { ownPath } from '#lib/places.ts';
import { problemsOf, type Problem } from '#lib/refusals.ts';
import { ask, note } from '#lib/server/api.ts';
import { forgetSignIn, heldSignIn, holdSession, holdSignIn } from '#lib/server/sessions.ts';
import { masked } from '#lib/server/receipts.ts';
import { troubleOf } from '#lib/server/trouble.ts';
import type { Failure } from '@cimaise/graphql';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  if (event.locals.session) redirect(303, '/compte');
  const held = heldSignIn(event.cookies);
  return {
    sentTo: held?.address ?? null,
    back: ownPath(event.url.searchParams.get('retour')) ?? '',
  };
};

type Words = ReturnType<typeof dictionary>['signIn'];

function silence(words: Words, failure: Failure): { status: number; problem: Problem } {
  const busy = troubleOf(failure) === 'busy';
  note('a sign-in without an answer', failure);
  const message = busy ? words.busy : words.failed;
  return { status: busy ? 429 : 503, problem: { code: 'silence', message, field: null } };
}

export const actions: Actions = {
  /** Asks for a mail. The answer is the same whatever the address. */
  demander: async (event) => {
    const { locale } = event.locals;
    const form = await event.request.formData();
    const email = String(form.get('email') ?? '').trim();
    const again = (status: number, problems: Problem[]) => fail(status, { email, digits: '', problems });
    if (!email) {
      return again(422, problemsOf([{ code: 'address_missing', field: 'email', message: '' }], locale));
    }
    const result = await ask(event, RequestSignInDocument, { input: { email } });
    if (result.ok && result.data.requestSignIn.browserSecret) {
      const back = ownPath(String(form.get('retour') ?? ''));
      holdSignIn(event.cookies, {
        secret: result.data.requestSignIn.browserSecret,
        address: masked(email),
        back: back ?? '',
      });
      redirect(303, '/connexion');
    }
    if (!result.ok && result.error.kind === 'domain') {
      return again(422, problemsOf(result.error.errors, locale));
    }
    const { status, problem } = silence(dictionary(locale).signIn, failureOf(result));
    return again(status, [problem]);
  },

  chiffres: async (event) => {
    const { locale } = event.locals;
    const { pending, signIn } = dictionary(locale);
    const form = await event.request.formData();
    const typed = String(form.get('chiffres') ?? '').trim();
    const again = (status: number, problems: Problem[]) =>
      fail(status, { email: '', digits: typed, problems });
    const held = heldSignIn(event.cookies);
    if (!held) return again(422, problemsOf([{ code: 'bad_code', field: 'code', message: '' }], locale));
    const digits = typed.replace(/\D/gu, '');
    if (!/^\d{6}$/u.test(digits)) {
      return again(422, [{ code: 'digits', message: pending.digitsWrong, field: 'chiffres' }]);
    }
    const result = await ask(event, SignInDocument, { input: { code: digits, browserSecret: held.secret } });
    if (result.ok && result.data.signIn.session) {
      holdSession(event.cookies, result.data.signIn, Date.now());
      forgetSignIn(event.cookies);
      redirect(303, ownPath(held.back) ?? '/compte');
    }
    if (!result.ok && result.error.kind === 'domain') {
      return again(422, problemsOf(result.error.errors, locale));
    }
    const { status, problem } = silence(signIn, failureOf(result));
    return again(status, [problem]);
  },

  autre: ({ cookies }) => {
    forgetSignIn(cookies);
    redirect(303, '/connexion');
  },
};

/** An answer without what was asked for is no answer. */
function failureOf(result: { ok: true } | { ok: false; error: Failure }): Failure {
  return result.ok ? { kind: 'http', status: 502, retryAfterSeconds: null } : result.error;
}
