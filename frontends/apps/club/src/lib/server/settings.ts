/** What a deployment changes. Every name is listed in docs/configuration.md. */
const list = (value: string): string[] => value.split(/[\s,]+/u).filter(Boolean);

export const settings = {
  apiUrl: process.env['API_URL'] || 'http://127.0.0.1:8000',
  frontendKey: process.env['FRONTEND_KEY'] ?? '',
  /** The club's own public address: it answers under no other name. */
  clubUrl: (process.env['CLUB_URL'] || 'http://localhost:3001').replace(/\/+$/u, ''),
  /** The national site: its editions are all editions of the network. */
  networkHost: process.env['NETWORK_HOST'] || 'localhost',
  /** Only while the API is silent; else it says so itself. */
  demonstration: process.env['DEMONSTRATION'] === 'true',
  /** Where pictures come from: the API's public origin unless they are served elsewhere. */
  mediaOrigins: list(process.env['MEDIA_ORIGINS'] || process.env['ADMIN_ORIGIN'] || 'http://localhost:8000'),
};

export const ownHost = new URL(settings.clubUrl).hostname;
