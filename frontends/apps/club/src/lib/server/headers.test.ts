import { expect, test } from 'vitest';
import { contentSecurityPolicy, secure } from './headers.ts';

test('no script runs, pictures come from where they are served, and nobody frames the club', () => {
  const policy = contentSecurityPolicy({ mediaOrigins: ['http://media.test'] });
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('script-src');
  expect(policy).toContain("img-src 'self' data: http://media.test");
  expect(policy).toContain("form-action 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
});

test('a page’s own word about referrers is kept', () => {
  const headers = new Headers({ 'Referrer-Policy': 'no-referrer' });
  secure(headers, { mediaOrigins: [] });
  expect(headers.get('Referrer-Policy')).toBe('no-referrer');
  const plain = new Headers();
  secure(plain, { mediaOrigins: [] });
  expect(plain.get('Referrer-Policy')).toBe('same-origin');
});
