import { page } from '$app/state';
import { typeset, type Locale } from '@cimaise/ui';
import { dictionary, type Dictionary } from '#lib/i18n/index.ts';
import type { Shell } from '#lib/server/shell.ts';

export interface View {
  locale: Locale;
  /** Every word of the club, in the visitor's language. */
  t: Dictionary;
  shell: Shell;
  /** Plain text of the API as the language prints it. */
  say: (text: string) => string;
  /** How a day or an hour is printed here. */
  days: { locale: Locale; timeZone: string };
}

/** What every component of a page needs to know of it. The club renders on the server only. */
export function view(): View {
  const { locale, shell } = page.data;
  return {
    locale,
    t: dictionary(locale),
    shell,
    say: (text) => typeset(text, locale),
    days: { locale, timeZone: shell.timeZone },
  };
}
