// Pages are documents: no script is sent.
export const csr = false;
