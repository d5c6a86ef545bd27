import type { Locale } from '@cimaise/ui';
import type { EditionHead } from '#lib/server/editions.ts';
import type { Shell } from '#lib/server/shell.ts';

declare global {
  namespace App {
    interface Locals {
      locale: Locale;
      /** Bearer token of the member's session, from an HttpOnly cookie. */
      session: string | undefined;
    }
    interface PageData {
      locale: Locale;
      shell: Shell;
      /** The page's own address, without what a visit adds to it. */
      canonical: string;
      /** Whether this browser holds a member's session. */
      signedIn: boolean;
      /** The edition that the page belongs to. */
      edition?: EditionHead;
      /** Whether the page starts on a wall, so that its header stands on it too. */
      wall?: boolean;
    }
    interface Error {
      /** `ballot link`, `sign-in link`: what a mail led to is not there; anything else has the words of its status. */
      message: string;
    }
  }
}

export {};
