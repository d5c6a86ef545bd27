import { page } from '$app/state';
import { typeset } from '@cimaise/ui';
import type { WorkCard } from '#lib/content.ts';
import { localised, type Language } from '#lib/language.ts';
import { messagesFor, type Messages } from '#lib/messages/index.ts';
import { href, type Site } from '#lib/site.ts';
import { workHref } from '#lib/works.ts';

export interface View {
  site: Site;
  language: Language;
  messages: Messages;
  /** Plain text as its language prints it. */
  say: (text: string) => string;
  /** An address of the API as a link of this page. */
  link: (url: string) => string;
  /** A path of the portal's own, in this page's language. */
  own: (path: string) => string;
  work: (work: Pick<WorkCard, 'url'>) => string;
  /** How a day or an hour is printed here. */
  days: { locale: Language; timeZone: string };
}

/** What every component of a page needs to know of it. The portal renders on the server only. */
export function view(): View {
  const { site, language } = page.data;
  return {
    site,
    language,
    messages: messagesFor(language),
    say: (text) => typeset(text, language),
    link: (url) => href(url, site),
    own: (path) => localised(path, language, site),
    work: (work) => workHref(work, language, site),
    days: { locale: language, timeZone: site.timeZone },
  };
}
