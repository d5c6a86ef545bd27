import type { Locale } from '#lib/gql/graphql.ts';

export type Language = 'fr' | 'en';

const LANGUAGES: Record<Locale, Language> = { FR: 'fr', EN: 'en' };
const LOCALES: Record<Language, Locale> = { fr: 'FR', en: 'EN' };

export const languageOf = (locale: Locale): Language => LANGUAGES[locale];
export const localeOf = (language: Language): Locale => LOCALES[language];

interface Speaks {
  locales: readonly Locale[];
  defaultLocale: Locale;
}

/** The language of an address: its prefix where the site speaks it, else the site's default. */
export function languageOfPath(path: string, site: Speaks): Language {
  const first = path.split('/', 2)[1];
  const named = site.locales.map(languageOf).find((language) => language === first);
  return named ?? languageOf(site.defaultLocale);
}

/** Puts the language before a path of the portal's own, where it is not the site's default. */
export function localised(path: string, language: Language, site: Speaks): string {
  if (language === languageOf(site.defaultLocale)) return path;
  return path === '/' ? `/${language}/` : `/${language}${path}`;
}
