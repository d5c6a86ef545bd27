import type { RequestEvent } from '@sveltejs/kit';
import { MeDocument } from '#lib/gql/graphql.ts';
import { need } from './api.ts';
import { clubCookie, COOKIES } from './cookies.ts';
import type { EditionHead } from './editions.ts';

/** How this visitor votes in an edition: as a member, by e-mail, or not before signing in. */
export type Voter =
  | { as: 'member'; address: string }
  | { as: 'email'; address: string; couldSignIn: boolean }
  | { as: 'nobody' };

export interface Me {
  email: string;
  joinedAt: string;
}

/** The member who is signed in. A session that has ended is forgotten. */
export async function signedIn(event: RequestEvent): Promise<Me | null> {
  if (!event.locals.session) return null;
  const { me } = await need(event, MeDocument, {});
  if (!me) {
    event.locals.session = undefined;
    event.cookies.delete(COOKIES.session, clubCookie);
  }
  return me;
}

export function voterFor(edition: Pick<EditionHead, 'rules'>, me: Me | null): Voter {
  const { eligibility } = edition.rules;
  const members = eligibility.includes('MEMBER');
  if (me && members) return { as: 'member', address: me.email };
  if (eligibility.includes('EMAIL')) {
    return { as: 'email', address: me?.email ?? '', couldSignIn: members };
  }
  return { as: 'nobody' };
}
