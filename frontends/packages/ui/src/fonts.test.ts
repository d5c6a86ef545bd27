import { expect, it } from 'vitest';
import { isFirstFace } from './fonts.ts';

it.each([
  ['_app/immutable/assets/imbue-latin-opsz-normal.C0ffee.woff2', true],
  ['_app/immutable/assets/ysabeau-office-latin-wght-normal.C0ffee.woff2', true],
  ['_app/immutable/assets/ysabeau-office-latin-wght-italic.C0ffee.woff2', false],
  ['_app/immutable/assets/imbue-latin-ext-opsz-normal.C0ffee.woff2', false],
])('%s is preloaded: %s', (path, expected) => {
  expect(isFirstFace(path)).toBe(expected);
});
