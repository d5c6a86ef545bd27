import { expect, test } from 'vitest';
import { statusOf, troubleOf } from './trouble.ts';

const network = (message: string, timedOut = false) => ({ kind: 'network' as const, message, timedOut });
const http = (status: number) => ({ kind: 'http' as const, status, retryAfterSeconds: null });

test.each([
  ['a refused connection', network('connect ECONNREFUSED 127.0.0.1:8000'), 'unsent', 503],
  ['a host that is not found', network('getaddrinfo ENOTFOUND api'), 'unsent', 503],
  ['a connection that was cut', network('read ECONNRESET'), 'unknown', 503],
  ['an answer that is late', network('connect ECONNREFUSED', true), 'unknown', 503],
  ['a limit', http(429), 'busy', 429],
  ['a server that broke', http(502), 'unknown', 503],
  ['an operation that failed', { kind: 'graphql' as const, status: 200, problems: [] }, 'unknown', 503],
])('%s: %s', (_what, failure, trouble, status) => {
  expect(troubleOf(failure)).toBe(trouble);
  expect(statusOf(troubleOf(failure))).toBe(status);
});
