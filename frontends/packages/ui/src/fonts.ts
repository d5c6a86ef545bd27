/**
 * Whether a built file is one of the two faces that every page needs at once: Imbue and the roman.
 * For the `preload` option of SvelteKit's `resolve`.
 */
export function isFirstFace(path: string): boolean {
  return /\/(?:imbue-latin-opsz|ysabeau-office-latin-wght)-normal\b[^/]*\.woff2$/u.test(path);
}
