import { serve } from '../../serve.mjs';

const port = Number(process.env.PORT || process.env.PORTAL_PORT || 3000);
await serve({ name: 'portal', build: new URL('./build/handler.js', import.meta.url), port });
