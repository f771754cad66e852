import { type RowReview, type SectionName, askedBy, both, register } from '@consentry/law';

/** Sections of which the platform alone knows nothing or not everything. */
const PARTLY_HANDED_IN: ReadonlySet<SectionName> = new Set([
  'scope',
  'purpose',
  'notice',
  'consent',
  'minors',
  'storage',
  'retention',
  'alternatives',
  'siting',
  'security',
  'filing',
  'supervision',
  'audit',
]);

/** Where what the platform itself holds or counts begins. */
const OWN = [
  '/purpose/purposes',
  '/notice/notices',
  '/notice/rules',
  '/consent/by_purpose',
  '/assessment',
  '/alternatives/checkpoints',
  '/siting/sites',
  '/siting/devices',
  '/retention/schedule',
  '/retention/erasures',
  '/filing/stock',
  '/security/controls',
  '/supervision/inspections',
  '/supervision/decisions',
  '/audit/audits',
  '/audit/required',
  '/complaint/complaints',
  '/rights/requests',
  '/incident',
  '/record',
  '/attestations',
];

const UNKNOWN = both(
  '这一要求要看平台不掌握的事实，而负责人还没有提交；软件不推测。',
  'This row turns on facts that the platform does not hold and the officer has not handed in; software does not guess.',
);

/**
 * Says of a review without a handed-in document only what the platform itself can show: what it finds broken by
 * its own facts stays; of every other row that reads what nobody handed in it is not known how it stands.
 */
export function knownOf(review: RowReview): RowReview {
  const { requirement: id } = review;
  const missing = askedBy(id).reads.filter((name) => PARTLY_HANDED_IN.has(name));
  if (missing.length === 0) return review;
  const found = review.found.filter(
    ({ facts }) => facts.length > 0 && facts.every(({ path }) => isOwn(path)),
  );
  const unknown = missing.map((name) => ({ path: `/${name}`, value: null }));
  const [worst] = found;
  if (worst !== undefined) {
    const facts = found.flatMap((one) => one.facts).slice(0, review.facts.length);
    const { why, remedy } = worst.finding;
    return { ...review, state: worst.risk, found, facts, unknown, why, remedy };
  }
  return {
    ...review,
    state: 'needs-human',
    found: [],
    unknown,
    why: UNKNOWN,
    remedy: null,
    deadline: null,
    asks: review.asks ?? register[id].duty,
    attested: null,
  };
}

function isOwn(path: string): boolean {
  return OWN.some((begin) => path === begin || path.startsWith(`${begin}/`));
}
