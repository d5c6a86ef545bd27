import type { frStates } from './states.fr.ts';

export const enStates: typeof frStates = {
  editionStates: {
    ANNOUNCED: { word: 'Announced', says: 'Voting has not opened yet.' },
    OPEN: { word: 'Voting is open', says: 'You can vote.' },
    PAUSED: {
      word: 'Voting is paused',
      says: 'No ballot can be cast for now. Those that wait can be confirmed.',
    },
    CLOSED: {
      word: 'Voting has closed',
      says: 'No more ballots can be cast. Those cast in time can still be confirmed.',
    },
    TALLIED: { word: 'Counted', says: 'The ballots are counted. The result is still to be certified.' },
    CERTIFIED: { word: 'Certified', says: 'Two people have signed the result.' },
    CANCELLED: { word: 'Edition cancelled', says: 'This edition was cancelled. There will be no result.' },
  },
  receiptStates: {
    COUNTED: { title: 'Your ballot is in the box', word: 'Counted', says: 'It is part of the result.' },
    REPLACED: {
      title: 'This ballot was replaced',
      word: 'Replaced',
      says: 'By a later ballot.',
    },
    AWAITING_CONFIRMATION: {
      title: 'This ballot is waiting for your confirmation',
      word: 'Waiting',
      says: 'It is not confirmed yet.',
    },
    SET_ASIDE: { title: 'This ballot was set aside', word: 'Set aside', says: 'The reason is published.' },
    CANCELLED: { title: 'This ballot was cancelled', word: 'Cancelled', says: 'It does not count.' },
    UNCONFIRMED: {
      title: 'This ballot was not confirmed',
      word: 'Not confirmed',
      says: 'The time to confirm it has passed: it does not count.',
    },
    UNKNOWN: { title: 'Unknown code', word: 'Unknown', says: 'This edition has no ballot under this code.' },
  },
};
