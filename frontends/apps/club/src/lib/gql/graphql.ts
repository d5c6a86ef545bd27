/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type CastBallotInput = {
  /** Candidate numbers; empty means "none of these". */
  choices: Array<string>;
  edition: string;
  /** For e-mail voters; members are known by their session. */
  email?: string | null | undefined;
  /** Idempotency key: 32 hexadecimal digits made by the review step for exactly these choices. */
  key: string;
};

export type CheckReceiptInput = {
  code: string;
  edition: string;
};

export type ConfirmBallotByCodeInput = {
  browserSecret: string;
  /** Six digits. */
  code: string;
  edition: string;
};

export type ConfirmBallotInput = {
  token: string;
};

export type EditionState =
  | 'ANNOUNCED'
  | 'CANCELLED'
  | 'CERTIFIED'
  | 'CLOSED'
  | 'OPEN'
  | 'PAUSED'
  | 'TALLIED';

export type Eligibility =
  | 'EMAIL'
  | 'MEMBER';

export type LocationState =
  | 'IN_RESTORATION'
  | 'IN_STORAGE'
  | 'MISSING'
  | 'ON_LOAN'
  | 'ON_VIEW'
  | 'UNKNOWN';

export type ReceiptStatus =
  | 'AWAITING_CONFIRMATION'
  | 'CANCELLED'
  | 'COUNTED'
  | 'REPLACED'
  | 'SET_ASIDE'
  | 'UNCONFIRMED'
  | 'UNKNOWN';

export type RequestSignInInput = {
  email: string;
};

export type SignInInput = {
  browserSecret?: string | null | undefined;
  code?: string | null | undefined;
  /** The token of the link; or else `code` with `browserSecret`. */
  token?: string | null | undefined;
};

export type CandidateCardFragment = { number: string, caption: string, stands: boolean, work: { label: string, makersText: string, dateText: string, image: { alt: string, decorative: boolean, image: { srcset: string, rendition: { url: string, width: number, height: number } | null } } | null } | null };

export type CandidatesQueryVariables = Exact<{
  host: string;
  slug: string;
  order: number;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type CandidatesQuery = { site: { edition: { candidates: { pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ number: string, caption: string, stands: boolean, work: { label: string, makersText: string, dateText: string, image: { alt: string, decorative: boolean, image: { srcset: string, rendition: { url: string, width: number, height: number } | null } } | null } | null }> } } | null } | null };

export type CandidateNumbersQueryVariables = Exact<{
  host: string;
  slug: string;
  order: number;
  after?: string | null | undefined;
}>;


export type CandidateNumbersQuery = { site: { edition: { candidates: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ number: string }> } } | null } | null };

export type ChosenCandidateQueryVariables = Exact<{
  host: string;
  slug: string;
  number: string;
}>;


export type ChosenCandidateQuery = { site: { edition: { candidate: { number: string, caption: string, stands: boolean, work: { label: string, makersText: string, dateText: string, image: { alt: string, decorative: boolean, image: { srcset: string, rendition: { url: string, width: number, height: number } | null } } | null } | null } | null } | null } | null };

export type CandidateInLargeQueryVariables = Exact<{
  host: string;
  slug: string;
  number: string;
}>;


export type CandidateInLargeQuery = { site: { edition: { candidate: { number: string, caption: string, storageNote: string, stands: boolean, work: { label: string, url: string, makersText: string, dateText: string, materials: string, dimensions: string, subject: string, description: string, locationState: LocationState, museum: { name: string, town: string }, image: { alt: string, decorative: boolean, image: { credit: string, holder: string, srcset: string, right: { label: string }, rendition: { url: string, width: number, height: number } | null } } | null } | null } | null } | null } | null };

export type CastBallotMutationVariables = Exact<{
  input: CastBallotInput;
}>;


export type CastBallotMutation = { castBallot: { receipt: { code: string, status: ReceiptStatus, words: Array<string>, confirmUntil: string | null, browserSecret: string | null } | null, errors: Array<{ code: string, field: string | null, message: string }> } };

export type ConfirmationQueryVariables = Exact<{
  token: string;
}>;


export type ConfirmationQuery = { confirmation: { words: Array<string>, status: ReceiptStatus, confirmUntil: string, edition: { slug: string, title: string, siteName: string } } | null };

export type ConfirmBallotMutationVariables = Exact<{
  input: ConfirmBallotInput;
}>;


