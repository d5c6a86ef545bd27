/** A domain error of a mutation's payload: `code` is stable, `message` is for people. */
export interface UserError {
  code: string;
  field: string | null;
  message: string;
}

/** One entry of a GraphQL response's `errors`. */
export interface Problem {
  message: string;
  code: string | null;
  path: readonly (string | number)[];
}

/** No answer came: refused, cut, or too late. */
export interface NetworkFailure {
  kind: 'network';
  timedOut: boolean;
  message: string;
}

/** An answer came, but not a GraphQL one: a proxy, a limit, a server that broke. */
export interface HttpFailure {
  kind: 'http';
  status: number;
  retryAfterSeconds: number | null;
}

/** The API could not run the operation, or a part of it. */
export interface GraphqlFailure {
  kind: 'graphql';
  status: number;
  problems: readonly Problem[];
}

/** The operation ran and refused: the payload says why, and may carry more to show. */
export interface DomainFailure<Data> {
  kind: 'domain';
  errors: readonly UserError[];
  data: Data;
}

export type Failure<Data = unknown> = NetworkFailure | HttpFailure | GraphqlFailure | DomainFailure<Data>;

/** What `request` answers: it never throws, and `ok` decides which half is there. */
export type Result<Data> = { ok: true; data: Data } | { ok: false; error: Failure<Data> };

/** A failure in one line, for a server's log: no variable, no answer, no address of a person. */
export function describe(error: Failure): string {
  switch (error.kind) {
    case 'network':
      return error.timedOut ? 'network: timed out' : `network: ${error.message}`;
    case 'http':
      return `http: ${error.status}`;
    case 'graphql':
      return `graphql: ${error.problems.map((problem) => problem.code ?? problem.message).join(', ')}`;
    case 'domain':
      return `domain: ${error.errors.map((one) => one.code).join(', ')}`;
  }
}
