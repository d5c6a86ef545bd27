import type { Language } from '#lib/language.ts';
import type { Unit, WorkDetailQuery } from '#lib/gql/graphql.ts';
import type { Messages } from '#lib/messages/index.ts';

/** A work with everything that its page says of it. */
export type Work = NonNullable<NonNullable<WorkDetailQuery['site']>['work']>;
type Maker = Work['makers'][number];
type Measure = Pick<Work['measures'][number], 'label' | 'value' | 'unit' | 'mm' | 'part'>;
type Dated = Pick<Work, 'dateText' | 'dateEarliest' | 'dateLatest' | 'dateCirca'>;

/** The maker and their part in the work, as one phrase: « d’après Rubens (graveur) (?) ». */
export function makerPhrase(
  { name, roleCode, craft, doubtful }: Pick<Maker, 'name' | 'roleCode' | 'craft' | 'doubtful'>,
  messages: Messages,
): string {
  return [messages.makerAs(roleCode, name), craft && `(${craft})`, doubtful && '(?)']
    .filter(Boolean)
    .join(' ');
}

export const termText = ({ text, qualifier }: { text: string; qualifier: string }): string =>
  qualifier ? `${text} (${qualifier})` : text;

function decimal(value: number, language: Language): string {
  const format = new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { maximumFractionDigits: 2 });
  return format.format(value);
}

/**
 * One measurement as a label gives it: centimetres, and the source's own figure where it measured
 * in inches, since ours is then a conversion. Weights keep their unit.
 */
export function measureText({ label, value, unit, mm, part }: Measure, language: Language): string {
  const own = `${decimal(Number(value), language)}\u00a0${unitName(unit)}`;
  const size = mm === null ? own : `${decimal(Math.round(mm) / 10, language)}\u00a0cm`;
  const converted = unit === 'INCH' ? ` (${own})` : '';
  return `${label}${part ? ` (${part})` : ''}\u00a0: ${size}${converted}`;
}

const UNITS: Record<Unit, string> = {
  MILLIMETRE: 'mm',
  CENTIMETRE: 'cm',
  METRE: 'm',
  INCH: 'in',
  GRAM: 'g',
  KILOGRAM: 'kg',
};
const unitName = (unit: Unit): string => UNITS[unit];

/** The years that a date means, where its text does not already say them; nothing where nobody knows. */
export function yearsText(work: Dated, messages: Messages): string {
  const { dateEarliest: first, dateLatest: last, dateText } = work;
  const year = (value: number): string => (value < 0 ? messages.beforeChrist(String(-value)) : String(value));
  const said = [first, last].every((value) => value === null || dateText.includes(String(Math.abs(value))));
  if (said) return '';
  if (first === null && last !== null) return messages.before(year(last));
  if (last === null && first !== null) return messages.after(year(first));
  if (first === null || last === null) return '';
  const years = first === last ? year(first) : `${year(first)}\u2013${year(last)}`;
  return work.dateCirca ? messages.about(years) : years;
}

/** Paragraphs of a long text; single breaks stay within their paragraph. */
export const paragraphs = (text: string): string[] =>
  text
    .split(/\n{2,}/u)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);
