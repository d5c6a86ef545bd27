import type { HttpFailure, Problem, Result, UserError } from './result.ts';

type Json = Record<string, unknown>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function httpFailure(response: Response): HttpFailure {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return {
    kind: 'http',
    status: response.status,
    retryAfterSeconds: Number.isFinite(seconds) ? seconds : null,
  };
}

function problem(value: unknown): Problem {
  const entry = isObject(value) ? value : {};
  const extensions = isObject(entry['extensions']) ? entry['extensions'] : {};
  return {
    message: typeof entry['message'] === 'string' ? entry['message'] : 'unknown error',
    code: typeof extensions['code'] === 'string' ? extensions['code'] : null,
    path: Array.isArray(entry['path']) ? (entry['path'] as (string | number)[]) : [],
  };
}

function isUserError(value: unknown): value is UserError {
  return isObject(value) && typeof value['code'] === 'string' && typeof value['message'] === 'string';
}

/** The `errors` of the payloads at the root of `data`: only mutations have such a field. */
function domainErrors(data: Json): UserError[] {
  return Object.values(data).flatMap((payload) =>
    isObject(payload) && Array.isArray(payload['errors']) ? payload['errors'].filter(isUserError) : [],
  );
}

/** Sorts an HTTP response into the one result type. */
export async function readAnswer<Data>(response: Response): Promise<Result<Data>> {
  // Limits and broken servers speak HTTP, whatever their body says.
  if (response.status === 429 || response.status >= 500) {
    await response.body?.cancel();
    return { ok: false, error: httpFailure(response) };
  }

  let body: unknown;
  try {
    body = JSON.parse(await response.text());
  } catch (cause) {
    // A text that is not JSON is an answer; a connection cut while reading is none.
    if (cause instanceof SyntaxError) return { ok: false, error: httpFailure(response) };
    throw cause;
  }
  if (!isObject(body)) return { ok: false, error: httpFailure(response) };

  // Part of an answer is no answer: a page with silent holes would look like one without them.
  if (Array.isArray(body['errors']) && body['errors'].length > 0) {
    const problems = body['errors'].map(problem);
    return { ok: false, error: { kind: 'graphql', status: response.status, problems } };
  }
  if (!response.ok || !isObject(body['data'])) return { ok: false, error: httpFailure(response) };

  const data = body['data'] as Data & Json;
  const errors = domainErrors(data);
  if (errors.length > 0) return { ok: false, error: { kind: 'domain', errors, data } };
  return { ok: true, data };
}
