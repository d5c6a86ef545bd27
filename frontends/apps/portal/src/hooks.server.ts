import { isFirstFace } from '@cimaise/ui';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { languageOfPath } from '#lib/language.ts';
import { note } from '#lib/server/api.ts';
import { secure } from '#lib/server/headers.ts';
import { settings } from '#lib/server/settings.ts';
import { NoShell, siteOf } from '#lib/server/shell.ts';
import { unavailable, unknownHost } from '#lib/server/standalone.ts';

/** Says that the process serves; whether the API does is the API's own answer. */
const HEALTH = '/healthz';
const PREVIEW = '/preview';

export const handle: Handle = async ({ event, resolve }) => {
  const { pathname, host } = event.url;
  if (pathname === HEALTH) return resolve(event);

  let site;
  try {
    site = await siteOf(host, event);
  } catch (cause) {
    if (!(cause instanceof NoShell)) throw cause;
    note('no site', cause.failure);
    return unavailable();
  }
  if (!site) return unknownHost();

  event.locals.site = site;
  event.locals.language = languageOfPath(pathname, site);

  const response = await resolve(event, {
    preload: ({ type, path }) => type === 'css' || (type === 'font' && isFirstFace(path)),
    transformPageChunk: ({ html }) =>
      html.replace('%portal.lang%', event.locals.language).replace('%portal.theme%', site.theme),
  });

  const isPreview = event.route.id === PREVIEW;
  secure(response.headers, {
    mediaOrigins: settings.mediaOrigins,
    ...(isPreview ? { framedBy: settings.adminOrigin } : {}),
  });
  if (response.status === 503) response.headers.set('Retry-After', '30');
  if (response.status >= 400) response.headers.set('Cache-Control', 'no-store');
  else if (!response.headers.has('Cache-Control')) {
    response.headers.set('Cache-Control', 'public, max-age=0, must-revalidate');
  }
  return response;
};

/** What a visitor is told is in the dictionary; what happened goes to the log. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
  if (kind === 'unknown') console.error(`portal: ${event.route.id ?? 'no route'}:`, error);
};
