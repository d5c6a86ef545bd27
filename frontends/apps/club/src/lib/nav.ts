import type { Dictionary } from '#lib/i18n/index.ts';
import { placeOf } from './places.ts';
import { letsChoose, stateNow } from './states.ts';
import type { EditionState } from './gql/graphql.ts';

export interface NavEntry {
  href: string;
  title: string;
}

interface Where {
  edition?: { slug: string; state: EditionState; takesVotes: boolean; outcome: unknown } | undefined;
  signedIn: boolean;
}

/** The sections of the club: those that have a page here and now, and no others. */
export function navOf(nav: Dictionary['nav'], { edition, signedIn }: Where): NavEntry[] {
  const account = signedIn
    ? { href: '/compte', title: nav.account }
    : { href: '/connexion', title: nav.signIn };
  if (!edition) return [{ href: '/', title: nav.editions }, account];

  const { slug } = edition;
  const choosing = letsChoose(stateNow(edition));
  return [
    { href: `/${slug}`, title: choosing ? nav.vote : nav.edition },
    ...(choosing ? [{ href: placeOf(slug, 'tray'), title: nav.tray }] : []),
    ...(edition.outcome ? [{ href: placeOf(slug, 'results'), title: nav.results }] : []),
    { href: placeOf(slug, 'verify'), title: nav.verify },
    account,
  ];
}

/** The entry that a page stands under: the one with the longest address that the page's begins with. */
export function currentEntry(entries: readonly NavEntry[], pathname: string): NavEntry | undefined {
  return entries
    .filter(({ href }) => pathname === href || (href !== '/' && pathname.startsWith(`${href}/`)))
    .sort((one, other) => other.href.length - one.href.length)[0];
}
