import type { WorkCard } from '#lib/content.ts';
import { localised, type Language } from '#lib/language.ts';
import { href, type Site } from '#lib/site.ts';

type Where = Pick<Site, 'url' | 'locales' | 'defaultLocale'>;

/** The address of a work's page: on this site where the work is its own, else where it belongs. */
export function workHref(work: Pick<WorkCard, 'url'>, language: Language, site: Where): string {
  const address = href(work.url, site);
  return address.startsWith('/') ? localised(address, language, site) : address;
}

/** The second line of a cartel: who and when; what it is, where nobody is known. */
export function cartelLine(work: Pick<WorkCard, 'label' | 'makersText' | 'objectType' | 'dateText'>): string {
  const what = work.objectType && work.objectType !== work.label ? capitalised(work.objectType) : '';
  return [work.makersText || what, work.dateText].filter(Boolean).join(', ');
}

export const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

const TALLEST = 112;
const WIDEST_RANGE = 8;

/**
 * Heights for a rail where works keep their true proportions to each other, in the unit of the
 * rail (112 is the tallest). `undefined` is a work without a picture: it takes no part. Null where
 * a height is not known, or where the smallest would be too small to see: then nothing is claimed
 * and all hang at one height.
 */
export function trueScale(heights: readonly (number | null | undefined)[]): (number | undefined)[] | null {
  const shown = heights.filter((height) => height !== undefined);
  const known = shown.filter((height): height is number => height !== null && height > 0);
  if (known.length < 2 || known.length !== shown.length) return null;
  const tallest = Math.max(...known);
  if (tallest / Math.min(...known) > WIDEST_RANGE) return null;
  return heights.map((height) => (height ? Math.round((height / tallest) * TALLEST * 10) / 10 : undefined));
}

/** Millimetres as a label gives them: centimetres, one decimal at most. */
export function centimetres(
  work: { heightMm: number | null; widthMm: number | null },
  language: Language,
): string {
  const format = new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { maximumFractionDigits: 1 });
  const sides = [work.heightMm, work.widthMm].filter((side): side is number => side !== null);
  return sides.length === 2 ? `${sides.map((side) => format.format(side / 10)).join(' × ')}\u00a0cm` : '';
}
