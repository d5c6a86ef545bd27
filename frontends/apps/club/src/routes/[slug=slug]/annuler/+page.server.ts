import { fail } from '@sveltejs/kit';
import { CancelBallotDocument } from '#lib/gql/graphql.ts';
import { dictionary } from '#lib/i18n/index.ts';
import { problemsOf, type Problem } from '#lib/refusals.ts';
import { ask, note } from '#lib/server/api.ts';
import { confirmationBehind } from '#lib/server/mail-links.ts';
import type { Actions, PageServerLoad } from './$types';

/** "This was not me" asks once more: here, too, only the button changes anything. */
export const load: PageServerLoad = confirmationBehind;

export const actions: Actions = {
  default: async (event) => {
    const { locale } = event.locals;
    const form = await event.request.formData();
    const token = String(form.get('jeton') ?? '');
    const result = await ask(event, CancelBallotDocument, { input: { token } });
    // Whether it went now or was gone before, it does not count.
    if (result.ok) return { cancelled: true, problems: [] };
    if (result.error.kind === 'domain') {
      return fail(422, { cancelled: false, problems: problemsOf(result.error.errors, locale) });
    }
    note('a cancelling without an answer', result.error);
    const problem: Problem = {
      code: 'unsure',
      message: dictionary(locale).confirm.cancelRetry,
      field: null,
    };
    return fail(503, { cancelled: false, problems: [problem] });
  },
};
