import { expect, test } from 'vitest';
import type { Page } from '#lib/content.ts';
import { outcomeOf } from './route.ts';

const site = { url: 'http://localhost:3000' };
const route = { location: null, permanent: false, page: null };
const page = { __typename: 'ArticlePage' } as Page;

test('a page is shown', () => {
  expect(outcomeOf({ ...route, status: 'FOUND', page }, site)).toEqual({ kind: 'page', page });
});

test.each([
  [true, 301],
  [false, 302],
])('a redirect, for good %s, is a %i', (permanent, status) => {
  const answer = { ...route, status: 'REDIRECT' as const, permanent, location: 'http://localhost:3000/new/' };
  expect(outcomeOf(answer, site)).toEqual({ kind: 'redirect', status, to: '/new/' });
});

test('what is gone says so', () => {
  expect(outcomeOf({ ...route, status: 'GONE' }, site)).toEqual({ kind: 'absent', status: 410 });
});

test.each(['NOT_FOUND', 'FOUND', 'REDIRECT'] as const)('%s with nothing behind it is not found', (status) => {
  expect(outcomeOf({ ...route, status }, site)).toEqual({ kind: 'absent', status: 404 });
});
