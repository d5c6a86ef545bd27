import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe as group, expect, test } from 'vitest';
import { createClient, describe, type TypedDocument } from './index.ts';

const SITE: TypedDocument<{ site: { id: string } | null }, { host: string }> = 'query Site { site { id } }';
const CAST: TypedDocument<{ castBallot: { receipt: null; errors: unknown[] } }, { key: string }> = 'mutation';

let server: Server | undefined;

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  await new Promise<void>((ready) => server?.listen(0, '127.0.0.1', ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function answering(status: number, body: string, headers: Record<string, string> = {}): RequestListener {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
  };
}

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

group('what is sent', () => {
  test('the document, its variables, and on whose behalf', async () => {
    let headers: IncomingHttpHeaders = {};
    let path: string | undefined;
    let sent = '';
    const url = await serve((request, response) => {
      headers = request.headers;
      path = request.url;
      request.on('data', (chunk: Buffer) => (sent += chunk.toString()));
      request.on('end', () => response.end('{"data":{"site":{"id":"s1"}}}'));
    });

    const client = createClient({ url: `${url}/`, key: 'front-key' });
    const result = await client.request(
      SITE,
      { host: 'localhost' },
      { visitor: '192.0.2.7', session: 'abc', language: 'en' },
    );

    expect(result).toEqual({ ok: true, data: { site: { id: 's1' } } });
    expect(path).toBe('/graphql');
    expect(JSON.parse(sent)).toEqual({
      query: 'query Site { site { id } }',
      variables: { host: 'localhost' },
    });
    expect(headers).toMatchObject({
      'cimaise-key': 'front-key',
      'cimaise-visitor': '192.0.2.7',
      authorization: 'Bearer abc',
      'accept-language': 'en',
      'content-type': 'application/json',
    });
  });

  test('nothing of a member or a visitor who is not there', async () => {
    let headers: IncomingHttpHeaders = {};
    const url = await serve((request, response) => {
      headers = request.headers;
      response.end('{"data":{"site":null}}');
    });

    const result = await createClient({ url, key: '' }).request(SITE, { host: 'unknown.test' });

    expect(result).toEqual({ ok: true, data: { site: null } });
    expect(headers).not.toHaveProperty('authorization');
    expect(headers).not.toHaveProperty('cimaise-visitor');
    expect(headers).not.toHaveProperty('cimaise-key');
    expect(headers['accept-language']).toBe('fr');
  });
});

group('what comes back', () => {
  test('network: nobody listens', async () => {
    const url = await serve(answering(200, '{}'));
    await new Promise((closed) => server?.close(closed));

    const result = await createClient({ url, key: '' }).request(SITE, { host: 'x' });

    expect(result).toMatchObject({ ok: false, error: { kind: 'network', timedOut: false } });
    expect(!result.ok && describe(result.error)).toContain('ECONNREFUSED');
  });

  test('network: the answer does not come in time', async () => {
    const url = await serve(() => undefined);
    const result = await createClient({ url, key: '', timeoutMs: 40 }).request(SITE, { host: 'x' });
    expect(result).toMatchObject({ ok: false, error: { kind: 'network', timedOut: true } });
  });

  test('network: the connection is cut in the middle of the answer', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"data":');
      setTimeout(() => response.destroy(), 10);
    });
    const result = await createClient({ url, key: '' }).request(SITE, { host: 'x' });
    expect(result).toMatchObject({ ok: false, error: { kind: 'network' } });
  });

  test.each([
    [500, '{"errors":[{"message":"x"}]}'],
    [503, '<html>down</html>'],
    [404, 'nothing here'],
    [200, '<html>a proxy’s welcome</html>'],
    [200, '{"data":null}'],
    [403, '{"detail":"no"}'],
  ])('http: %i with %s', async (status, body) => {
    const url = await serve(answering(status, body));
    const result = await createClient({ url, key: '' }).request(SITE, { host: 'x' });
    expect(result).toEqual({ ok: false, error: { kind: 'http', status, retryAfterSeconds: null } });
  });

  test('http: a limit says when to come back', async () => {
    const url = await serve(answering(429, '{"errors":[{"message":"x"}]}', { 'retry-after': '12' }));
    const result = await createClient({ url, key: '' }).request(SITE, { host: 'x' });
    expect(result).toEqual({ ok: false, error: { kind: 'http', status: 429, retryAfterSeconds: 12 } });
  });

  test.each([200, 400])('graphql: errors with status %i, even beside data', async (status) => {
    const body = {
      data: { site: { id: 's1' } },
      errors: [{ message: 'Too deep', path: ['site', 'menu', 0], extensions: { code: 'TOO_DEEP' } }],
    };
    const url = await serve(answering(status, JSON.stringify(body)));
    const result = await createClient({ url, key: '' }).request(SITE, { host: 'x' });
    expect(result).toEqual({
      ok: false,
      error: {
        kind: 'graphql',
        status,
        problems: [{ message: 'Too deep', code: 'TOO_DEEP', path: ['site', 'menu', 0] }],
      },
    });
    expect(!result.ok && describe(result.error)).toBe('graphql: TOO_DEEP');
  });

  test('domain: a payload that refuses keeps its data', async () => {
    const refusal = { code: 'closed', field: null, message: 'Le vote est clos.' };
    const data = { castBallot: { receipt: null, errors: [refusal] } };
    const url = await serve(answering(200, JSON.stringify({ data })));

    const result = await createClient({ url, key: '' }).request(CAST, { key: 'k' });

    expect(result).toEqual({ ok: false, error: { kind: 'domain', errors: [refusal], data } });
    expect(!result.ok && describe(result.error)).toBe('domain: closed');
  });

  test('a payload without errors is an answer', async () => {
    const data = { castBallot: { receipt: null, errors: [] } };
    const url = await serve(answering(200, JSON.stringify({ data })));
    expect(await createClient({ url, key: '' }).request(CAST, { key: 'k' })).toEqual({ ok: true, data });
  });
});