export type ConfirmBallotMutation = { confirmBallot: { status: ReceiptStatus | null, receiptCode: string | null, already: boolean, errors: Array<{ code: string, field: string | null, message: string }> } };

export type ConfirmBallotByCodeMutationVariables = Exact<{
  input: ConfirmBallotByCodeInput;
}>;


export type ConfirmBallotByCodeMutation = { confirmBallotByCode: { status: ReceiptStatus | null, receiptCode: string | null, already: boolean, errors: Array<{ code: string, field: string | null, message: string }> } };

export type CancelBallotMutationVariables = Exact<{
  input: ConfirmBallotInput;
}>;


export type CancelBallotMutation = { cancelBallot: { cancelled: boolean, errors: Array<{ code: string, field: string | null, message: string }> } };

export type CheckReceiptMutationVariables = Exact<{
  input: CheckReceiptInput;
}>;


export type CheckReceiptMutation = { checkReceipt: { status: ReceiptStatus | null, errors: Array<{ code: string, field: string | null, message: string }> } };

export type EditionsQueryVariables = Exact<{
  host: string;
}>;


export type EditionsQuery = { site: { editions: Array<{ uuid: string, slug: string, title: string, standfirst: string, siteName: string, state: EditionState, opensAt: string, closesAt: string, confirmUntil: string, takesVotes: boolean, candidateCount: number, orderCount: number, rules: { seats: number, max: number }, outcome: { provisional: boolean } | null }> } | null };

export type EditionHeadFragment = { id: string, uuid: string, slug: string, title: string, standfirst: string, siteName: string, state: EditionState, opensAt: string, closesAt: string, confirmUntil: string, takesVotes: boolean, candidateCount: number, orderCount: number, rules: { method: string, seats: number, min: number, max: number, noneOfThese: boolean, recurrence: string, eligibility: Array<Eligibility>, resultsAt: string }, amendments: Array<{ n: number, kind: string, at: string, reason: string }>, outcome: { provisional: boolean } | null };

export type EditionHeadQueryVariables = Exact<{
  host: string;
  slug: string;
}>;


export type EditionHeadQuery = { site: { edition: { id: string, uuid: string, slug: string, title: string, standfirst: string, siteName: string, state: EditionState, opensAt: string, closesAt: string, confirmUntil: string, takesVotes: boolean, candidateCount: number, orderCount: number, rules: { method: string, seats: number, min: number, max: number, noneOfThese: boolean, recurrence: string, eligibility: Array<Eligibility>, resultsAt: string }, amendments: Array<{ n: number, kind: string, at: string, reason: string }>, outcome: { provisional: boolean } | null } | null } | null };

export type EditionFrontQueryVariables = Exact<{
  host: string;
  slug: string;
  order: number;
}>;


export type EditionFrontQuery = { site: { edition: { turnout: number | null, opening: { sha256: string, lotCommitment: string } | null, exhibition: { title: string, url: string } | null, candidates: { nodes: Array<{ number: string, caption: string, stands: boolean, work: { label: string, makersText: string, dateText: string, image: { alt: string, decorative: boolean, image: { srcset: string, rendition: { url: string, width: number, height: number } | null } } | null } | null }> } } | null } | null };

export type RequestSignInMutationVariables = Exact<{
  input: RequestSignInInput;
}>;


export type RequestSignInMutation = { requestSignIn: { sent: boolean, browserSecret: string | null, errors: Array<{ code: string, field: string | null, message: string }> } };

export type SignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInMutation = { signIn: { session: string | null, expiresAt: string | null, errors: Array<{ code: string, field: string | null, message: string }> } };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { signOut: { signedOut: boolean } };

export type ResultsQueryVariables = Exact<{
  host: string;
  slug: string;
}>;


export type ResultsQuery = { site: { edition: { exhibition: { title: string, url: string } | null, outcome: { provisional: boolean, seats: number, ballots: number, outcomeSha256: string, works: Array<{ place: number, elected: boolean, votes: number | null, lot: boolean, candidate: { number: string, caption: string, work: { label: string, makersText: string, image: { image: { rendition: { url: string, width: number, height: number } | null } } | null } | null } }> } | null } | null } | null };

export type ShellQueryVariables = Exact<{
  host: string;
}>;


