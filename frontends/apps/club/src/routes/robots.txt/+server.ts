import { PLACES } from '#lib/places.ts';
import type { RequestHandler } from './$types';

/** Editions, candidates and results may be found; what belongs to one visitor, or to one mail, may not. */
const PERSONAL = [PLACES.tray, PLACES.review, PLACES.pending, PLACES.receipt, PLACES.confirm, PLACES.cancel];

export const GET: RequestHandler = () => {
  const lines = [
    'User-agent: *',
    'Disallow: /connexion',
    'Disallow: /compte',
    ...PERSONAL.map((place) => `Disallow: /*/${place}`),
    '',
  ];
  return new Response(lines.join('\n'), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
};
