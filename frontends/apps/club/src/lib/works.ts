import type { PictureSource } from '@cimaise/ui';
import type { CandidateCardFragment } from '#lib/gql/graphql.ts';

type Work = NonNullable<CandidateCardFragment['work']>;
type Image = NonNullable<Work['image']>['image'];

/** What an `img` needs; null where the picture's right lets no such size be shown. */
export function pictureOf(
  image: (Pick<Image, 'rendition'> & { srcset?: string }) | null | undefined,
): PictureSource | null {
  if (!image?.rendition) return null;
  const { url, width, height } = image.rendition;
  return { url, width, height, srcset: image.srcset };
}

type Described = { alt: string; decorative: boolean };

/** An alternative text, empty only where an editor said that the picture is decorative. */
export const altOf = (figure: Described | null | undefined): string =>
  figure && !figure.decorative ? figure.alt : '';

interface Named {
  label: string;
  makersText: string;
}

/** The title; the name that was copied at opening where the record is not public any more. */
export const titleOf = (candidate: { caption: string; work: Pick<Named, 'label'> | null }): string =>
  candidate.work?.label ?? candidate.caption;

/** Author and date, in one line. */
export function cartelLine(work: (Pick<Named, 'makersText'> & { dateText?: string }) | null): string {
  return [work?.makersText, work?.dateText].filter(Boolean).join(', ');
}

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * The `sizes` of a work seen in large: as wide as the window, and never more than its own pixels,
 * so that a small photograph is not blown up.
 */
export const ownSize = (picture: PictureSource): string => `min(100vw, ${picture.width}px)`;
