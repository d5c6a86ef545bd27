import { createHash, randomBytes } from 'node:crypto';
import { canonical, encode, isNumber, same, type Choices } from '#lib/choices.ts';

/**
 * The review step makes one idempotency key for exactly the choices that it shows: they travel together in
 * hidden fields, and the seal ties them. Whoever changes a choice passes the review again and gets a new key;
 * whoever sends the same form twice sends the same key, and has one ballot.
 *
 * The seal guards against our own mistakes and a stale tab. It is no protection against the visitor, who may
 * vote as they like: the API judges key and choices again.
 */
export interface Reviewed {
  choices: Choices;
  key: string;
  seal: string;
}

const KEY = /^[0-9a-f]{32}$/u;

function sealOf(key: string, choices: Choices): string {
  return createHash('sha256')
    .update(`cimaise.review.v1\n${key}\n${encode(choices)}`)
    .digest('hex');
}

/** 128 random bits for these choices. */
export function review(choices: Choices): Reviewed {
  const key = randomBytes(16).toString('hex');
  const ordered = canonical(choices);
  return { choices: ordered, key, seal: sealOf(key, ordered) };
}

/** What the form brought back, or null if it is not what a review step wrote. */
export function readReviewed(form: FormData): Reviewed | null {
  const numbers = form.getAll('choix').map(String);
  const key = String(form.get('cle') ?? '');
  const seal = String(form.get('sceau') ?? '');
  if (!KEY.test(key) || !numbers.every(isNumber)) return null;
  const choices = canonical(numbers);
  if (choices.length !== numbers.length || seal !== sealOf(key, choices)) return null;
  return { choices, key, seal };
}

/** Whether what was reviewed is still what this browser holds: another tab may have changed it since. */
export function stillStands(reviewed: Reviewed, held: Choices): boolean {
  return same(reviewed.choices, held);
}
