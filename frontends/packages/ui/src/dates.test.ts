import { describe, expect, it } from 'vitest';
import { day, dayParts, hour } from './dates.ts';

const PARIS = { locale: 'fr', timeZone: 'Europe/Paris' } as const;
const LONDON = { locale: 'en', timeZone: 'Europe/Paris' } as const;

describe('day', () => {
  it('raises the first of the month in French only', () => {
    expect(dayParts('2027-02-01', PARIS)).toEqual({ before: '1', raised: 'er', after: '\u00a0février 2027' });
    expect(day('2027-02-01', LONDON)).toBe('1\u00a0February 2027');
    expect(dayParts('2027-02-11', PARIS).raised).toBe('');
  });

  it('reads an instant in the zone of the site', () => {
    expect(day('2027-03-14T23:30:00Z', PARIS)).toBe('15\u00a0mars 2027');
    expect(day('2027-03-14T23:30:00Z', { ...PARIS, timeZone: 'UTC', year: false })).toBe('14\u00a0mars');
  });

  it('reads a bare date as that day everywhere', () => {
    expect(day('2027-03-14', { ...PARIS, timeZone: 'Pacific/Auckland' })).toBe('14\u00a0mars 2027');
  });
});

describe('hour', () => {
  it.each([
    ['2027-03-14T17:00:00Z', '18\u00a0h', '18:00'],
    ['2027-03-14T15:15:00Z', '16\u00a0h\u00a015', '16:15'],
    ['2027-03-14T08:05:00Z', '9\u00a0h\u00a005', '09:05'],
    ['2027-03-13T23:00:00Z', '0\u00a0h', '00:00'],
  ])('says %s', (at, fr, en) => {
    expect([hour(at, PARIS), hour(at, LONDON)]).toEqual([fr, en]);
  });
});
