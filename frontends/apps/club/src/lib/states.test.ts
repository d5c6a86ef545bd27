import { expect, test } from 'vitest';
import { letsChoose, stateNow } from './states.ts';

test('an edition whose hour has struck is closed, whatever has yet to be written', () => {
  expect(stateNow({ state: 'OPEN', takesVotes: true })).toBe('OPEN');
  expect(stateNow({ state: 'OPEN', takesVotes: false })).toBe('CLOSED');
  expect(stateNow({ state: 'PAUSED', takesVotes: false })).toBe('PAUSED');
});

test('one may choose while the vote runs or rests', () => {
  expect((['OPEN', 'PAUSED', 'ANNOUNCED', 'CLOSED', 'CERTIFIED'] as const).filter(letsChoose)).toEqual([
    'OPEN',
    'PAUSED',
  ]);
});
