import type { Failure } from '@cimaise/graphql';

/**
 * What is known of an act when no answer came back. `unsent`: it never reached the API. `busy`: the API turned
 * it away unread. `unknown`: it may have been done, so the same form, with the same key, is offered again.
 */
export type Trouble = 'unsent' | 'busy' | 'unknown';

const NEVER_LEFT = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH/u;

export function troubleOf(failure: Failure): Trouble {
  if (failure.kind === 'http' && failure.status === 429) return 'busy';
  if (failure.kind === 'network' && !failure.timedOut && NEVER_LEFT.test(failure.message)) return 'unsent';
  return 'unknown';
}

export const statusOf = (trouble: Trouble): number => (trouble === 'busy' ? 429 : 503);
