import type { Locale } from './typography.ts';

/** The parts of a day that need care in print: French writes the first of a month with a raised « er ». */
export interface DayParts {
  before: string;
  /** « er » to be raised, or nothing. */
  raised: string;
  after: string;
}

interface Fields {
  year: string;
  month: string;
  day: string;
  hour: string;
  minute: string;
}

const LANGUAGE: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB' };

/** A bare calendar date (2027-03-14) is that day everywhere: it is read at noon, in UTC. */
function fields(iso: string, locale: Locale, zone: string): Fields {
  const bare = /^\d{4}-\d{2}-\d{2}$/u.test(iso);
  const timeZone = bare ? 'UTC' : zone;
  const parts = new Intl.DateTimeFormat(LANGUAGE[locale], {
    timeZone,
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(bare ? `${iso}T12:00:00Z` : iso));
  const of = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((part) => part.type === type)?.value ?? '';
  return { year: of('year'), month: of('month'), day: of('day'), hour: of('hour'), minute: of('minute') };
}

export interface DayOptions {
  locale: Locale;
  timeZone: string;
  /** Leave the year out where it says nothing. */
  year?: boolean;
}

export function dayParts(iso: string, { locale, timeZone, year = true }: DayOptions): DayParts {
  const { day, month, year: written } = fields(iso, locale, timeZone);
  const tail = `\u00a0${month}${year ? ` ${written}` : ''}`;
  return { before: day, raised: locale === 'fr' && day === '1' ? 'er' : '', after: tail };
}

/** The day in one line, for titles and attributes: « 1er février 2027 », “1 February 2027”. */
export function day(iso: string, options: DayOptions): string {
  const { before, raised, after } = dayParts(iso, options);
  return before + raised + after;
}

/** The time of day as people say it: « 18 h », « 16 h 15 »; “18:00”. */
export function hour(iso: string, { locale, timeZone }: DayOptions): string {
  const { hour: written, minute } = fields(iso, locale, timeZone);
  if (locale === 'en') return `${written}:${minute}`;
  const plain = String(Number(written));
  return minute === '00' ? `${plain}\u00a0h` : `${plain}\u00a0h\u00a0${minute}`;
}
