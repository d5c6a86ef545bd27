/**
 * Pages whose address holds a token. They say `no-referrer`, and a browser then sends `Origin: null` with
 * their forms, so the origin check has to let `null` through for them: there the token itself, unguessable
 * and sent in the body, shows that the form is ours. Everywhere else `null` stays refused.
 */
const TOKEN_PAGE = /^\/(?:connexion\/lien|[\w-]+\/(?:confirmer|annuler))\/?$/u;

export function isTokenPage(pathname: string): boolean {
  return TOKEN_PAGE.test(pathname);
}

/** A browser that says where a form comes from is believed: a token in hand signs nobody else's browser in. */
function fromElsewhere(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  return site !== null && site !== 'same-origin';
}

export function refusesNullOrigin(request: Request, pathname: string): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return false;
  if (request.headers.get('origin') !== 'null') return false;
  return !isTokenPage(pathname) || fromElsewhere(request);
}
