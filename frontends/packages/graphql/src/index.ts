export { createClient } from './client.ts';
export type { Client, ClientOptions, RequestContext, TypedDocument } from './client.ts';
export { describe } from './result.ts';
export type {
  DomainFailure,
  Failure,
  GraphqlFailure,
  HttpFailure,
  NetworkFailure,
  Problem,
  Result,
  UserError,
} from './result.ts';
