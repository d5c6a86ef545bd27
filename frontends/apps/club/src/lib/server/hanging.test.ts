import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RequestEvent } from '@sveltejs/kit';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { CookieJar } from './cookie-jar.testing.ts';
import type { EditionHead } from './editions.ts';
import type { hang as hangs, hungWorks as readsHung } from './hanging.ts';

let api: Server;
let hang: typeof hangs;
let hungWorks: typeof readsHung;

/** What the edition knows: w01 to w06, of which w06 was withdrawn. */
const candidate = (number: string) =>
  /^w0[1-6]$/u.test(number) ? { number, caption: number, stands: number !== 'w06', work: null } : null;

beforeAll(async () => {
  api = createServer((request, response) => {
    let sent = '';
    request.on('data', (chunk: Buffer) => (sent += chunk.toString()));
    request.on('end', () => {
      const { variables } = JSON.parse(sent) as { variables: { number: string } };
      const edition = { candidate: candidate(variables.number) };
      response.end(JSON.stringify({ data: { site: { edition } } }));
    });
  });
  await new Promise<void>((ready) => api.listen(0, '127.0.0.1', ready));
  // Settings are read when the module is.
  vi.stubEnv('API_URL', `http://127.0.0.1:${(api.address() as AddressInfo).port}`);
  ({ hang, hungWorks } = await import('./hanging.ts'));
});

afterAll(() => api.close());

const NOW = Date.parse('2027-03-01T10:00:00Z');
const edition = (state = 'OPEN', takesVotes = true) =>
  ({ slug: 'hiver', closesAt: '2027-03-03T10:00:00Z', state, takesVotes, rules: { max: 3 } }) as EditionHead;

function browser(tray: string) {
  const jar = new CookieJar({ choix: tray });
  const event = { cookies: jar.asCookies(), locals: { locale: 'fr' }, getClientAddress: () => '192.0.2.7' };
  return { jar, event: event as unknown as RequestEvent };
}

function form(name: 'choisir' | 'retirer', number: string): FormData {
  const sent = new FormData();
  sent.append(name, number);
  return sent;
}

test('a work is hung, and noted as the last one touched', async () => {
  const { jar, event } = browser('w02');
  expect(await hang(event, edition(), form('choisir', 'w01'), NOW)).toBeNull();
  expect([jar.get('choix'), jar.get('touche')]).toEqual(['w01.w02', 'w01']);
});

test('a work is taken down, whatever the state of the edition', async () => {
  const { jar, event } = browser('w01.w02');
  expect(await hang(event, edition('CLOSED', false), form('retirer', 'w01'), NOW)).toBeNull();
  expect(jar.get('choix')).toBe('w02');
});

test.each([
  ['full', edition(), 'w01.w02.w03', 'w04'],
  ['closed', edition('OPEN', false), 'w01', 'w02'],
  ['gone', edition(), 'w01', 'w06'],
  ['gone', edition(), 'w01', 'w09'],
])('%s: nothing that hung before has moved', async (why, where, tray, wanted) => {
  const { jar, event } = browser(tray);
  expect(await hang(event, where, form('choisir', wanted), NOW)).toBe(why);
  expect([jar.get('choix'), jar.get('touche')]).toEqual([tray, undefined]);
});

test('hanging what hangs already is no error, even on a full wall', async () => {
  const { jar, event } = browser('w01.w02.w03');
  expect(await hang(event, edition(), form('choisir', 'w02'), NOW)).toBeNull();
  expect(jar.get('choix')).toBe('w01.w02.w03');
});

test('a form that names nothing, or nonsense, changes nothing', async () => {
  const { jar, event } = browser('w01');
  expect(await hang(event, edition(), form('choisir', '<script>'), NOW)).toBeNull();
  expect(await hang(event, edition(), new FormData(), NOW)).toBeNull();
  expect(jar.get('choix')).toBe('w01');
});

test('a number that the edition does not know leaves the cookie', async () => {
  const { jar, event } = browser('w01.w09');
  const works = await hungWorks(event, edition(), NOW);
  expect(works.map(({ number }) => number)).toEqual(['w01']);
  expect(jar.get('choix')).toBe('w01');
});
