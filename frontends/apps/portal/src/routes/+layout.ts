// Pages are documents: no script is sent. An address keeps its last slash, as the API gave it.
export const csr = false;
export const trailingSlash = 'ignore';
