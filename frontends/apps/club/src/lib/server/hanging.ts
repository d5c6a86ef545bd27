import type { RequestEvent } from '@sveltejs/kit';
import { isNumber, withOne, withoutOne } from '#lib/choices.ts';
import { letsChoose, stateNow } from '#lib/states.ts';
import { keepChoices, noteTouched, readChoices } from './choices.ts';
import { candidatesOf, type CandidateCard, type EditionHead } from './editions.ts';

/** Why a work was not hung. */
export type NotHung = 'full' | 'closed' | 'gone';

type Event = Pick<RequestEvent, 'cookies' | 'getClientAddress' | 'locals'>;

/** The works on this visitor's wall. A number that the edition does not know leaves the cookie. */
export async function hungWorks(event: Event, edition: EditionHead, now: number): Promise<CandidateCard[]> {
  const choices = readChoices(event.cookies);
  const works = await candidatesOf(event, edition.slug, choices);
  if (works.length < choices.length) {
    keepChoices(
      event.cookies,
      edition,
      works.map(({ number }) => number),
      now,
    );
  }
  return works;
}

/** Hangs the work that a form names as `choisir`, or takes down the one that it names as `retirer`. */
export async function hang(
  event: Event,
  edition: EditionHead,
  form: FormData,
  now: number,
): Promise<NotHung | null> {
  const choices = readChoices(event.cookies);
  const [wanted, unwanted] = ['choisir', 'retirer'].map((name) => String(form.get(name) ?? ''));

  if (unwanted && isNumber(unwanted)) {
    keepChoices(event.cookies, edition, withoutOne(choices, unwanted), now);
    noteTouched(event.cookies, edition.slug, unwanted);
  }
  if (wanted && isNumber(wanted)) {
    if (!letsChoose(stateNow(edition))) return 'closed';
    const hung = withOne(choices, wanted);
    if (hung.length > edition.rules.max) return 'full';
    const [candidate] = await candidatesOf(event, edition.slug, [wanted]);
    if (!candidate?.stands) return 'gone';
    keepChoices(event.cookies, edition, hung, now);
    noteTouched(event.cookies, edition.slug, wanted);
  }
  return null;
}
