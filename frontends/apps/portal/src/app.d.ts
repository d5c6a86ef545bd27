import type { Language } from '#lib/language.ts';
import type { Site } from '#lib/site.ts';
import type { WorkDetailQuery } from '#lib/gql/graphql.ts';
import type { Alternate } from '#lib/seo.ts';

type WorkGone = NonNullable<NonNullable<WorkDetailQuery['site']>['workTombstone']>;

declare global {
  namespace App {
    interface Locals {
      /** The site that the request's host serves. */
      site: Site;
      language: Language;
    }
    interface PageData {
      site: Site;
      language: Language;
      /** Whether the page starts on a wall, so that its header stands on it too. */
      wall?: boolean;
      /** The same page in other languages. */
      alternates?: Alternate[];
      preview?: boolean;
    }
    interface Error {
      status: number;
      message: string;
      /** A work whose record has left. */
      gone?: WorkGone;
    }
  }
}

export {};
