import { fail } from '@sveltejs/kit';
import { CheckReceiptDocument } from '#lib/gql/graphql.ts';
import { dictionary } from '#lib/i18n/index.ts';
import { isCode, written } from '#lib/receipt-code.ts';
import { problemsOf } from '#lib/refusals.ts';
import { ask, note } from '#lib/server/api.ts';
import { editionHead } from '#lib/server/editions.ts';
import { heldReceipt } from '#lib/server/receipts.ts';
import { troubleOf } from '#lib/server/trouble.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ cookies }) => ({ held: heldReceipt(cookies) !== null });

export const actions: Actions = {
  default: async (event) => {
    const { locale } = event.locals;
    const { verify } = dictionary(locale);
    const form = await event.request.formData();
    const typed = String(form.get('code') ?? '').trim();
    const again = (status: number, message: string) => fail(status, { typed, message, status: null });
    if (!isCode(typed)) return again(422, verify.wrong);

    const { id } = await editionHead(event, event.params.slug);
    const code = written(typed);
    const result = await ask(event, CheckReceiptDocument, { input: { edition: id, code } });
    if (result.ok) return { typed: code, message: '', status: result.data.checkReceipt.status ?? 'UNKNOWN' };
    if (result.error.kind === 'domain') {
      return again(422, problemsOf(result.error.errors, locale)[0]?.message ?? verify.failed);
    }
    note('no state of a receipt', result.error);
    return troubleOf(result.error) === 'busy' ? again(429, verify.busy) : again(503, verify.failed);
  },
};
