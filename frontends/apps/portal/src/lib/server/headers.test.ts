import { expect, test } from 'vitest';
import { contentSecurityPolicy, secure } from './headers.ts';

const mediaOrigins = ['http://localhost:8000'];

test('no script may run, and nobody may frame a page', () => {
  const policy = contentSecurityPolicy({ mediaOrigins });
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('script-src');
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("img-src 'self' data: http://localhost:8000");
});

test('only the admin frames a preview', () => {
  const policy = contentSecurityPolicy({ mediaOrigins, framedBy: 'http://localhost:8000' });
  expect(policy).toContain('frame-ancestors http://localhost:8000');
});

test('a page that asked for more silence keeps it', () => {
  const headers = new Headers({ 'Referrer-Policy': 'no-referrer' });
  secure(headers, { mediaOrigins });
  expect(headers.get('Referrer-Policy')).toBe('no-referrer');
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
});
