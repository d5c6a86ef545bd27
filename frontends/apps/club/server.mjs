/**
 * Serves the built club. adapter-node believes that every request came over https unless a
 * header says otherwise, so this server writes that header itself, over whatever a client sent.
 */
import { createServer } from 'node:http';

const HEADER = 'x-club-proto';
process.env.PROTOCOL_HEADER = HEADER;

const behindProxy = process.env.TRUST_PROXY === '1';
if (behindProxy) process.env.ADDRESS_HEADER ??= 'x-forwarded-for';

const { handler } = await import('./build/handler.js');
const port = Number(process.env.PORT || process.env.CLUB_PORT || 3001);

function protocol(request) {
  const forwarded = behindProxy ? request.headers['x-forwarded-proto'] : undefined;
  return forwarded === 'https' ? 'https' : 'http';
}

const server = createServer((request, response) => {
  request.headers[HEADER] = protocol(request);
  handler(request, response, () => {
    response.statusCode = 404;
    response.end();
  });
});

server.listen(port, '127.0.0.1', () => console.log(`club: http://127.0.0.1:${port}`));

/** Lets requests under way finish, and does not wait for connections that only wait. */
function stop() {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), 5000).unref();
}
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
