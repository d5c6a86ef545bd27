import { error, type RequestEvent } from '@sveltejs/kit';
import { ConfirmationDocument, type ConfirmationQuery } from '#lib/gql/graphql.ts';
import { need } from './api.ts';

type Confirmation = NonNullable<ConfirmationQuery['confirmation']>;

/** Longer than any token of ours: what is longer is not asked about. */
const LONGEST = 200;

/** The token in the address of a page that a mail leads to, or the page that says that the link is of no use. */
export function tokenOf(url: URL, message: App.Error['message']): string {
  const token = url.searchParams.get('jeton') ?? '';
  if (!token || token.length > LONGEST) error(404, { message });
  return token;
}

/** What the link of a confirmation mail leads to. Reading it changes nothing. */
export async function confirmationBehind(
  event: RequestEvent,
): Promise<{ token: string; confirmation: Confirmation }> {
  const token = tokenOf(event.url, 'ballot link');
  const { confirmation } = await need(event, ConfirmationDocument, { token });
  if (confirmation?.edition.slug !== event.params['slug'] || !confirmation) {
    error(404, { message: 'ballot link' });
  }
  return { token, confirmation };
}
