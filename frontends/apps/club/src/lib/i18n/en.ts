import { thousands } from '@cimaise/ui';
import type { Dictionary } from './fr.ts';
import { enNumber } from './numbers.ts';
import { enCasting } from './casting.en.ts';
import { enRefusals } from './refusals.en.ts';
import { enStates } from './states.en.ts';
import { typesetAll } from './typeset.ts';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const works = (count: number): string => `${enNumber(count)} ${count === 1 ? 'work' : 'works'}`;
const ballots = (count: number): string => `${thousands(count, 'en')} ${count === 1 ? 'ballot' : 'ballots'}`;
const votes = (count: number): string => `${thousands(count, 'en')} ${count === 1 ? 'vote' : 'votes'}`;

const words: Dictionary = {
  club: 'La Chambre des visiteurs',
  skip: 'Skip to content',
  sections: 'Sections',
  otherLanguage: 'Français',
  erroneous: (title) => `Error: ${title}`,
  ...enStates,
  refusals: enRefusals,

  nav: {
    vote: 'Vote',
    edition: 'Edition',
    editions: 'Editions',
    tray: 'My wall',
    results: 'Result',
    verify: 'Check',
    signIn: 'Sign in',
    account: 'Account',
  },

  editions: {
    title: 'La Chambre des visiteurs',
    lead: 'Works lie asleep in storage. You choose which of them will hang.',
    now: 'Open to votes now',
    others: 'Other editions',
    none: 'There is no edition for now',
    noneText: 'When works wait for your votes, they will hang here.',
    see: 'See the edition',
  },

  edition: {
    choose: (max) => (max > 1 ? `Choose my ${enNumber(max)} works` : 'Choose a work'),
    resume: (count) => `Go back to my ${count === 1 ? 'choice' : `${count} choices`}`,
    seeCandidates: 'See the candidates',
    seeResults: 'See the result',
    seeProvisional: 'See the provisional result',
    seeExhibition: 'See the exhibition',
    verify: 'Check a code',
    stakes: (candidates, max, seats) =>
      `${capital(works(candidates))} ${candidates === 1 ? 'lies' : 'lie'} asleep in storage. ` +
      `Choose ${max > 1 ? `up to ${enNumber(max)}` : 'one'}. ` +
      (seats > 1 ? `The first ${enNumber(seats)} will hang.` : 'The first will hang.'),
    closesAt: (hour) => `Voting closes at ${hour}.`,
    closed: 'Voting has closed.',
    opensAt: (hour) => `Voting opens at ${hour}.`,
    confirmUntil: 'Ballots cast in time can be confirmed until',
    once: 'One vote for each person.',
    daily: 'One vote a day for each person.',
    membersOnly: 'For members of the club.',
    reason: 'Reason:',
    turnout: (count) =>
      count > 0
        ? `More than ${thousands(count, 'en')} ballots received.`
        : 'Fewer than ten ballots received.',
    three: 'Three gestures',
    step1: 'Choose.',
    step1Text: (min, max) =>
      `${capital(min === max ? works(max) : `from ${enNumber(min)} to ${works(max)}`)}. ` +
      'The order of the list is drawn for each visitor: no work is favoured.',
    step2: 'Confirm.',
    step2SignIn: 'Sign in.',
    step2Text: 'A link in your mailbox. No password.',
    step2Member: 'Members who are signed in vote without confirming.',
    step3: 'Check.',
    step3Text: 'A code says whether your ballot is counted, and never for whom.',
    hiddenUntilCertified: 'Results stay hidden until they are certified, from the museum’s team too.',
    hiddenUntilTallied: 'Results stay hidden until the ballots are counted, from the museum’s team too.',
    frozen: 'What is frozen',
    frozenText:
      'At opening, the rules, the list of candidates and the dates were sealed with a fingerprint: nothing in them can change unseen.',
    fingerprint: 'Fingerprint of the opening',
    commitment: 'Commitment to the lot',
    amendments: 'What has changed since',
    amendmentKinds: {
      extended: 'Voting extended',
      paused: 'Voting paused',
      resumed: 'Voting resumed',
      reopened: 'Voting reopened',
      withdrawn: 'Candidate withdrawn',
      unavailable: 'Work unavailable',
    },
  },

  rules: {
    title: 'The rules',
    methods: {
      approval: 'Each chosen work receives one vote.',
      score: 'Each work receives a score.',
      ranked: 'Works are ranked in order of preference.',
      proportional: 'Each chosen work receives one vote; places are shared in proportion.',
    },
    choices: 'Choice',
    choose: (min, max) => capital(min === max ? works(max) : `from ${enNumber(min)} to ${works(max)}`),
    orBlank: ', or a blank ballot',
    seats: 'To hang',
    seated: (seats) => (seats > 1 ? `The first ${enNumber(seats)}` : 'The first'),
    voters: 'Who votes',
    anyone: 'Anybody who confirms an e-mail address.',
    anyoneAndMembers: 'Anybody who confirms an e-mail address, and members of the club.',
    membersOnly: 'Members of the club.',
    dates: 'When',
    from: 'From',
    to: 'to',
    confirmations: 'Confirming',
    until: 'Until',
    results: 'Outcome',
    atTally: 'Shown once counted, provisional until it is certified.',
    atCertification: 'Shown once two people have certified it.',
  },

  candidates: {
    title: (count) => `${capital(enNumber(count))} ${count === 1 ? 'candidate' : 'candidates'}`,
    drawn: 'In an order drawn for you.',
    inOrder: 'In the order of accession numbers.',
    notOpen: 'You can look at them. You cannot choose for now.',
    choose: 'Choose',
    chosen: 'Chosen',
    remove: 'take it off my wall',
    withdrawn: 'Withdrawn from the vote',
    absent: 'Not photographed yet',
    pages: 'Pages of candidates',
    previous: 'Previous page',
    next: 'Next page',
    none: 'Nothing hangs here.',
    noneText: 'The candidates will hang here before the vote.',
    full: (max) => `Your wall is full: ${max} of ${max}`,
    fullHow: 'Take a work down to choose another.',
    gone: 'This work is no longer a candidate',
  },

  candidate: {
    choose: 'Choose this work',
    remove: 'Take it off my wall',
    isChosen: 'You have chosen this work.',
    left: (left, max) =>
      left > 0 ? `You have ${left} of ${max} choices left.` : `Your ${max} choices are made.`,
    storage: 'Kept in storage',
    record: 'The full record',
    recordGone: 'The record is no longer public. The name is the one at the opening of the vote.',
    kept: 'Held by',
    pages: 'Neighbouring candidates',
    previous: 'Previous candidate',
    next: 'Next candidate',
    back: 'All candidates',
  },

  tray: {
    title: 'My wall',
    count: (count, max) => `${count === 0 ? 'No work' : capital(works(count))} out of ${enNumber(max)}.`,
    yours: 'Only you can see this wall.',
    label: (count, max) => `Your choice: ${count} of ${max} works`,
    short: (count, max) => `${count} of ${max}`,
    hang: 'Hang a work',
    hook: 'Free hook',
    remove: 'Take down',
    removed: 'is off your wall.',
    hangBack: 'Hang it again',
    review: 'Review before casting',
    reviewCount: (count) =>
      count > 1 ? `Review my ${count} choices` : count === 1 ? 'Review my choice' : 'See my wall',
    none: 'Cast a blank ballot',
    noneHow: 'None of these works suits you? A blank ballot counts as taking part, and for none of them.',
    carryOn: 'Go on choosing',
    start: 'See the candidates',
    kept: 'Kept on this device until voting closes. Nothing has been sent yet.',
    cast: 'These are the choices of your last ballot. They go when you close the browser.',
    atLeast: (min) => `A ballot takes at least ${works(min)}.`,
    notOpen: 'Nothing can be sent for now.',
  },

  ...enCasting,

  results: {
    title: (count) =>
      count === 1 ? 'One work is coming out' : `${capital(enNumber(count))} works are coming out`,
    provisional: (count) => `Provisional result: ${works(count)} in front`,
    certified: 'Certified.',
    provisionalText: 'Counted, not certified yet: this result can change until two people have signed it.',
    totals: (cast, given) => `${ballots(cast)}, ${votes(given)}.`,
    ballotsOnly: (cast) =>
      `${ballots(cast)}: too few to tell the votes of each work without betraying anybody.`,
    votes: (count) => votes(count),
    place: (place) => `Rank ${place}: `,
    lot: 'decided by lot',
    above: 'Hanging',
    below: 'In storage',
    cutAbove: 'Above the rail, they hang.',
    cutBelow: 'Below, they will wait.',
    more: (from, to) => `See ranks ${from} to ${to}`,
    recount: 'What is sealed',
    recountText:
      'Two people have signed the same fingerprint of the result. The key that tied ballots to people has been destroyed.',
    recountProvisional: 'Two people must sign this same fingerprint for the result to be certified.',
    fingerprint: 'Fingerprint of the result',
    exhibition: 'See the exhibition',
    verify: 'Check my code',
    hiddenTitle: 'The result stays hidden',
    back: 'Back to the edition',
  },

  signIn: {
    title: 'Sign in',
    lead: 'A link and six digits, sent by e-mail. No password.',
    email: 'E-mail address',
    emailHelp: 'The one you joined the club with. Signing in for the first time makes you a member.',
    send: 'Send me a link',
    sentTitle: 'A link is waiting in your mailbox',
    sentTo: 'We have written to',
    sentText: 'Open the link, then press “Sign in”. Or type the six digits of the message here.',
    digits: 'The six digits of the message',
    digitsHelp: 'In this browser only. Five tries.',
    button: 'Sign in',
    otherAddress: 'Take another address',
    linkTitle: 'Sign in to the club?',
    linkText: 'Opening this page has changed nothing. The button signs you in, in this browser.',
    linkMissing: 'This link leads nowhere',
    linkMissingText: 'It is incomplete. Copy it whole from the message, or ask for a new one.',
    newLink: 'Ask for a new link',
    problem: 'Signing in did not go through',
    nothingLost: 'Nothing is lost: what you typed is still here.',
    failed: 'The service does not answer: try again in a moment',
    busy: 'Too many messages in a short time: wait a minute',
    account: 'My account',
    address: 'Address',
    since: 'Member since',
    signOut: 'Sign out',
    continue: 'Go to the editions',
    whatFor:
      'A member votes without confirming by e-mail. Nothing ties your choices to your account once the result is certified.',
  },

  errors: {
    notFoundTitle: 'Nothing at this address',
    notFound: 'The page does not exist, or no longer does.',
    downTitle: 'The club does not answer',
    down: 'The service will come back. Your choices are kept on this device: nothing is lost.',
    otherTitle: 'The page cannot be shown',
    other: 'The fault is ours, and has been noted. Your choices are kept on this device.',
    foreignTitle: 'No club under this name',
    foreign: 'This server does not answer at that address. Check the name in the address bar.',
    also: 'You can also',
    home: 'All editions',
  },
};

export const en = typesetAll(words, 'en');
