/**
 * Every cookie of the club. All are HttpOnly and SameSite=Lax; what concerns one edition is sent to its pages only.
 * None is for measuring or following anybody.
 */
export const COOKIES = {
  /** A member's session, as the API gave it. */
  session: 'session',
  locale: 'langue',
  /** The visitor's place among the drawn orders. */
  order: 'ordre',
  /** What is chosen and not yet cast. */
  choices: 'choix',
  /** The work that was hung or taken down last, for a minute. */
  touched: 'touche',
  /** What the last cast answered. */
  receipt: 'recu',
  /** The key that the review step made for the last cast: with the choices it opens the receipt. */
  key: 'cle',
  /** Shows that this browser cast the ballot that waits. */
  browser: 'navigateur',
  /** Shows that this browser asked to sign in, and at which (masked) address. */
  signIn: 'connexion',
} as const;

const GUARDED = { httpOnly: true, sameSite: 'lax' } as const;

export interface CookieHome {
  httpOnly: true;
  sameSite: 'lax';
  path: string;
}

export const clubCookie: CookieHome = { ...GUARDED, path: '/' };

export function editionCookie(slug: string): CookieHome {
  return { ...GUARDED, path: `/${slug}` };
}

export const signInCookie: CookieHome = { ...GUARDED, path: '/connexion' };

/** Seconds from now until an instant, never negative; `now` in milliseconds. */
export function secondsUntil(iso: string, now: number): number {
  return Math.max(0, Math.floor((Date.parse(iso) - now) / 1000));
}
