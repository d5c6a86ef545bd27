import type { Cookies } from '@sveltejs/kit';
import { CheckReceiptDocument, type ReceiptStatus } from '#lib/gql/graphql.ts';
import { isCode, normalise } from '#lib/receipt-code.ts';
import { ask, note, type Asker } from './api.ts';
import { COOKIES, editionCookie } from './cookies.ts';

/** What the last cast of this browser answered: never what was chosen. */
export interface HeldReceipt {
  code: string;
  /** Two words, the same as in the mail; none for members. */
  words: string[];
  confirmUntil: string | null;
  /** The address, mostly hidden: vo•••@exemple.fr; empty where it was confirmed in another browser. */
  address: string;
  /** The day of the cast in the site's zone, for a vote of the same turn replaces it; empty where it is not known. */
  castOn: string;
  /** True when the confirming button had been pressed before. */
  already?: boolean;
}

const DAYS_30 = 30 * 24 * 3600;

export function holdReceipt(cookies: Cookies, slug: string, receipt: HeldReceipt): void {
  const value = Buffer.from(JSON.stringify(receipt)).toString('base64url');
  cookies.set(COOKIES.receipt, value, { ...editionCookie(slug), maxAge: DAYS_30 });
}

/** A ballot was confirmed: by this browser's own cast, or by one that another browser made. */
export function holdConfirmed(cookies: Cookies, slug: string, code: string, already: boolean): void {
  const held = heldReceipt(cookies);
  const own = held !== null && normalise(held.code) === normalise(code);
  const blank = { code, words: [], confirmUntil: null, address: '', castOn: '' };
  holdReceipt(cookies, slug, { ...(own ? held : blank), already });
}

export function heldReceipt(cookies: Cookies): HeldReceipt | null {
  const value = cookies.get(COOKIES.receipt);
  if (!value || value.length > 2000) return null;
  try {
    const read: unknown = JSON.parse(Buffer.from(value, 'base64url').toString());
    return isReceipt(read) ? read : null;
  } catch {
    return null;
  }
}

function isReceipt(value: unknown): value is HeldReceipt {
  if (typeof value !== 'object' || value === null) return false;
  const { code, words, confirmUntil, address, castOn } = value as Record<string, unknown>;
  return (
    typeof code === 'string' &&
    isCode(code) &&
    Array.isArray(words) &&
    words.every((word) => typeof word === 'string') &&
    (confirmUntil === null ||
      (typeof confirmUntil === 'string' && !Number.isNaN(Date.parse(confirmUntil)))) &&
    typeof address === 'string' &&
    typeof castOn === 'string'
  );
}

/** What became of a receipt; null where the API does not say for now. */
export async function statusOfReceipt(
  event: Asker,
  edition: string,
  code: string,
): Promise<ReceiptStatus | null> {
  const result = await ask(event, CheckReceiptDocument, { input: { edition, code } });
  if (!result.ok) {
    note('no state of a receipt', result.error);
    return null;
  }
  return result.data.checkReceipt.status;
}

/** Enough to recognise one's own address, too little to tell it to whoever looks on. */
export function masked(address: string): string {
  const at = address.lastIndexOf('@');
  if (at < 1) return '•••';
  return `${address.slice(0, Math.min(2, at))}•••${address.slice(at)}`;
}

/** The calendar day in a zone, as YYYY-MM-DD. */
export function dayIn(timeZone: string, now: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(now);
}

/** Whether a vote now takes the place of the one on this receipt: once for all, or once a day. */
export function replaces(receipt: HeldReceipt | null, recurrence: string, today: string): boolean {
  return receipt !== null && (recurrence !== 'daily' || receipt.castOn === today);
}
