import { settings } from '#lib/server/settings.ts';
import { shellOf } from '#lib/server/shell.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => ({
  locale: event.locals.locale,
  shell: await shellOf(event, Date.now()),
  /** The page's own address, without what a visit adds to it. */
  canonical: settings.clubUrl + event.url.pathname,
  signedIn: Boolean(event.locals.session),
});
