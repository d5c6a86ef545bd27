/** The pages of one edition, by the words of their addresses. */
export const PLACES = {
  candidates: 'candidates',
  tray: 'accrochage',
  review: 'relecture',
  pending: 'confirmation',
  receipt: 'recu',
  savedChoices: 'recu/mes-choix',
  verify: 'verifier',
  results: 'resultat',
  confirm: 'confirmer',
  cancel: 'annuler',
} as const;

export type Place = keyof typeof PLACES;

export function placeOf(slug: string, place: Place): string {
  return `/${slug}/${PLACES[place]}`;
}

export function candidateOf(slug: string, number: string): string {
  return `${placeOf(slug, 'candidates')}/${number}`;
}

/** A page of a list, by the cursor that it starts after or ends before. */
export function pageOf(path: string, at: { after?: string | null; before?: string | null }): string {
  if (at.after) return `${path}?apres=${encodeURIComponent(at.after)}`;
  if (at.before) return `${path}?avant=${encodeURIComponent(at.before)}`;
  return path;
}

/** The page that follows a token of a mail. */
export function withToken(path: string, token: string): string {
  return `${path}?jeton=${encodeURIComponent(token)}`;
}

/** Where signing in leads back to. */
export function signInFrom(path: string): string {
  return `/connexion?retour=${encodeURIComponent(path)}`;
}

/** A path of this club, or nothing: an address of elsewhere is not followed. */
export function ownPath(wanted: string | null | undefined): string | null {
  if (!wanted || wanted.length > 300) return null;
  return /^\/[\w-]+(?:\/[\w-]+)*$/u.test(wanted) ? wanted : null;
}

/** The same page in another language; what a form action left in the address is dropped. */
export function inLanguage(
  url: { pathname: string; searchParams: Iterable<[string, string]> },
  locale: string,
): string {
  const kept = [...url.searchParams].filter(([name]) => name !== 'lang' && !name.startsWith('/'));
  return `${url.pathname}?${new URLSearchParams([...kept, ['lang', locale]])}`;
}
