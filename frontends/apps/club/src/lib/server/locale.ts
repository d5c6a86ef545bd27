import type { Locale } from '@cimaise/ui';
import type { RequestEvent } from '@sveltejs/kit';
import { clubCookie, COOKIES } from './cookies.ts';

const YEAR = 365 * 24 * 3600;

function known(value: string | null | undefined): Locale | undefined {
  return value === 'fr' || value === 'en' ? value : undefined;
}

/** `?lang=` decides and is remembered; French where nobody has asked, as on the other sites of the network. */
export function chosenLocale(event: Pick<RequestEvent, 'url' | 'cookies'>): Locale {
  const asked = known(event.url.searchParams.get('lang'));
  if (asked) event.cookies.set(COOKIES.locale, asked, { ...clubCookie, maxAge: YEAR });
  return asked ?? known(event.cookies.get(COOKIES.locale)) ?? 'fr';
}

/** An address that begins with a language, as those of the sites do, is the plain one asked for in that language. */
export function namedLanguage({
  pathname,
  searchParams,
}: Pick<URL, 'pathname' | 'searchParams'>): string | null {
  const [, language, rest = ''] = /^\/(fr|en)(\/.*)?$/u.exec(pathname) ?? [];
  if (!language) return null;
  const kept = [...searchParams].filter(([name]) => name !== 'lang');
  // One slash only: two would be the address of another host.
  const path = `/${rest.replace(/^\/+/u, '')}`;
  return `${path}?${new URLSearchParams([...kept, ['lang', language]])}`;
}
