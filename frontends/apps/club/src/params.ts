import { defineParams } from '@sveltejs/kit/params';
import { isNumber } from '#lib/choices.ts';

export const params = defineParams({
  /** An edition's short name. */
  slug: (param) => (/^[\w-]{1,80}$/u.test(param) ? param : undefined),
  /** A candidate's number on ballots: w01, w02 … */
  number: (param) => (isNumber(param) ? param : undefined),
});
