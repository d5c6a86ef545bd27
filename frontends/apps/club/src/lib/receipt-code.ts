/** Receipt codes: 100 bits in Crockford's base 32, written as five groups of four. */
const ALPHABET = /^[0-9A-HJKMNP-TV-Z]{20}$/u;

/** A code as people type it: any case, any separators, O for 0, I and L for 1. */
export function normalise(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[\s\u00a0\u202f.\-–—_]/gu, '')
    .replace(/O/gu, '0')
    .replace(/[IL]/gu, '1');
}

export function isCode(value: string): boolean {
  return ALPHABET.test(normalise(value));
}

/** Five groups of four; a line breaks between groups only. */
export function groups(code: string): string[] {
  return normalise(code).match(/.{1,4}/gu) ?? [];
}

/** As the API writes it: groups with a blank between them. */
export function written(code: string): string {
  return groups(code).join(' ');
}

/** Letter by letter, with a pause between groups, for those who listen. */
export function spoken(code: string): string {
  return groups(code)
    .map((group) => [...group].join(' '))
    .join(', ');
}
