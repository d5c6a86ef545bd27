import { describe, expect, test } from 'vitest';
import { isFiltered, PAGE_SIZE, readWorksQuery, worksHref, worksVariables } from './works-query.ts';

const UUID = '0b7f2c1e-1111-4222-8333-9abcdef01234';
const read = (search: string) => readWorksQuery(new URLSearchParams(search));

describe('what an address asks', () => {
  test('everything', () => {
    const search = `musee=${UUID}&type=robe&auteur=+Worth&artiste=${UUID}&epoque=xix&lieu=reserve&image=oui&tri=date&apres=abc`;
    expect(read(search)).toEqual({
      museum: UUID,
      type: 'robe',
      maker: 'Worth',
      makerId: UUID,
      period: 'xix',
      location: 'IN_STORAGE',
      photographed: true,
      order: 'DATE',
      after: 'abc',
      before: null,
    });
  });

  test('words that the form does not know count for nothing', () => {
    const asked = read("musee='; drop&artiste=x&epoque=toString&type=+&lieu=lune&image=1&tri=constructor");
    expect(asked).toEqual(read(''));
    expect(isFiltered(asked)).toBe(false);
  });
});

describe('what the API is asked', () => {
  test('the first page', () => {
    const plain = { filter: {}, order: 'TITLE', maker: '', byMaker: false };
    expect(worksVariables(read(''))).toEqual({ ...plain, first: PAGE_SIZE });
  });
  test('a filter names only what was asked', () => {
    expect(worksVariables(read('lieu=salle&image=oui'))).toMatchObject({
      filter: { locationState: 'ON_VIEW', hasImage: true },
    });
  });
  test('a century, an age, a maker who is to be named', () => {
    expect(worksVariables(read('epoque=xix')).filter).toEqual({ century: 19 });
    expect(worksVariables(read('epoque=moyen-age')).filter).toEqual({ yearFrom: 476, yearTo: 1499 });
    expect(worksVariables(read(`artiste=${UUID}`))).toMatchObject({
      filter: { makerId: UUID },
      maker: UUID,
      byMaker: true,
    });
  });
  test('the page after, the page before', () => {
    expect(worksVariables(read('apres=x'))).toMatchObject({ first: PAGE_SIZE, after: 'x' });
    expect(worksVariables(read('avant=x'))).toEqual({
      filter: {},
      order: 'TITLE',
      maker: '',
      byMaker: false,
      last: PAGE_SIZE,
      before: 'x',
    });
  });
});

describe('the address that asks', () => {
  const asked = read(`lieu=reserve&tri=date&apres=abc&musee=${UUID}&type=robe&auteur=worth&epoque=xviii`);

  test('reads back as it was written', () => {
    const address = worksHref('/oeuvres', asked, { after: 'abc' });
    expect(read(address.split('?')[1] ?? '')).toEqual(asked);
  });
  test('another question starts at the first page', () => {
    expect(worksHref('/oeuvres', asked, { museum: null })).toBe(
      '/oeuvres?type=robe&auteur=worth&epoque=xviii&lieu=reserve&tri=date',
    );
  });
  test('the plain list has a plain address', () =>
    expect(worksHref('/en/oeuvres', read(''))).toBe('/en/oeuvres'));
});
