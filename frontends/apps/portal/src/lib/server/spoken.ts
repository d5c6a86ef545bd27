import { error } from '@sveltejs/kit';
import { languageOf, type Language } from '#lib/language.ts';
import type { Site } from '#lib/site.ts';

/** A prefix stands for a language that the site speaks and that is not its default, or for nothing. */
export function spoken(prefix: string | undefined, locals: { site: Site; language: Language }): void {
  if (prefix === undefined) return;
  if (prefix !== locals.language || prefix === languageOf(locals.site.defaultLocale)) error(404);
}
