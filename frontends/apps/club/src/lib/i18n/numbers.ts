import { thousands } from '@cimaise/ui';

const FRENCH =
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt'.split(
    ' ',
  );
const FRENCH_TENS: Record<number, string> = {
  30: 'trente',
  40: 'quarante',
  50: 'cinquante',
  60: 'soixante',
  100: 'cent',
};
const ENGLISH =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const ENGLISH_TENS: Record<number, string> = {
  30: 'thirty',
  40: 'forty',
  50: 'fifty',
  60: 'sixty',
  100: 'a hundred',
};

/** A number in words where words are short, else in figures. `f`: of works, which are feminine. */
export function frNumber(value: number, gender: 'm' | 'f' = 'm'): string {
  if (value === 1) return gender === 'f' ? 'une' : 'un';
  return FRENCH[value] ?? FRENCH_TENS[value] ?? thousands(value, 'fr');
}

export function enNumber(value: number): string {
  return ENGLISH[value] ?? ENGLISH_TENS[value] ?? thousands(value, 'en');
}

/** A figure and its noun, kept together; French counts zero and one as singular. */
export function plural(count: number, one: string, many: string): string {
  return `${thousands(count, 'fr')}\u00a0${count > 1 ? many : one}`;
}
