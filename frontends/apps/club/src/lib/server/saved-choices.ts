import { createHash } from 'node:crypto';
import { canonical, type Choices } from '#lib/choices.ts';
import type { Cookies } from '@sveltejs/kit';
import { normalise, written } from '#lib/receipt-code.ts';
import { readChoices } from './choices.ts';
import { COOKIES } from './cookies.ts';
import { heldReceipt } from './receipts.ts';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BITS = 100n;

/**
 * The code of a receipt, made again from what went into it: the first 100 bits of
 * SHA-256("cimaise.receipt.v1" LF edition LF 16 key bytes, choices as JSON), in Crockford's base 32.
 */
export function receiptCode(edition: string, key: string, choices: Choices): string {
  const digest = createHash('sha256')
    .update(`cimaise.receipt.v1\n${edition}\n`)
    .update(Buffer.from(key, 'hex'))
    .update(JSON.stringify(canonical(choices)))
    .digest('hex');
  const number = BigInt(`0x${digest}`) >> (256n - BITS);
  let code = '';
  for (let shift = BITS - 5n; shift >= 0n; shift -= 5n) code += CROCKFORD[Number((number >> shift) & 31n)];
  return written(code);
}

/** Whether a receipt is of exactly these choices: the visitor may have changed the tray since. */
export function opens(receipt: string, edition: string, key: string | undefined, choices: Choices): boolean {
  if (!key || !/^[0-9a-f]{32}$/u.test(key)) return false;
  return normalise(receiptCode(edition, key, choices)) === normalise(receipt);
}

/** Whether what hangs in this browser is exactly what it cast last. */
export function areCast({ cookies }: { cookies: Cookies }, edition: string): boolean {
  const receipt = heldReceipt(cookies);
  return receipt !== null && opens(receipt.code, edition, cookies.get(COOKIES.key), readChoices(cookies));
}

export interface SavedWords {
  title: string;
  code: string;
  chosen: string;
  blank: string;
  private: string;
  howTo: string;
  edition: string;
  key: string;
  choices: string;
  formula: string;
}

interface Saved {
  club: string;
  edition: { uuid: string; title: string };
  code: string;
  key: string;
  /** Number and caption of each chosen work. */
  works: readonly { number: string; caption: string }[];
}

/** A plain text for the visitor's own device: what was chosen, and how to show one day that the code is of these choices. */
export function savedChoices(words: SavedWords, { club, edition, code, key, works }: Saved): string {
  const choices = canonical(works.map((work) => work.number));
  return [
    `${club}. ${edition.title}`,
    words.title,
    '',
    words.code,
    `    ${code}`,
    '',
    words.chosen,
    ...(works.length > 0
      ? works.map((work) => `    ${work.number}  ${work.caption}`)
      : [`    ${words.blank}`]),
    '',
    words.private,
    '',
    words.howTo,
    `    ${words.edition}  ${edition.uuid}`,
    `    ${words.key}  ${key}`,
    `    ${words.choices}  ${JSON.stringify(choices)}`,
    words.formula,
    '',
  ].join('\r\n');
}
