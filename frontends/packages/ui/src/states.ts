/** The signs of a state: always beside a word. `refuse` is a state, `faute` an error in a field. */
export type StateKind = 'reserve' | 'attente' | 'acquis' | 'refuse' | 'faute';
