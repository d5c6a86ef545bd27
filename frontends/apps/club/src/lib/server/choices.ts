import type { Cookies } from '@sveltejs/kit';
import { decode, encode, isNumber, type Choices } from '#lib/choices.ts';
import { COOKIES, editionCookie, secondsUntil } from './cookies.ts';

export function readChoices(cookies: Cookies): Choices {
  return decode(cookies.get(COOKIES.choices));
}

export interface ChoicesHome {
  slug: string;
  closesAt: string;
}

const HOUR = 3600;

/** Kept until the vote closes (an hour at least: a clock of this server may be ahead of the database's). */
export function keepChoices(cookies: Cookies, edition: ChoicesHome, choices: Choices, now: number): void {
  if (choices.length === 0) return forgetChoices(cookies, edition.slug);
  const maxAge = Math.max(HOUR, secondsUntil(edition.closesAt, now));
  cookies.set(COOKIES.choices, encode(choices), { ...editionCookie(edition.slug), maxAge });
}

/** Once they are cast, choices stay no longer than the browser's session. */
export function keepForThisSession(cookies: Cookies, slug: string, choices: Choices): void {
  cookies.set(COOKIES.choices, encode(choices), editionCookie(slug));
}

export function forgetChoices(cookies: Cookies, slug: string): void {
  cookies.delete(COOKIES.choices, editionCookie(slug));
}

const MOMENT = 60;

/** Which work was hung or taken down last, for the page that comes next: it leads the eye and the keyboard back there. */
export function noteTouched(cookies: Cookies, slug: string, number: string): void {
  cookies.set(COOKIES.touched, number, { ...editionCookie(slug), maxAge: MOMENT });
}

export function takeTouched(cookies: Cookies, slug: string): string | null {
  const number = cookies.get(COOKIES.touched);
  if (!number) return null;
  cookies.delete(COOKIES.touched, editionCookie(slug));
  return isNumber(number) ? number : null;
}
