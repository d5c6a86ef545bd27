import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isActionFailure, isRedirect, type RequestEvent } from '@sveltejs/kit';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { CookieJar } from '#lib/server/cookie-jar.testing.ts';
import type { heldReceipt as readsReceipt } from '#lib/server/receipts.ts';
import { review, type Reviewed } from '#lib/server/reviewed.ts';

interface Asked {
  query: string;
  variables: { input?: { choices: string[]; key: string; email: string | null; edition: string } };
}

let api: Server;
/** What the API answers to a cast: a body, or a status alone. */
let casts: (asked: Asked) => { status: number; body?: unknown };
let heard: { asked: Asked; session: string | undefined }[] = [];
let send: (event: RequestEvent) => unknown;
let heldReceipt: typeof readsReceipt;

const RULES = { min: 1, max: 5 };

beforeAll(async () => {
  api = createServer((request, response) => {
    let sent = '';
    request.on('data', (chunk: Buffer) => (sent += chunk.toString()));
    request.on('end', () => {
      const asked = JSON.parse(sent) as Asked;
      if (asked.query.includes('castBallot')) {
        heard.push({ asked, session: request.headers.authorization });
        const { status, body } = casts(asked);
        response.writeHead(status).end(JSON.stringify(body ?? {}));
      } else if (asked.query.includes('query EditionHead')) {
        response.end(JSON.stringify({ data: { site: { edition: { slug: 'hiver', rules: RULES } } } }));
      } else {
        response.end(JSON.stringify({ data: { site: { timeZone: 'Europe/Paris' } } }));
      }
    });
  });
  await new Promise<void>((ready) => api.listen(0, '127.0.0.1', ready));
  // Settings are read when the module is.
  vi.stubEnv('API_URL', `http://127.0.0.1:${(api.address() as AddressInfo).port}`);
  ({ heldReceipt } = await import('#lib/server/receipts.ts'));
  const { actions } = await import('./+page.server.ts');
  send = actions['default'] as (event: RequestEvent) => unknown;
});

afterAll(() => api.close());

beforeEach(() => {
  heard = [];
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});

const RECEIPT = {
  code: 'MKE4 J59H CD52 BWXF JDMB',
  status: 'AWAITING_CONFIRMATION',
  words: ['tilleul', 'ardoise'],
  confirmUntil: '2027-03-04T10:00:00Z',
  browserSecret: 'browser',
};
const received = (receipt: object = RECEIPT) => ({
  status: 200,
  body: { data: { castBallot: { receipt, errors: [] } } },
});
const refused = (code: string, field: string | null) => ({
  status: 200,
  body: { data: { castBallot: { receipt: null, errors: [{ code, field, message: code }] } } },
});

interface Sent {
  reviewed?: Reviewed;
  email?: string;
  as?: 'membre' | 'email';
  tray?: string;
}

interface Pressed {
  jar: CookieJar;
  status: number;
  /** What the page says again; nothing where the visitor was sent on. */
  back: Record<string, unknown>;
  location: string | null;
}

/** Presses the button of a review in a browser whose tray holds `tray`. */
async function press({
  reviewed = review(['w02', 'w07']),
  email = 'Voisine@exemple.fr',
  as = 'email',
  tray,
}: Sent = {}): Promise<Pressed> {
  const jar = new CookieJar({ choix: tray ?? reviewed.choices.join('.') });
  const form = new FormData();
  for (const number of reviewed.choices) form.append('choix', number);
  form.append('cle', reviewed.key);
  form.append('sceau', reviewed.seal);
  form.append('edition', 'opaque');
  form.append('comme', as);
  form.append('email', email);
  const event = {
    request: new Request('http://club.test/hiver/relecture', { method: 'POST', body: form }),
    cookies: jar.asCookies(),
    params: { slug: 'hiver' },
    locals: { locale: 'fr', session: 'secret' },
    getClientAddress: () => '192.0.2.7',
  } as unknown as RequestEvent;
  try {
    const answer = await send(event);
    if (!isActionFailure(answer)) throw new Error('neither refused nor sent on');
    return {
      jar,
      status: answer.status,
      back: answer.data as unknown as Record<string, unknown>,
      location: null,
    };
  } catch (cause) {
    if (!isRedirect(cause)) throw cause;
    return { jar, status: cause.status, back: {}, location: cause.location };
  }
}

