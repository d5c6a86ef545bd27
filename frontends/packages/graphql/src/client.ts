import { readAnswer } from './answer.ts';
import type { Result } from './result.ts';

/** A generated document: its text, and, for the type checker only, what goes in and comes out. */
export interface TypedDocument<Data, Variables> {
  toString(): string;
  __apiType?: (variables: Variables) => Data;
}

export interface ClientOptions {
  /** The API's address without a path, as this server reaches it. */
  url: string;
  /** Proves that this front end may speak for its visitors. */
  key: string;
  timeoutMs?: number;
  fetch?: typeof fetch;
}

/** On whose behalf one operation runs. */
export interface RequestContext {
  /** The visitor's own address: limits count visitors, not front ends. */
  visitor?: string | undefined;
  /** A member's session, kept in an HttpOnly cookie of the front end. */
  session?: string | undefined;
  /** The language of messages. */
  language?: 'fr' | 'en' | undefined;
}

export interface Client {
  request<Data, Variables>(
    document: TypedDocument<Data, Variables>,
    variables: Variables,
    context?: RequestContext,
  ): Promise<Result<Data>>;
}

const DEFAULT_TIMEOUT_MS = 8000;

function headersFor(key: string, context: RequestContext): Headers {
  const headers = new Headers({
    Accept: 'application/graphql-response+json, application/json;q=0.9',
    'Content-Type': 'application/json',
    'Accept-Language': context.language ?? 'fr',
  });
  if (key) headers.set('Cimaise-Key', key);
  if (context.visitor) headers.set('Cimaise-Visitor', context.visitor);
  if (context.session) headers.set('Authorization', `Bearer ${context.session}`);
  return headers;
}

export function createClient(options: ClientOptions): Client {
  const endpoint = `${options.url.replace(/\/+$/, '')}/graphql`;
  const send = options.fetch ?? fetch;

  return {
    async request<Data, Variables>(
      document: TypedDocument<Data, Variables>,
      variables: Variables,
      context: RequestContext = {},
    ): Promise<Result<Data>> {
      try {
        const response = await send(endpoint, {
          method: 'POST',
          headers: headersFor(options.key, context),
          body: JSON.stringify({ query: document.toString(), variables }),
          redirect: 'error',
          signal: AbortSignal.timeout(options.timeoutMs ?? DEFAULT_TIMEOUT_MS),
        });
        return await readAnswer<Data>(response);
      } catch (cause) {
        return { ok: false, error: networkFailure(cause) };
      }
    },
  };
}

function networkFailure(cause: unknown) {
  const error = cause instanceof Error ? cause : new Error(String(cause));
  // Node hides the useful half ("connect ECONNREFUSED …") in the cause.
  const inner = error.cause instanceof Error ? error.cause.message : '';
  return {
    kind: 'network' as const,
    timedOut: error.name === 'TimeoutError' || error.name === 'AbortError',
    message: inner || error.message,
  };
}
