import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { CastBallotDocument, type CastBallotMutation } from '#lib/gql/graphql.ts';
import type { DomainFailure } from '@cimaise/graphql';
import { placeOf } from '#lib/places.ts';
import { problemsOf, type Problem } from '#lib/refusals.ts';
import { ask, asVisitor, note } from '#lib/server/api.ts';
import { keepForThisSession, readChoices } from '#lib/server/choices.ts';
import { COOKIES, editionCookie } from '#lib/server/cookies.ts';
import { editionHead } from '#lib/server/editions.ts';
import { hungWorks } from '#lib/server/hanging.ts';
import { dayIn, heldReceipt, holdReceipt, masked, replaces } from '#lib/server/receipts.ts';
import { readReviewed, review, stillStands, type Reviewed } from '#lib/server/reviewed.ts';
import { shellOf } from '#lib/server/shell.ts';
import { statusOf, troubleOf, type Trouble } from '#lib/server/trouble.ts';
import { signedIn, voterFor } from '#lib/server/voter.ts';
import { stateNow } from '#lib/states.ts';
import type { Actions, PageServerLoad } from './$types';

/**
 * This page stands outside the edition's layout: when the service falls silent at the moment of sending, it is
 * still shown, with the same key and choices, from what the form brought.
 */
export const load: PageServerLoad = async (event) => {
  try {
    return await pageOf(event);
  } catch (cause) {
    if (event.request.method !== 'POST' || !isUnavailable(cause)) throw cause;
    return { review: null };
  }
};

function isUnavailable(cause: unknown): boolean {
  return typeof cause === 'object' && cause !== null && 'status' in cause && cause.status === 503;
}

async function pageOf(event: Parameters<PageServerLoad>[0]) {
  const { slug } = event.params;
  const edition = await editionHead(event, slug);
  const hung = await hungWorks(event, edition, Date.now());
  const { min, noneOfThese, recurrence } = edition.rules;
  const blank = hung.length === 0 && noneOfThese;
  if (hung.length < Math.max(1, min) && !blank) redirect(303, placeOf(slug, 'tray'));

  const voter = voterFor(edition, await signedIn(event));
  const { shell } = await event.parent();
  return {
    edition,
    review: {
      hung,
      voter,
      open: stateNow(edition) === 'OPEN',
      reviewed: review(hung.map(({ number }) => number)),
      replaces: replaces(heldReceipt(event.cookies), recurrence, dayIn(shell.timeZone, Date.now())),
    },
  };
}

/** What the page says again after a form that did not go through. Nothing typed or chosen is lost. */
interface Back {
  email: string;
  edition: string;
  asMember: boolean;
  problems?: Problem[];
  changed?: boolean;
  trouble?: Trouble;
  /** The same choices under the same key; none where a new key is needed. */
  reviewed?: Reviewed;
}

/** Keys that are spent or damaged: the page makes a new one. */
const NEW_KEY = new Set(['bad_key', 'key_reused']);

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const reviewed = readReviewed(form);
    const back: Back = {
      email: String(form.get('email') ?? '').trim(),
      edition: String(form.get('edition') ?? ''),
      asMember: form.get('comme') === 'membre',
    };
    const { locale } = event.locals;
    if (!reviewed) return fail(422, { ...back, problems: refused('bad_key', null, locale) });
    if (!stillStands(reviewed, readChoices(event.cookies))) return fail(409, { ...back, changed: true });
    if (!back.asMember && !back.email) {
      return fail(422, { ...back, reviewed, problems: refused('address_missing', 'email', locale) });
    }

    const result = await ask(back.asMember ? event : asVisitor(event), CastBallotDocument, {
      input: {
        edition: back.edition,
        choices: [...reviewed.choices],
        key: reviewed.key,
        email: back.asMember ? null : back.email,
      },
    });
    if (result.ok && result.data.castBallot.receipt) {
      await keep(event, reviewed, result.data.castBallot.receipt, back.asMember ? '' : back.email);
    }
    if (!result.ok && result.error.kind === 'domain') {
      return fail(422, { ...back, ...(await refusal(event, reviewed, result.error)) });
    }
    const trouble = result.ok ? 'unknown' : troubleOf(result.error);
    if (!result.ok) note('a ballot without an answer', result.error);
    return fail(statusOf(trouble), { ...back, reviewed, trouble });
  },
};

function refused(code: string, field: string | null, locale: RequestEvent['locals']['locale']): Problem[] {
  return problemsOf([{ code, field, message: '' }], locale);
}

async function refusal(
  event: RequestEvent,
  reviewed: Reviewed,
  { errors }: DomainFailure<CastBallotMutation>,
): Promise<Partial<Back>> {
  const { rules } = await editionHead(event, event.params['slug'] ?? '');
  const spent = errors.some(({ code }) => NEW_KEY.has(code));
  return { problems: problemsOf(errors, event.locals.locale, rules), ...(spent ? {} : { reviewed }) };
}

type Receipt = NonNullable<CastBallotMutation['castBallot']['receipt']>;

/** Remembers what was answered in this browser, and goes where the ballot stands now. */
async function keep(
  event: RequestEvent,
  { choices, key }: Reviewed,
  receipt: Receipt,
  address: string,
): Promise<never> {
  const { cookies } = event;
  const slug = event.params['slug'] ?? '';
  const { timeZone } = await shellOf(event, Date.now());
  holdReceipt(cookies, slug, {
    code: receipt.code,
    words: receipt.words,
    confirmUntil: receipt.confirmUntil,
    address: address && masked(address),
    castOn: dayIn(timeZone, Date.now()),
  });
  keepForThisSession(cookies, slug, choices);
  cookies.set(COOKIES.key, key, editionCookie(slug));
  if (receipt.browserSecret) cookies.set(COOKIES.browser, receipt.browserSecret, editionCookie(slug));
  redirect(303, placeOf(slug, receipt.status === 'AWAITING_CONFIRMATION' ? 'pending' : 'receipt'));
}