describe('a cast that is received', () => {
  test('by mail: the words, the browser’s secret and the key stay in this browser, and the page that waits comes', async () => {
    casts = () => received();
    const reviewed = review(['w07', 'w02']);
    const { jar, status, location } = await press({ reviewed });
    expect([status, location]).toEqual([303, '/hiver/confirmation']);
    expect(heard).toHaveLength(1);
    expect(heard[0]?.asked.variables.input).toEqual({
      edition: 'opaque',
      choices: ['w02', 'w07'],
      key: reviewed.key,
      email: 'Voisine@exemple.fr',
    });
    expect(heard[0]?.session).toBeUndefined();
    expect(heldReceipt(jar.asCookies())).toMatchObject({ words: RECEIPT.words, address: 'Vo•••@exemple.fr' });
    expect([jar.get('navigateur'), jar.get('cle'), jar.get('choix')]).toEqual([
      'browser',
      reviewed.key,
      'w02.w07',
    ]);
    expect(jar.kept.get('choix')?.options.maxAge).toBeUndefined();
  });

  test('by a member: with their session, and straight to the receipt', async () => {
    casts = () =>
      received({ ...RECEIPT, status: 'COUNTED', words: [], confirmUntil: null, browserSecret: null });
    const { location } = await press({ as: 'membre', email: '' });
    expect(location).toBe('/hiver/recu');
    expect(heard[0]?.session).toBe('Bearer secret');
    expect(heard[0]?.asked.variables.input?.email).toBeNull();
  });
});

describe('nothing typed or chosen is lost', () => {
  test.each([
    ['bad_address', 'email', 'email'],
    ['too_many', 'choices', 'choix'],
    ['closed', null, null],
  ])('when the API refuses with %s', async (code, field, shown) => {
    casts = () => refused(code, field);
    const reviewed = review(['w02', 'w07']);
    const { status, back, jar } = await press({ reviewed });
    expect(status).toBe(422);
    expect(back['problems']).toEqual([expect.objectContaining({ code, field: shown })]);
    expect(back).toMatchObject({ email: 'Voisine@exemple.fr', reviewed });
    expect(jar.get('recu')).toBeUndefined();
    expect(jar.get('choix')).toBe('w02.w07');
  });

  test('when the key was used for something else, a new one has to be made', async () => {
    casts = () => refused('key_reused', 'key');
    const { back } = await press();
    expect(back['reviewed']).toBeUndefined();
    expect(back['email']).toBe('Voisine@exemple.fr');
  });

  test('when no address was typed, nothing is sent', async () => {
    const { status, back } = await press({ email: '  ' });
    expect(status).toBe(422);
    expect(back['problems']).toEqual([expect.objectContaining({ code: 'address_missing', field: 'email' })]);
    expect(heard).toEqual([]);
  });

  test('when the tray was changed elsewhere, nothing is sent', async () => {
    const { status, back } = await press({ tray: 'w02' });
    expect([status, back['changed'], back['email']]).toEqual([409, true, 'Voisine@exemple.fr']);
    expect(heard).toEqual([]);
  });

  test('when the form is damaged, nothing is sent', async () => {
    const reviewed = { ...review(['w02']), seal: 'x' };
    const { status, back } = await press({ reviewed });
    expect(status).toBe(422);
    expect(back['problems']).toEqual([expect.objectContaining({ code: 'bad_key' })]);
    expect(heard).toEqual([]);
  });

  test.each([
    [500, 503, 'unknown'],
    [429, 429, 'busy'],
  ])('when the API answers %d, the same key is offered again', async (answered, status, trouble) => {
    casts = () => ({ status: answered });
    const reviewed = review(['w02']);
    const failed = await press({ reviewed });
    expect([failed.status, failed.back['trouble'], failed.back['reviewed']]).toEqual([
      status,
      trouble,
      reviewed,
    ]);

    casts = () => received();
    await press({ reviewed: failed.back['reviewed'] as Reviewed });
    expect(heard.map(({ asked }) => asked.variables.input?.key)).toEqual([reviewed.key, reviewed.key]);
  });
});

test('the log never holds a choice, a key or an address', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  casts = () => ({ status: 500 });
  const reviewed = review(['w02', 'w07']);
  await press({ reviewed });
  const lines = log.mock.calls.flat().join('\n');
  expect(lines).toContain('http: 500');
  for (const secret of ['w02', reviewed.key, 'exemple.fr']) expect(lines).not.toContain(secret);
});