export type ShellQuery = { site: { name: string, url: string, timeZone: string, demonstration: boolean } | null };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { me: { email: string, joinedAt: string } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const CandidateCardFragmentDoc = new TypedDocumentString(`
    fragment CandidateCard on Candidate {
  number
  caption
  stands
  work {
    label
    makersText
    dateText
    image {
      alt
      decorative
      image {
        srcset(upTo: MEDIUM)
        rendition(preset: SMALL) {
          url
          width
          height
        }
      }
    }
  }
}
    `, {"fragmentName":"CandidateCard"}) as unknown as TypedDocumentString<CandidateCardFragment, unknown>;
export const EditionHeadFragmentDoc = new TypedDocumentString(`
    fragment EditionHead on Edition {
  id
  uuid
  slug
  title
  standfirst
  siteName
  state
  opensAt
  closesAt
  confirmUntil
  takesVotes
  candidateCount
  orderCount
  rules {
    method
    seats
    min
    max
    noneOfThese
    recurrence
    eligibility
    resultsAt
  }
  amendments {
    n
    kind
    at
    reason
  }
  outcome {
    provisional
  }
}
    `, {"fragmentName":"EditionHead"}) as unknown as TypedDocumentString<EditionHeadFragment, unknown>;
export const CandidatesDocument = new TypedDocumentString(`
    query Candidates($host: String!, $slug: String!, $order: Int!, $first: Int, $after: String, $last: Int, $before: String) {
  site(host: $host) {
    edition(slug: $slug) {
      candidates(
        order: $order
        first: $first
        after: $after
        last: $last
        before: $before
      ) {
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
        nodes {
          ...CandidateCard
        }
      }
    }
  }
}
    fragment CandidateCard on Candidate {
  number
  caption
  stands
  work {
    label
    makersText
    dateText
    image {
      alt
      decorative
      image {
        srcset(upTo: MEDIUM)
        rendition(preset: SMALL) {
          url
          width
          height
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<CandidatesQuery, CandidatesQueryVariables>;
export const CandidateNumbersDocument = new TypedDocumentString(`
    query CandidateNumbers($host: String!, $slug: String!, $order: Int!, $after: String) {
  site(host: $host) {
    edition(slug: $slug) {
      candidates(order: $order, first: 100, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          number
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CandidateNumbersQuery, CandidateNumbersQueryVariables>;
export const ChosenCandidateDocument = new TypedDocumentString(`
    query ChosenCandidate($host: String!, $slug: String!, $number: String!) {
  site(host: $host) {
    edition(slug: $slug) {
      candidate(number: $number) {
        ...CandidateCard
      }
    }
  }
}
    fragment CandidateCard on Candidate {
  number
  caption
  stands
  work {
    label
    makersText
    dateText
    image {
      alt
      decorative
      image {
        srcset(upTo: MEDIUM)
        rendition(preset: SMALL) {
          url
          width
          height
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<ChosenCandidateQuery, ChosenCandidateQueryVariables>;
export const CandidateInLargeDocument = new TypedDocumentString(`
    query CandidateInLarge($host: String!, $slug: String!, $number: String!) {
  site(host: $host) {
    edition(slug: $slug) {
      candidate(number: $number) {
        number
        caption
        storageNote
        stands
        work {
          label
          url
          makersText
          dateText
          materials
          dimensions
          subject
          description
          locationState
          museum {
            name
            town
          }
          image {
            alt
            decorative
            image {
              credit
              holder
              right {
                label
              }
              srcset(upTo: LARGE)
              rendition(preset: LARGE) {
                url
                width
                height
              }
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CandidateInLargeQuery, CandidateInLargeQueryVariables>;
export const CastBallotDocument = new TypedDocumentString(`
    mutation CastBallot($input: CastBallotInput!) {
  castBallot(input: $input) {
    receipt {
      code
      status
      words
      confirmUntil
      browserSecret
    }
    errors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CastBallotMutation, CastBallotMutationVariables>;
export const ConfirmationDocument = new TypedDocumentString(`
    query Confirmation($token: String!) {
  confirmation(token: $token) {
    words
    status
    confirmUntil
    edition {
      slug
      title
      siteName
    }
  }
}
    `) as unknown as TypedDocumentString<ConfirmationQuery, ConfirmationQueryVariables>;
export const ConfirmBallotDocument = new TypedDocumentString(`
    mutation ConfirmBallot($input: ConfirmBallotInput!) {
  confirmBallot(input: $input) {
    status
    receiptCode
    already
    errors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ConfirmBallotMutation, ConfirmBallotMutationVariables>;
export const ConfirmBallotByCodeDocument = new TypedDocumentString(`
    mutation ConfirmBallotByCode($input: ConfirmBallotByCodeInput!) {
  confirmBallotByCode(input: $input) {
    status
    receiptCode
    already
    errors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ConfirmBallotByCodeMutation, ConfirmBallotByCodeMutationVariables>;
export const CancelBallotDocument = new TypedDocumentString(`
    mutation CancelBallot($input: ConfirmBallotInput!) {
  cancelBallot(input: $input) {
    cancelled
    errors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CancelBallotMutation, CancelBallotMutationVariables>;
export const CheckReceiptDocument = new TypedDocumentString(`
    mutation CheckReceipt($input: CheckReceiptInput!) {
  checkReceipt(input: $input) {
    status
    errors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CheckReceiptMutation, CheckReceiptMutationVariables>;
export const EditionsDocument = new TypedDocumentString(`
    query Editions($host: String!) {
  site(host: $host) {
    editions {
      uuid
      slug
      title
      standfirst
      siteName
      state
      opensAt
      closesAt
      confirmUntil
      takesVotes
      candidateCount
      orderCount
      rules {
        seats
        max
      }
      outcome {
        provisional
      }
    }
  }
}
    `) as unknown as TypedDocumentString<EditionsQuery, EditionsQueryVariables>;
export const EditionHeadDocument = new TypedDocumentString(`
    query EditionHead($host: String!, $slug: String!) {
  site(host: $host) {
    edition(slug: $slug) {
      ...EditionHead
    }
  }
}
    fragment EditionHead on Edition {
  id
  uuid
  slug
  title
  standfirst
  siteName
  state
  opensAt
  closesAt
  confirmUntil
  takesVotes
  candidateCount
  orderCount
  rules {
    method
    seats
    min
    max
    noneOfThese
    recurrence
    eligibility
    resultsAt
  }
  amendments {
    n
    kind
    at
    reason
  }
  outcome {
    provisional
  }
}`) as unknown as TypedDocumentString<EditionHeadQuery, EditionHeadQueryVariables>;
export const EditionFrontDocument = new TypedDocumentString(`
    query EditionFront($host: String!, $slug: String!, $order: Int!) {
  site(host: $host) {
    edition(slug: $slug) {
      turnout
      opening {
        sha256
        lotCommitment
      }
      exhibition {
        title
        url
      }
      candidates(order: $order, first: 6) {
        nodes {
          ...CandidateCard
        }
      }
    }
  }
}
    fragment CandidateCard on Candidate {
  number
  caption
  stands
  work {
    label
    makersText
    dateText
    image {
      alt
      decorative
      image {
        srcset(upTo: MEDIUM)
        rendition(preset: SMALL) {
          url
          width
          height
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<EditionFrontQuery, EditionFrontQueryVariables>;
export const RequestSignInDocument = new TypedDocumentString(`
    mutation RequestSignIn($input: RequestSignInInput!) {
  requestSignIn(input: $input) {
    sent
    browserSecret
    errors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RequestSignInMutation, RequestSignInMutationVariables>;
export const SignInDocument = new TypedDocumentString(`
    mutation SignIn($input: SignInInput!) {
  signIn(input: $input) {
    session
    expiresAt
    errors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
export const SignOutDocument = new TypedDocumentString(`
    mutation SignOut {
  signOut {
    signedOut
  }
}
    `) as unknown as TypedDocumentString<SignOutMutation, SignOutMutationVariables>;
export const ResultsDocument = new TypedDocumentString(`
    query Results($host: String!, $slug: String!) {
  site(host: $host) {
    edition(slug: $slug) {
      exhibition {
        title
        url
      }
      outcome {
        provisional
        seats
        ballots
        outcomeSha256
        works {
          place
          elected
          votes
          lot
          candidate {
            number
            caption
            work {
              label
              makersText
              image {
                image {
                  rendition(preset: THUMB) {
                    url
                    width
                    height
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ResultsQuery, ResultsQueryVariables>;
export const ShellDocument = new TypedDocumentString(`
    query Shell($host: String!) {
  site(host: $host) {
    name
    url
    timeZone
    demonstration
  }
}
    `) as unknown as TypedDocumentString<ShellQuery, ShellQueryVariables>;
export const MeDocument = new TypedDocumentString(`
    query Me {
  me {
    email
    joinedAt
  }
}
    `) as unknown as TypedDocumentString<MeQuery, MeQueryVariables>;