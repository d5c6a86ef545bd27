import { isFirstFace } from '@cimaise/ui';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { COOKIES } from '#lib/server/cookies.ts';
import { secure } from '#lib/server/headers.ts';
import { chosenLocale, namedLanguage } from '#lib/server/locale.ts';
import { ownHost, settings } from '#lib/server/settings.ts';
import { unknownHost } from '#lib/server/standalone.ts';
import { isTokenPage, refusesNullOrigin } from '#lib/server/token-pages.ts';

/** Says that the process serves; whether the API does is the API's own answer. */
const HEALTH = '/healthz';

export const handle: Handle = async ({ event, resolve }) => {
  const { pathname, hostname } = event.url;
  if (pathname === HEALTH) return resolve(event);
  if (hostname !== ownHost) return unknownHost();
  if (refusesNullOrigin(event.request, pathname)) return new Response('Forbidden\n', { status: 403 });

  const named = namedLanguage(event.url);
  if (named && event.request.method !== 'POST')
    return new Response(null, { status: 302, headers: { location: named, 'cache-control': 'no-store' } });

  event.locals.locale = chosenLocale(event);
  event.locals.session = event.cookies.get(COOKIES.session);

  const response = await resolve(event, {
    preload: ({ type, path }) => type === 'css' || (type === 'font' && isFirstFace(path)),
    transformPageChunk: ({ html }) => html.replace('%club.lang%', event.locals.locale),
  });

  // Every page may show what this visitor chose, received or may do: none is stored anywhere.
  response.headers.set('Cache-Control', 'no-store');
  response.headers.set('Vary', 'Cookie');
  if (isTokenPage(pathname)) response.headers.set('Referrer-Policy', 'no-referrer');
  if (response.status === 503) response.headers.set('Retry-After', '30');
  secure(response.headers, { mediaOrigins: settings.mediaOrigins });
  return response;
};

/** What a visitor is told is in the dictionary; what happened goes to the log, by route and never by address. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
  if (kind === 'unknown') console.error(`club: ${event.route.id ?? 'no route'}:`, error);
};
