import type { Page } from '#lib/content.ts';
import { languageOf, localised, type Language } from '#lib/language.ts';
import type { Site } from '#lib/site.ts';

export interface Alternate {
  language: Language;
  url: string;
}

/** A page in the other languages of its site. */
export const translationsOf = (page: Pick<Page, 'translations'>): Alternate[] =>
  page.translations.map(({ locale, url }) => ({ language: languageOf(locale), url }));

/** A path of the portal's own in the other languages of the site. */
export function alternatesOf(path: string, language: Language, site: Site): Alternate[] {
  return site.locales
    .map(languageOf)
    .filter((other) => other !== language)
    .map((other) => ({ language: other, url: site.url + localised(path, other, site) }));
}

/** « Vagues furieuses. Monuments nationaux »; a home page is the site itself. */
export function documentTitle(title: string, siteName: string): string {
  return title === '' || title === siteName ? siteName : `${title.replace(/\.$/u, '')}. ${siteName}`;
}

/** hreflang wants every version, this one included; one version alone is no choice. */
export function hreflang(self: Alternate, others: readonly Alternate[]): Alternate[] {
  return others.length === 0 ? [] : [self, ...others];
}
