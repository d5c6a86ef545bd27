/**
 * French typography and numbers, in one place.
 *
 * U+202F (narrow no-break space) stands before ; ! ? and between thousands; U+00A0 before : and inside
 * guillemets; the apostrophe is ’. Addresses (a word with :// or @) are left as they are.
 */
export type Locale = 'fr' | 'en';

const NARROW = '\u202f';
const FIXED = '\u00a0';
const ADDRESS = /\S*(?::\/\/|@)\S*/gu;

function typesetRun(run: string): string {
  return (
    run
      .replace(/(?<=[\p{L}\d])'/gu, '’')
      .replace(/\.\.\./gu, '…')
      .replace(/«[ \u00a0\u202f]*/gu, `«${FIXED}`)
      .replace(/[ \u00a0\u202f]*»/gu, `${FIXED}»`)
      // A colon that ends a word; never the one of 12:30 or of a key:value.
      .replace(/(?<=[\p{L}\d»)’”%…])[ \u00a0\u202f]*:(?=[\s\u00a0]|$)/gu, `${FIXED}:`)
      // A group such as ?! takes one space, before its first sign.
      .replace(/(?<=[\p{L}\d»)’”%…])[ \u00a0\u202f]*([;!?]+)(?=[\s\u00a0»)]|$)/gu, `${NARROW}$1`)
      .replace(/(?<=\d) (?=\d{3}(?!\d))/gu, NARROW)
      .replace(/(?<=\d) (?=[%€])/gu, FIXED)
  );
}

/** Plain text (no HTML) as French prints it. Safe to run twice. */
export function french(text: string): string {
  let done = '';
  let from = 0;
  for (const address of text.matchAll(ADDRESS)) {
    done += typesetRun(text.slice(from, address.index)) + address[0];
    from = address.index + address[0].length;
  }
  return done + typesetRun(text.slice(from));
}

/** Plain text as the language prints it; English only takes the typographic apostrophe. */
export function typeset(text: string, locale: Locale): string {
  return locale === 'fr' ? french(text) : text.replace(/(?<=[\p{L}\d])'/gu, '’');
}

/** A whole number with its thousands apart: 9 312 with U+202F in French, 9,312 in English. */
export function thousands(value: number, locale: Locale): string {
  return String(Math.trunc(value)).replace(/\B(?=(\d{3})+$)/gu, locale === 'fr' ? NARROW : ',');
}
