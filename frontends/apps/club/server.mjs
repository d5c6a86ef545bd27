import { serve } from '../../serve.mjs';

const port = Number(process.env.PORT || process.env.CLUB_PORT || 3001);
await serve({ name: 'club', build: new URL('./build/handler.js', import.meta.url), port });
