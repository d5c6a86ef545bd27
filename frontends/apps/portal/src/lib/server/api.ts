import { createClient, describe, type Failure, type Result, type TypedDocument } from '@cimaise/graphql';
import { error, type RequestEvent } from '@sveltejs/kit';
import type { Language } from '#lib/language.ts';
import { settings } from './settings.ts';

const client = createClient({ url: settings.apiUrl, key: settings.frontendKey });

type Asker = Pick<RequestEvent, 'getClientAddress'> & { locals: { language?: Language } };

/** Asks the API on behalf of the visitor of this request. */
export function ask<Data, Variables>(
  event: Asker,
  document: TypedDocument<Data, Variables>,
  variables: Variables,
): Promise<Result<Data>> {
  return client.request(document, variables, {
    visitor: event.getClientAddress(),
    language: event.locals.language,
  });
}

/** Notes a failure for whoever runs the portal. */
export function note(what: string, failure: Failure): void {
  console.error(`portal: ${what}: ${describe(failure)}`);
}

/** The answer, or the page that says that there is none for now. */
export async function need<Data, Variables>(
  event: Asker,
  document: TypedDocument<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const result = await ask(event, document, variables);
  if (result.ok) return result.data;
  note('no answer for a page', result.error);
  error(result.error.kind === 'graphql' ? 500 : 503);
}

/** A site that is gone between two questions is answered like any missing page. */
export function present<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) error(404);
  return value;
}
