import type { Refusals } from '#lib/refusals.ts';
import { enNumber } from './numbers.ts';

const works = (count: number): string => `${enNumber(count)} ${count === 1 ? 'work' : 'works'}`;

export const enRefusals: Refusals = {
  // Casting
  too_few: ({ min }) => `Choose at least ${works(min)}`,
  too_many: ({ max }) => `Choose ${works(max)} at most`,
  twice: () => 'A work is among your choices twice',
  not_a_candidate: () => 'One of these works is not a candidate of this edition',
  withdrawn: () => 'One of your works was withdrawn from the vote: choose another',
  bad_key: () => 'This form is damaged: review your choices, then cast again',
  key_reused: () =>
    'This form was used before, for other choices or for another person. Nothing has changed: the first ballot stands.',
  not_eligible: () => 'This edition does not take votes in this way',
  address_missing: () => 'Write your e-mail address',
  bad_address: () => 'The e-mail address is incomplete: look at what stands around “@”',
  not_open: () => 'Voting has not opened yet',
  closed: () => 'Voting has closed: no more ballots are taken',
  paused: () => 'Voting is paused: the reason is on the page of the edition',
  key_missing: () => 'The fault is ours: no ballot can be handled for now. Try again later.',
  unknown_edition: () => 'This edition does not exist, or no longer does',
  // Confirming and cancelling
  bad_token: () => 'This link is not valid, or not any more. Take the newest message, or vote again.',
  expired: () => 'It is too late: ballots of this edition can no longer be confirmed',
  replaced: () => 'A newer ballot took the place of this one: take the newest message',
  cancelled: () => 'This ballot was cancelled: it can no longer be confirmed',
  already_confirmed: () => 'This ballot is confirmed: it no longer waits, and is not cancelled here',
  wrong_code: () => 'These are not the six digits of the message for this ballot',
  too_many_tries: () => 'Five tries have failed: open the link of the message, its button confirms too',
  // Signing in
  bad_link: () => 'This link is not valid, or not any more. Ask for a new one: nothing else is lost.',
  bad_code: () => 'These are not the six digits of the latest message. Look again, or ask for a new one.',
};
