import { error } from '@sveltejs/kit';
import {
  CandidateNumbersDocument,
  ChosenCandidateDocument,
  EditionHeadDocument,
  type CandidateCardFragment,
  type CandidateNumbersQuery,
  type EditionHeadFragment,
} from '#lib/gql/graphql.ts';
import type { Choices } from '#lib/choices.ts';
import { need, type Asker } from './api.ts';
import { settings } from './settings.ts';

export type EditionHead = EditionHeadFragment;
export type CandidateCard = CandidateCardFragment;

export const networkHost = settings.networkHost;

/** A missing edition is answered like any missing page. */
export function present<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) error(404);
  return value;
}

export async function editionHead(event: Asker, slug: string): Promise<EditionHead> {
  const { site } = await need(event, EditionHeadDocument, { host: networkHost, slug });
  return present(site?.edition);
}

/** The candidates of these numbers that the edition knows; unknown ones fall away. */
export async function candidatesOf(event: Asker, slug: string, choices: Choices): Promise<CandidateCard[]> {
  const answers = await Promise.all(
    choices.map((number) => need(event, ChosenCandidateDocument, { host: networkHost, slug, number })),
  );
  return answers.flatMap(({ site }) => site?.edition?.candidate ?? []);
}

export interface Neighbours {
  before: string | null;
  after: string | null;
}

/** What hangs before and after a work, in the visitor's own order. */
export async function neighbours(
  event: Asker,
  slug: string,
  order: number,
  number: string,
): Promise<Neighbours> {
  const numbers = await numbersInOrder(event, slug, order);
  const at = numbers.indexOf(number);
  if (at < 0) return { before: null, after: null };
  return { before: numbers[at - 1] ?? null, after: numbers[at + 1] ?? null };
}

async function numbersInOrder(event: Asker, slug: string, order: number): Promise<string[]> {
  const numbers: string[] = [];
  for (let after: string | null = ''; after !== null;) {
    const { nodes, pageInfo }: NumbersPage = await numbersAfter(event, slug, order, after || null);
    numbers.push(...nodes.map(({ number }) => number));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  }
  return numbers;
}

type NumbersPage = NonNullable<NonNullable<CandidateNumbersQuery['site']>['edition']>['candidates'];

async function numbersAfter(
  event: Asker,
  slug: string,
  order: number,
  after: string | null,
): Promise<NumbersPage> {
  const { site } = await need(event, CandidateNumbersDocument, { host: networkHost, slug, order, after });
  return present(site?.edition).candidates;
}
