import type { StateKind } from '@cimaise/ui';
import type { EditionState, ReceiptStatus } from '#lib/gql/graphql.ts';

/** The sign of each state; its word is in the dictionary. */
export const EDITION_SIGN: Record<EditionState, StateKind> = {
  ANNOUNCED: 'reserve',
  OPEN: 'acquis',
  PAUSED: 'attente',
  CLOSED: 'attente',
  TALLIED: 'attente',
  CERTIFIED: 'acquis',
  CANCELLED: 'refuse',
};

export const RECEIPT_SIGN: Record<ReceiptStatus, StateKind> = {
  COUNTED: 'acquis',
  REPLACED: 'reserve',
  AWAITING_CONFIRMATION: 'attente',
  SET_ASIDE: 'refuse',
  CANCELLED: 'refuse',
  UNCONFIRMED: 'refuse',
  UNKNOWN: 'reserve',
};

interface Clocked {
  state: EditionState;
  takesVotes: boolean;
}

/** The state by the clock: an edition whose hour has struck is closed, whatever a task has yet to write. */
export function stateNow({ state, takesVotes }: Clocked): EditionState {
  return state === 'OPEN' && !takesVotes ? 'CLOSED' : state;
}

/** States in which choosing makes sense, even where nothing can be cast for the moment. */
export function letsChoose(state: EditionState): boolean {
  return state === 'OPEN' || state === 'PAUSED';
}
