import { expect, test } from 'vitest';
import type { Eligibility } from '#lib/gql/graphql.ts';
import type { EditionHead } from './editions.ts';
import { voterFor } from './voter.ts';

const open = (...eligibility: Eligibility[]) => ({ rules: { eligibility } }) as unknown as EditionHead;
const ME = { email: 'membre@exemple.fr', joinedAt: '2027-01-01T00:00:00Z' };

test('a member votes as one where members may', () => {
  expect(voterFor(open('MEMBER', 'EMAIL'), ME)).toEqual({ as: 'member', address: ME.email });
  expect(voterFor(open('MEMBER'), ME)).toEqual({ as: 'member', address: ME.email });
});

test('where they may not, their address is ready in the field', () => {
  expect(voterFor(open('EMAIL'), ME)).toEqual({ as: 'email', address: ME.email, couldSignIn: false });
});

test('without a session one votes by e-mail, or signs in first', () => {
  expect(voterFor(open('MEMBER', 'EMAIL'), null)).toEqual({ as: 'email', address: '', couldSignIn: true });
  expect(voterFor(open('MEMBER'), null)).toEqual({ as: 'nobody' });
});
