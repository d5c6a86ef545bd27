import baseCss from '@cimaise/ui/base.css?inline';
import fontsCss from '@cimaise/ui/fonts.css?inline';
import tokensCss from '@cimaise/ui/tokens.css?inline';
import { messagesFor } from '#lib/messages/index.ts';
import { secure } from './headers.ts';
import { settings } from './settings.ts';

interface Standalone {
  status: number;
  title: string;
  text: string;
  headers?: Record<string, string>;
}

const OWN_CSS = `
  header { padding-top: 6rem; }
  main { padding-block: var(--e7) var(--e9); display: grid; gap: var(--e5); align-content: start; }
  main p { max-width: 42rem; }
`;

/** A page that needs nothing from the API: it says why there is no site to show. */
function page({ status, title, text, headers }: Standalone): Response {
  const body = `<!doctype html>
<html lang="fr" data-theme="national">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${tokensCss}${fontsCss}${baseCss}${OWN_CSS}</style>
</head>
<body>
<header class="mur"><hr class="cimaise"></header>
<main class="large"><h1>${title}</h1><p class="chapo">${text}</p></main>
</body>
</html>
`;
  const response = new Response(body, {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store', ...headers },
  });
  secure(response.headers, { mediaOrigins: settings.mediaOrigins, ownStyle: true });
  return response;
}

/** 421: this server has nothing to say for that host. The host is not repeated: it is not ours. */
export function unknownHost(): Response {
  return page({
    status: 421,
    title: 'Aucun site sous ce nom',
    text: 'Ce serveur ne publie aucun site à l’adresse demandée. Vérifiez le nom dans la barre d’adresse.',
  });
}

/** 503: the API does not answer, so nothing is known of the site. */
export function unavailable(): Response {
  const messages = messagesFor('fr');
  return page({
    status: 503,
    title: messages.unavailableTitle,
    text: messages.unavailableText,
    headers: { 'Retry-After': '30' },
  });
}
