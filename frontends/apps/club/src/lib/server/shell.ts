import { ShellDocument } from '#lib/gql/graphql.ts';
import { ask, note, type Asker } from './api.ts';
import { settings } from './settings.ts';

/** What every page says about the network. */
export interface Shell {
  networkName: string;
  networkUrl: string;
  timeZone: string;
  demonstration: boolean;
}

/** The same for everybody, and rarely changed: asked once a minute. */
const FRESH_MS = 60_000;
let held: { shell: Shell; at: number } | undefined;

/** Without an answer the pages still stand: they say what is missing themselves. */
export async function shellOf(event: Asker, now: number): Promise<Shell> {
  if (held && now - held.at < FRESH_MS) return held.shell;
  const result = await ask(event, ShellDocument, { host: settings.networkHost });
  if (!result.ok) note('no shell', result.error);
  const site = result.ok ? result.data.site : null;
  if (!site) {
    return (
      held?.shell ?? {
        networkName: '',
        networkUrl: '',
        timeZone: 'Europe/Paris',
        demonstration: settings.demonstration,
      }
    );
  }
  const { name, url, timeZone, demonstration } = site;
  const shell = { networkName: name, networkUrl: url, timeZone, demonstration };
  held = { shell, at: now };
  return shell;
}
