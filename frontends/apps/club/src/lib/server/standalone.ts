import baseCss from '@cimaise/ui/base.css?inline';
import fontsCss from '@cimaise/ui/fonts.css?inline';
import tokensCss from '@cimaise/ui/tokens.css?inline';
import { fr } from '#lib/i18n/fr.ts';
import { secure } from './headers.ts';
import { settings } from './settings.ts';

const OWN_CSS = `
  header { padding-top: 6rem; }
  main { padding-block: var(--e7) var(--e9); display: grid; gap: var(--e5); align-content: start; }
  main p { max-width: 42rem; }
`;

/** 421: this server has nothing to say for that host. The host is not repeated: it is not ours. */
export function unknownHost(): Response {
  const { foreignTitle, foreign } = fr.errors;
  const body = `<!doctype html>
<html lang="fr" data-theme="club">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${foreignTitle}</title>
<style>${tokensCss}${fontsCss}${baseCss}${OWN_CSS}</style>
</head>
<body>
<header class="mur"><hr class="cimaise"></header>
<main class="large"><h1>${foreignTitle}</h1><p class="chapo">${foreign}</p></main>
</body>
</html>
`;
  const response = new Response(body, {
    status: 421,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  });
  secure(response.headers, { mediaOrigins: settings.mediaOrigins, ownStyle: true });
  return response;
}
