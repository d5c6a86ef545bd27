import { createClient, describe, type Failure, type Result, type TypedDocument } from '@cimaise/graphql';
import { error, type RequestEvent } from '@sveltejs/kit';
import { settings } from './settings.ts';

const client = createClient({ url: settings.apiUrl, key: settings.frontendKey });

export type Asker = Pick<RequestEvent, 'getClientAddress' | 'locals'>;

/** Asks the API on behalf of the visitor, and of the member where one is signed in. */
export function ask<Data, Variables>(
  event: Asker,
  document: TypedDocument<Data, Variables>,
  variables: Variables,
): Promise<Result<Data>> {
  return client.request(document, variables, {
    visitor: event.getClientAddress(),
    language: event.locals.locale,
    session: event.locals.session,
  });
}

/** The same visitor, but not as a member. */
export function asVisitor(event: Asker): Asker {
  return {
    getClientAddress: () => event.getClientAddress(),
    locals: { ...event.locals, session: undefined },
  };
}

/** For whoever runs the club. Neither variables nor answers: they may hold choices, codes or tokens. */
export function note(what: string, failure: Failure): void {
  console.error(`club: ${what}: ${describe(failure)}`);
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
  error(503);
}
