/** A picture in one size, with the others for `srcset` where there are any. */
export interface PictureSource {
  url: string;
  width: number;
  height: number;
  srcset?: string | undefined;
}
