import { randomInt } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import { clubCookie, COOKIES } from './cookies.ts';

/** One draw for the session; each edition takes it modulo the number of its orders. */
const DRAWS = 2 ** 31;
const ROBOT = /bot|crawl|spider|slurp|preview/iu;

/** The drawn orders are numbered from 1. */
function orderOf(draw: number, orderCount: number): number {
  return 1 + (draw % orderCount);
}

/** The visitor's order for an edition with so many. Robots get order 0, that of accession numbers, and no cookie. */
export function drawnOrder(event: Pick<RequestEvent, 'cookies' | 'request'>, orderCount: number): number {
  if (orderCount < 1 || ROBOT.test(event.request.headers.get('user-agent') ?? '')) return 0;
  const held = Number(event.cookies.get(COOKIES.order) ?? Number.NaN);
  if (Number.isInteger(held) && held >= 0 && held < DRAWS) return orderOf(held, orderCount);
  const draw = randomInt(DRAWS);
  event.cookies.set(COOKIES.order, String(draw), clubCookie);
  return orderOf(draw, orderCount);
}
