import type { UserError } from '@cimaise/graphql';
import { typeset } from '@cimaise/ui';
import { dictionary } from './i18n/index.ts';
import type { Locale } from '@cimaise/ui';

/** What a sentence about a refusal may name. */
export interface RefusalValues {
  min: number;
  max: number;
}

export type Refusals = Record<string, (values: RefusalValues) => string>;

/** One thing to look at again: said in the summary, and beside its field where it has one. */
export interface Problem {
  code: string;
  message: string;
  /** The id of the field on our pages. */
  field: string | null;
}

/** The API's fields by the ids that they have on our pages. */
const FIELDS: Record<string, string> = { email: 'email', choices: 'choix', code: 'chiffres' };

/** Our own sentence for each refusal that we know; the API's for those that came after us. */
export function problemsOf(
  errors: readonly UserError[],
  locale: Locale,
  values: RefusalValues = { min: 1, max: 1 },
): Problem[] {
  const { refusals } = dictionary(locale);
  return errors.map(({ code, field, message }) => ({
    code,
    message: refusals[code]?.(values) ?? typeset(message, locale),
    field: (field && FIELDS[field]) || null,
  }));
}

export const hasField = (problems: readonly Problem[] | undefined, field: string): Problem | undefined =>
  problems?.find((problem) => problem.field === field);
