import type { RequestEvent } from '@sveltejs/kit';
import type { Handle } from '@sveltejs/kit/hooks';
import { beforeAll, expect, test, vi } from 'vitest';
import { CookieJar } from '#lib/server/cookie-jar.testing.ts';

type Resolve = Parameters<Handle>[0]['resolve'];

let handle: Handle;

beforeAll(async () => {
  // Settings are read when the module is.
  vi.stubEnv('CLUB_URL', 'http://club.test:3001/');
  vi.stubEnv('MEDIA_ORIGINS', 'http://media.test');
  ({ handle } = await import('./hooks.server.ts'));
});

function visit(address: string, { status = 200, ...init }: RequestInit & { status?: number } = {}) {
  const jar = new CookieJar({ session: 'secret' });
  const url = new URL(address);
  const event = {
    url,
    request: new Request(url, init),
    cookies: jar.asCookies(),
    route: { id: '/[slug=slug]' },
    locals: {},
  } as unknown as RequestEvent;
  const resolve = vi.fn<Resolve>(async (_event, options) => {
    const html = await options?.transformPageChunk?.({ html: '<html lang="%club.lang%">', done: true });
    return new Response(html, { status });
  });
  return { event, resolve, response: handle({ event, resolve }) };
}

test('a page is kept nowhere, in the language that was asked, for the member who is signed in', async () => {
  const { event, response } = visit('http://club.test:3001/hiver?lang=en');
  const page = await response;
  expect(await page.text()).toBe('<html lang="en">');
  expect(page.headers.get('Cache-Control')).toBe('no-store');
  expect(page.headers.get('Content-Security-Policy')).toContain('http://media.test');
  expect(page.headers.get('Referrer-Policy')).toBe('same-origin');
  expect(event.locals.session).toBe('secret');
});

test('a page with a token names no referrer', async () => {
  const page = await visit('http://club.test/hiver/confirmer?jeton=x').response;
  expect(page.headers.get('Referrer-Policy')).toBe('no-referrer');
  expect(page.headers.get('Cache-Control')).toBe('no-store');
});

test('a foreign host is told so in French, and nothing is rendered for it', async () => {
  const { response, resolve } = visit('http://ailleurs.test/hiver');
  const page = await response;
  expect(page.status).toBe(421);
  const html = await page.text();
  expect(html).toContain('Aucun club sous ce nom');
  expect(html).not.toContain('ailleurs.test');
  expect(html).not.toContain('<script');
  expect(page.headers.get('Cache-Control')).toBe('no-store');
  expect(resolve).not.toHaveBeenCalled();
});

test('a form without an origin is refused where no token speaks for it', async () => {
  const { response, resolve } = visit('http://club.test/hiver/relecture', {
    method: 'POST',
    headers: { origin: 'null' },
  });
  expect((await response).status).toBe(403);
  expect(resolve).not.toHaveBeenCalled();
});

test('a silent API is a page that says when to come back', async () => {
  const page = await visit('http://club.test/hiver', { status: 503 }).response;
  expect(page.headers.get('Retry-After')).toBe('30');
});

test('the health of the process is asked under any name', async () => {
  const { response, resolve } = visit('http://127.0.0.1:3001/healthz');
  expect((await response).status).toBe(200);
  expect(resolve).toHaveBeenCalledOnce();
});

test('an address that begins with a language leads to the plain one', async () => {
  const { response, resolve } = visit('http://club.test/en/hiver');
  const answer = await response;
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/hiver?lang=en']);
  expect(resolve).not.toHaveBeenCalled();
});
