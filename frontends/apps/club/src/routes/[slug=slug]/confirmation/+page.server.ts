import { fail, redirect } from '@sveltejs/kit';
import { ConfirmBallotByCodeDocument } from '#lib/gql/graphql.ts';
import { dictionary } from '#lib/i18n/index.ts';
import { placeOf } from '#lib/places.ts';
import { problemsOf, type Problem } from '#lib/refusals.ts';
import { ask, note } from '#lib/server/api.ts';
import { COOKIES } from '#lib/server/cookies.ts';
import { editionHead } from '#lib/server/editions.ts';
import { heldReceipt, holdConfirmed, statusOfReceipt } from '#lib/server/receipts.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { edition } = await event.parent();
  const receipt = heldReceipt(event.cookies);
  if (!receipt) redirect(303, placeOf(edition.slug, 'verify'));
  const status = await statusOfReceipt(event, edition.id, receipt.code);
  if (status !== null && status !== 'AWAITING_CONFIRMATION') redirect(303, placeOf(edition.slug, 'receipt'));
  return { receipt, castHere: event.cookies.get(COOKIES.browser) !== undefined };
};

export const actions: Actions = {
  default: async (event) => {
    const { locale } = event.locals;
    const { pending } = dictionary(locale);
    const form = await event.request.formData();
    const typed = String(form.get('chiffres') ?? '').trim();
    const again = (status: number, ...problems: Problem[]) => fail(status, { typed, problems });

    const digits = typed.replace(/\D/gu, '');
    const secret = event.cookies.get(COOKIES.browser);
    if (!/^\d{6}$/u.test(digits) || !secret) {
      const message = secret ? pending.digitsWrong : pending.otherBrowser;
      return again(422, { code: 'digits', message, field: 'chiffres' });
    }

    const { id, slug } = await editionHead(event, event.params.slug);
    const result = await ask(event, ConfirmBallotByCodeDocument, {
      input: { edition: id, browserSecret: secret, code: digits },
    });
    if (result.ok && result.data.confirmBallotByCode.receiptCode) {
      const { receiptCode, already } = result.data.confirmBallotByCode;
      holdConfirmed(event.cookies, slug, receiptCode, already);
      redirect(303, placeOf(slug, 'receipt'));
    }
    if (!result.ok && result.error.kind === 'domain') {
      return again(422, ...problemsOf(result.error.errors, locale));
    }
    if (!result.ok) note('a confirmation without an answer', result.error);
    return again(503, { code: 'unsure', message: pending.unsure, field: null });
  },
};
