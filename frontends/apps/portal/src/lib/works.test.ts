import { describe, expect, test } from 'vitest';
import { cartelLine, centimetres, trueScale, workHref } from './works.ts';

const work = { label: 'Vagues', makersText: 'Ogata Kōrin', objectType: 'paravent', dateText: 'vers 1704' };
const site = {
  url: 'http://localhost:3000',
  locales: ['FR', 'EN'] as ('FR' | 'EN')[],
  defaultLocale: 'FR' as const,
};

describe('the second line of a cartel', () => {
  test('is who and when', () => expect(cartelLine(work)).toBe('Ogata Kōrin, vers 1704'));
  test('is what it is, where nobody is known', () =>
    expect(cartelLine({ ...work, makersText: '' })).toBe('Paravent, vers 1704'));
  test('does not repeat the title', () =>
    expect(cartelLine({ ...work, makersText: '', label: 'paravent', dateText: '' })).toBe(''));
});

describe('the address of a work', () => {
  test('is a path on its own site, in the page’s language', () => {
    const own = { url: 'http://localhost:3000/oeuvres/a1' };
    expect(workHref(own, 'fr', site)).toBe('/oeuvres/a1');
    expect(workHref(own, 'en', site)).toBe('/en/oeuvres/a1');
  });
  test('is the other site’s elsewhere', () => {
    const other = { url: 'http://angers.localhost:3000/oeuvres/a1' };
    expect(workHref(other, 'en', site)).toBe(other.url);
  });
});

describe('true scale', () => {
  test('keeps proportions, the tallest at 112', () => expect(trueScale([1000, 500])).toEqual([112, 56]));
  test('leaves out works without a picture', () =>
    expect(trueScale([1000, undefined, 500])).toEqual([112, undefined, 56]));
  test('is not claimed where a height is unknown', () => expect(trueScale([1000, null])).toBeNull());
  test('is not claimed where one would be too small to see', () => expect(trueScale([2400, 100])).toBeNull());
  test('means nothing for one work, or none', () => {
    expect(trueScale([1000])).toBeNull();
    expect(trueScale([])).toBeNull();
  });
});

test('sizes are in centimetres, as the language writes them', () => {
  expect(centimetres({ heightMm: 813, widthMm: 699 }, 'fr')).toBe('81,3 × 69,9\u00a0cm');
  expect(centimetres({ heightMm: 810, widthMm: 1000 }, 'en')).toBe('81 × 100\u00a0cm');
  expect(centimetres({ heightMm: 810, widthMm: null }, 'fr')).toBe('');
});
