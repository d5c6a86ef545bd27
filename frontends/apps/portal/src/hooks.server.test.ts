import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RequestEvent } from '@sveltejs/kit';
import type { Handle } from '@sveltejs/kit/hooks';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

const SITE = {
  slug: 'montmajour',
  theme: 'abbaye',
  url: 'http://montmajour.localhost:3000',
  locales: ['FR', 'EN'],
  defaultLocale: 'FR',
};
type Resolve = Parameters<Handle>[0]['resolve'];

let api: Server;
let answer: (host: string) => { status: number; body: string };
let visitors: (string | undefined)[] = [];
let handle: Handle;

beforeAll(async () => {
  api = createServer((request, response) => {
    let sent = '';
    visitors.push(request.headers['cimaise-visitor'] as string | undefined);
    request.on('data', (chunk: Buffer) => (sent += chunk.toString()));
    request.on('end', () => {
      const { variables } = JSON.parse(sent) as { variables: { host: string } };
      const { status, body } = answer(variables.host);
      response.writeHead(status).end(body);
    });
  });
  await new Promise<void>((ready) => api.listen(0, '127.0.0.1', ready));
  // Settings are read when the module is.
  vi.stubEnv('API_URL', `http://127.0.0.1:${(api.address() as AddressInfo).port}`);
  vi.stubEnv('ADMIN_ORIGIN', 'http://admin.test');
  ({ handle } = await import('./hooks.server.ts'));
});

afterAll(() => api.close());

const serving = (host: string) => ({
  status: 200,
  body: JSON.stringify({ data: { site: host.startsWith('montmajour.') ? SITE : null } }),
});

function visit(address: string, routeId = '/[...path]') {
  const event = {
    url: new URL(address),
    route: { id: routeId },
    locals: {},
    getClientAddress: () => '192.0.2.7',
  } as unknown as RequestEvent;
  const resolve = vi.fn<Resolve>(async (_event, options) => {
    const shell = '<html lang="%portal.lang%" data-theme="%portal.theme%">';
    const html = await options?.transformPageChunk?.({ html: shell, done: true });
    return new Response(html);
  });
  return { event, resolve, response: handle({ event, resolve }) };
}

test('a known host is served in its theme and language, for the visitor who asks', async () => {
  answer = serving;
  visitors = [];
  const { response } = visit('http://montmajour.localhost:3000/en/magazine/');
  const page = await response;
  expect(await page.text()).toBe('<html lang="en" data-theme="abbaye">');
  expect(page.headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
  expect(page.headers.get('Cache-Control')).toBe('public, max-age=0, must-revalidate');
  expect(visitors).toEqual(['192.0.2.7']);
});

test('only a preview may be framed, by the admin', async () => {
  answer = serving;
  const page = await visit('http://montmajour.localhost:3000/preview?token=x', '/preview').response;
  expect(page.headers.get('Content-Security-Policy')).toContain('frame-ancestors http://admin.test');
});

test('an unknown host is told so in French, and nothing is rendered for it', async () => {
  answer = serving;
  const { response, resolve } = visit('http://nowhere.test/');
  const page = await response;
  expect(page.status).toBe(421);
  const html = await page.text();
  expect(html).toContain('Aucun site sous ce nom');
  expect(html).not.toContain('nowhere.test');
  expect(html).not.toContain('<script');
  expect(page.headers.get('Cache-Control')).toBe('no-store');
  expect(resolve).not.toHaveBeenCalled();
});

test('an API that fails is a page that says when to come back, and is asked again at the next visit', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  answer = () => ({ status: 500, body: 'secret traceback' });
  const page = await visit('http://montmajour.failing.test/').response;
  expect(page.status).toBe(503);
  expect(page.headers.get('Retry-After')).toBe('30');
  const html = await page.text();
  expect(html).toContain('Le site ne répond pas');
  expect(html).not.toContain('secret traceback');
  expect(log).toHaveBeenCalledWith('portal: no site: http: 500');
  log.mockRestore();

  answer = serving;
  expect((await visit('http://montmajour.failing.test/').response).status).toBe(200);
});

test('the health of the process needs no site', async () => {
  answer = () => ({ status: 500, body: '' });
  const { response, resolve } = visit('http://127.0.0.1:3000/healthz', '/healthz');
  await response;
  expect(resolve).toHaveBeenCalledOnce();
});
