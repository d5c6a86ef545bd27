import type { EditionState, ReceiptStatus } from '#lib/gql/graphql.ts';

/** What an edition's and a receipt's states are called: complete by type, held by a test. */
export const frStates = {
  editionStates: {
    ANNOUNCED: { word: 'Annoncée', says: "Le vote n'est pas encore ouvert." },
    OPEN: { word: 'Vote ouvert', says: 'On peut voter.' },
    PAUSED: {
      word: 'Vote suspendu',
      says: 'Aucun vote ne peut être déposé pour le moment. Ceux qui attendent peuvent être confirmés.',
    },
    CLOSED: {
      word: 'Vote clos',
      says: 'On ne peut plus voter. Les votes déposés à temps peuvent encore être confirmés.',
    },
    TALLIED: { word: 'Compté', says: 'Le dépouillement est fait. La certification reste à signer.' },
    CERTIFIED: { word: 'Certifié', says: 'Deux personnes ont signé le résultat.' },
    CANCELLED: {
      word: 'Édition annulée',
      says: 'Cette édition a été annulée. Aucun résultat ne sera proclamé.',
    },
  } satisfies Record<EditionState, { word: string; says: string }> as Record<
    EditionState,
    { word: string; says: string }
  >,
  receiptStates: {
    COUNTED: { title: "Votre vote est dans l'urne", word: 'Compté', says: 'Il entre dans le résultat.' },
    REPLACED: {
      title: 'Ce vote a été remplacé',
      word: 'Remplacé',
      says: 'Par un vote plus récent.',
    },
    AWAITING_CONFIRMATION: {
      title: 'Ce vote attend votre confirmation',
      word: 'En attente',
      says: "Il n'est pas encore confirmé.",
    },
    SET_ASIDE: { title: 'Ce vote a été écarté', word: 'Écarté', says: 'Le motif est écrit.' },
    CANCELLED: { title: 'Ce vote a été annulé', word: 'Annulé', says: 'Il ne compte pas.' },
    UNCONFIRMED: {
      title: "Ce vote n'a pas été confirmé",
      word: 'Non confirmé',
      says: 'Le temps de le confirmer est passé : il ne compte pas.',
    },
    UNKNOWN: { title: 'Code inconnu', word: 'Inconnu', says: "Cette édition n'a pas de vote sous ce code." },
  } satisfies Record<ReceiptStatus, { title: string; word: string; says: string }> as Record<
    ReceiptStatus,
    { title: string; word: string; says: string }
  >,
};
