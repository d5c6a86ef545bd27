import { describe, expect, test } from 'vitest';
import { altOf, ownSize, pictureOf, ratioOf, saidOnce } from './pictures.ts';

const rendition = { url: 'http://localhost:8000/r/1.webp', width: 800, height: 400 };
const srcset = '/r/1-400.webp 400w, /r/1.webp 800w';

describe('a picture', () => {
  test('has its size and its other sizes', () => {
    expect(pictureOf({ rendition, srcset })).toEqual({ ...rendition, srcset });
  });
  test('is nothing where its right lets no size be shown', () => {
    expect(pictureOf({ rendition: null, srcset: '' })).toBeNull();
    expect(pictureOf(null)).toBeNull();
  });
  test('seen in large is never wider than its own pixels', () => {
    expect(ownSize(rendition)).toBe('min(100vw, 800px)');
  });
  test('has a ratio, a square where there is none', () => {
    expect(ratioOf(rendition)).toBe(2);
    expect(ratioOf(null)).toBe(1);
  });
});

test('only a decorative picture has an empty alternative', () => {
  expect(altOf({ alt: 'Une cour', decorative: false })).toBe('Une cour');
  expect(altOf({ alt: 'Une cour', decorative: true })).toBe('');
  expect(altOf(null)).toBe('');
});

test('a caption that the credit repeats is said once', () => {
  expect(saidOnce('Image', 'Image, dessinée', 'CC0')).toEqual(['Image, dessinée', 'CC0']);
  expect(saidOnce('Une cour', '', null, 'CC0')).toEqual(['Une cour', 'CC0']);
  expect(saidOnce()).toEqual([]);
});
