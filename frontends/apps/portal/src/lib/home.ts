import type { PictureSource } from '@cimaise/ui';
import type { Edition, Home, Teaser } from '#lib/content.ts';
import { altOf, pictureOf, ratioOf, workPicture } from '#lib/pictures.ts';

/** What can hang on the wall of the national home page. */
export type Hook =
  | { kind: 'edition'; key: string; picture: PictureSource; alt: string; edition: Edition }
  | { kind: 'page'; key: string; picture: PictureSource; alt: string; page: Teaser };

const HOOKS = 4;

function editionHook(edition: Edition): Hook[] {
  const work = edition.candidates.nodes[0]?.work;
  const picture = workPicture(work);
  return picture ? [{ kind: 'edition', key: edition.url, picture, alt: altOf(work?.image), edition }] : [];
}

function pageHook(page: Teaser): Hook[] {
  const picture = pictureOf(page.figure?.image);
  return picture ? [{ kind: 'page', key: page.sourceId, picture, alt: altOf(page.figure), page }] : [];
}

/** What can be acted on first: editions that take votes, exhibitions, then reading. Never an empty hook. */
export function hooksOf(home: Pick<Home, 'editions' | 'exhibitions' | 'articles'>): Hook[] {
  const open = home.editions.filter((edition) => edition.takesVotes);
  return [
    ...open.slice(0, 1).flatMap(editionHook),
    ...home.exhibitions.nodes.filter((page) => 'state' in page && page.state !== 'PAST').flatMap(pageHook),
    ...home.articles.nodes.flatMap(pageHook),
  ].slice(0, HOOKS);
}

/** Columns in proportion to what hangs in them, so that a tall picture does not tower over a wide one. */
export function columnsFor(hooks: readonly Pick<Hook, 'picture'>[]): string {
  return hooks
    .map(({ picture }) => `${(2 + 2 * Math.min(1.8, Math.max(0.6, ratioOf(picture)))).toFixed(2)}fr`)
    .join(' ');
}

/** The edition to put forward: one that takes votes, else the newest. */
export const foremost = <Any extends { takesVotes: boolean }>(editions: readonly Any[]): Any | undefined =>
  editions.find((edition) => edition.takesVotes) ?? editions[0];
