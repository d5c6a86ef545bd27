import { editionHead } from '#lib/server/editions.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => ({
  edition: await editionHead(event, event.params.slug),
});
