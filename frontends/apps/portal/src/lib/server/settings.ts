/** What a deployment changes. Every name is listed in docs/configuration.md. */
const list = (value: string): string[] => value.split(/[\s,]+/).filter(Boolean);

const adminOrigin = process.env['ADMIN_ORIGIN'] || 'http://localhost:8000';

export const settings = {
  apiUrl: process.env['API_URL'] || 'http://127.0.0.1:8000',
  frontendKey: process.env['FRONTEND_KEY'] ?? '',
  /** The admin, which shows previews in a frame. */
  adminOrigin,
  /** Where pictures come from: the API's public origin unless they are served elsewhere. */
  mediaOrigins: list(process.env['MEDIA_ORIGINS'] || adminOrigin),
};
