import { fail, redirect } from '@sveltejs/kit';
import { ConfirmBallotDocument } from '#lib/gql/graphql.ts';
import { dictionary } from '#lib/i18n/index.ts';
import { placeOf } from '#lib/places.ts';
import { problemsOf, type Problem } from '#lib/refusals.ts';
import { ask, note } from '#lib/server/api.ts';
import { confirmationBehind } from '#lib/server/mail-links.ts';
import { holdConfirmed } from '#lib/server/receipts.ts';
import type { Actions, PageServerLoad } from './$types';

/** Opening the link of a mail changes nothing: scanners open it too. */
export const load: PageServerLoad = confirmationBehind;

export const actions: Actions = {
  default: async (event) => {
    const { locale } = event.locals;
    const form = await event.request.formData();
    const token = String(form.get('jeton') ?? '');
    const result = await ask(event, ConfirmBallotDocument, { input: { token } });
    if (result.ok && result.data.confirmBallot.receiptCode) {
      const { receiptCode, already } = result.data.confirmBallot;
      holdConfirmed(event.cookies, event.params.slug, receiptCode, already);
      redirect(303, placeOf(event.params.slug, 'receipt'));
    }
    if (!result.ok && result.error.kind === 'domain') {
      return fail(422, { problems: problemsOf(result.error.errors, locale) });
    }
    if (!result.ok) note('a confirmation without an answer', result.error);
    const problem: Problem = { code: 'unsure', message: dictionary(locale).confirm.retry, field: null };
    return fail(503, { problems: [problem] });
  },
};
