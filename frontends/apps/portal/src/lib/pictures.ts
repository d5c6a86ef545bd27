import type { PictureSource } from '@cimaise/ui';
import type { Figure, WorkCard } from '#lib/content.ts';
import type { PictureFieldsFragment } from '#lib/gql/graphql.ts';

type Image = Pick<PictureFieldsFragment, 'rendition' | 'srcset'>;

/** What an `img` needs; null where the picture's right lets no such size be shown. */
export function pictureOf(image: Image | null | undefined): PictureSource | null {
  if (!image?.rendition) return null;
  const { url, width, height } = image.rendition;
  return { url, width, height, srcset: image.srcset };
}

type Described = Pick<Figure, 'alt' | 'decorative'>;

/** An alternative text, empty only where the editor said that the picture is decorative. */
export const altOf = (figure: Described | null | undefined): string =>
  figure && !figure.decorative ? figure.alt : '';

export const workPicture = (work: Pick<WorkCard, 'image'> | null | undefined): PictureSource | null =>
  pictureOf(work?.image?.image);

/** What stands under a picture, each thing said once: a part that a later one holds is left out. */
export const saidOnce = (...parts: (string | null | undefined)[]): string[] =>
  parts
    .map((part) => part ?? '')
    .filter((part, place, all) => part && !all.slice(place + 1).some((later) => later.includes(part)));

/** Width over height; a square where there is no picture. */
export const ratioOf = (picture: PictureSource | null): number =>
  picture && picture.height > 0 ? picture.width / picture.height : 1;

/**
 * The `sizes` of a work seen in large: as wide as the window, and never more than its own pixels,
 * so that a small photograph is not blown up.
 */
export const ownSize = (picture: PictureSource): string => `min(100vw, ${picture.width}px)`;
