import type { Cookies } from '@sveltejs/kit';
import { clubCookie, COOKIES, secondsUntil, signInCookie } from './cookies.ts';

/** A sign-in under way: only the browser that asked may type the mail's digits. */
export interface HeldSignIn {
  secret: string;
  /** Mostly hidden. */
  address: string;
  /** The path of the club that asked for it, or nothing. */
  back: string;
}

const HALF_AN_HOUR = 1800;

export function holdSignIn(cookies: Cookies, held: HeldSignIn): void {
  const value = Buffer.from(JSON.stringify(held)).toString('base64url');
  cookies.set(COOKIES.signIn, value, { ...signInCookie, maxAge: HALF_AN_HOUR });
}

export function heldSignIn(cookies: Cookies): HeldSignIn | null {
  const value = cookies.get(COOKIES.signIn);
  if (!value || value.length > 2000) return null;
  try {
    const read: unknown = JSON.parse(Buffer.from(value, 'base64url').toString());
    if (typeof read !== 'object' || read === null) return null;
    const { secret, address, back } = read as Record<string, unknown>;
    if (typeof secret !== 'string' || typeof address !== 'string' || typeof back !== 'string') return null;
    return { secret, address, back };
  } catch {
    return null;
  }
}

export function forgetSignIn(cookies: Cookies): void {
  cookies.delete(COOKIES.signIn, signInCookie);
}

const DAY = 24 * 3600;

/** A member's session, for as long as the API keeps it. */
export function holdSession(
  cookies: Cookies,
  answer: { session: string | null; expiresAt: string | null },
  now: number,
): void {
  if (!answer.session) return;
  const maxAge = answer.expiresAt ? Math.max(HALF_AN_HOUR, secondsUntil(answer.expiresAt, now)) : DAY;
  cookies.set(COOKIES.session, answer.session, { ...clubCookie, maxAge });
}
