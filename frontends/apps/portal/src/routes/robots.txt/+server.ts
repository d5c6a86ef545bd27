import { robotsTxt } from '#lib/server/sitemap.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals }) =>
  new Response(robotsTxt(locals.site.url), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
