import { redirect } from '@sveltejs/kit';
import { dictionary } from '#lib/i18n/index.ts';
import { placeOf } from '#lib/places.ts';
import { readChoices } from '#lib/server/choices.ts';
import { COOKIES } from '#lib/server/cookies.ts';
import { candidatesOf, editionHead } from '#lib/server/editions.ts';
import { heldReceipt } from '#lib/server/receipts.ts';
import { areCast, savedChoices } from '#lib/server/saved-choices.ts';
import type { RequestHandler } from './$types';

/** The choices of the last cast as a file for the visitor's device: made of their own cookies, kept nowhere. */
export const GET: RequestHandler = async (event) => {
  const { slug } = event.params;
  const { club, saved } = dictionary(event.locals.locale);
  const edition = await editionHead(event, slug);
  const receipt = heldReceipt(event.cookies);
  const key = event.cookies.get(COOKIES.key) ?? '';
  const choices = readChoices(event.cookies);
  if (!receipt || !areCast(event, edition.uuid)) redirect(303, placeOf(slug, 'receipt'));

  const works = await candidatesOf(event, slug, choices);
  const captions = new Map(works.map(({ number, caption }) => [number, caption]));
  const text = savedChoices(saved, {
    club,
    edition,
    code: receipt.code,
    key,
    works: choices.map((number) => ({ number, caption: captions.get(number) ?? '' })),
  });
  return new Response(text, {
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Disposition': `attachment; filename="${slug}-${saved.file}.txt"`,
    },
  });
};
