import type { Failure } from '@cimaise/graphql';
import type { RequestEvent } from '@sveltejs/kit';
import { ShellDocument } from '#lib/gql/graphql.ts';
import type { Site } from '#lib/site.ts';
import { ask } from './api.ts';
import { BriefCache } from './brief-cache.ts';

/** Thrown where the API cannot be asked which site a host serves. */
export class NoShell extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super('the API does not say which site this host serves');
    this.failure = failure;
  }
}

// Short enough that an editor who changes the menu sees it at the next click.
const kept = new BriefCache<Site | null>({ milliseconds: 2000, size: 500 });

/** The site that a host serves; null for a host that none answers to. */
export function siteOf(host: string, event: RequestEvent): Promise<Site | null> {
  return kept.get(host, async () => {
    const result = await ask(event, ShellDocument, { host });
    if (!result.ok) throw new NoShell(result.error);
    return result.data.site;
  });
}
