/**
 * Serves a built application. adapter-node believes that every request came over https unless a
 * header says otherwise, so this server writes that header itself, over whatever a client sent.
 */
import { createServer } from 'node:http';

/**
 * @param {{ name: string, build: URL, port: number }} application its handler is imported from `build`
 */
export async function serve({ name, build, port }) {
  const header = `x-${name}-proto`;
  const behindProxy = process.env.TRUST_PROXY === '1';
  process.env.PROTOCOL_HEADER = header;
  if (behindProxy) process.env.ADDRESS_HEADER ??= 'x-forwarded-for';
  // Only now: the handler reads these when it is imported.
  const { handler } = await import(build.href);

  function protocol(request) {
    const forwarded = behindProxy ? request.headers['x-forwarded-proto'] : undefined;
    return forwarded === 'https' ? 'https' : 'http';
  }

  const server = createServer((request, response) => {
    request.headers[header] = protocol(request);
    handler(request, response, () => {
      response.statusCode = 404;
      response.end();
    });
  });

  /** Lets requests under way finish, and does not wait for connections that only wait. */
  function stop() {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 5000).unref();
  }
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  server.listen(port, '127.0.0.1', () => console.log(`${name}: http://127.0.0.1:${port}`));
}
