import type { AccessTable, Grant } from '@consentry/server';

/** Every role of officials, for what each does with their own account and session. */
function everyOfficial<const G extends Grant>(grant: G) {
  return { manager: grant, officer: grant, auditor: grant };
}

const here = { reach: 'department' } as const satisfies Grant;

/**
 * Who may do what, by the department a case is with. The reviewed table is docs/access-authority.md; a test compares
 * the two. What is not here nobody may, and every action of a slice in `CASES` is written down before anything is shown.
 *
 * No role has an action that shows a list of persons: there is none.
 */
export const ACCESS = {
  'health.read': { anyone: { reach: 'all' } },
  'screen.open': { anyone: { reach: 'all' } },
  'metrics.read': { manager: { reach: 'all' } },

  'session.begin': { anyone: { reach: 'all' } },
  'session.read': everyOfficial({ reach: 'all' }),
  'session.step_up': everyOfficial({ reach: 'all' }),
  'session.end': everyOfficial({ reach: 'all' }),
  'factor.list': everyOfficial({ reach: 'all' }),
  'factor.add': everyOfficial({ reach: 'all', stepUp: true }),
  'factor.remove': everyOfficial({ reach: 'all', stepUp: true }),

  // Whoever has the link may: the link is the proof.
  'staff.join': { anyone: { reach: 'all' } },
  'staff.list': { manager: here, auditor: here },
  'staff.invite': { manager: { reach: 'department', stepUp: true } },
  'staff.approve': { manager: { reach: 'department', stepUp: true, fourEyes: true } },
  'staff.change': { manager: { reach: 'department', stepUp: true, fourEyes: true } },

  // Whoever complains has to know where to.
  'department.list': { anyone: { reach: 'all' } },
  'department.propose': { manager: { reach: 'all', stepUp: true } },
  'department.approve': { manager: { reach: 'department', stepUp: true, fourEyes: true } },

  // What working days are counted by, on the whole server: entered by one manager, compared by another (ADR 45).
  'calendar.list': everyOfficial({ reach: 'all' }),
  'calendar.propose': { manager: { reach: 'all', stepUp: true } },
  'calendar.approve': { manager: { reach: 'all', stepUp: true, fourEyes: true } },

  'case_access.list': { auditor: { reach: 'department' } },

  // Heads of the log are public, its entries are not (ADR 27); the signature is the proof of who cosigns.
  'ledger.watch': { anyone: { reach: 'all' } },
  'ledger.cosign': { anyone: { reach: 'all' } },
  'ledger.list': { auditor: { reach: 'all' } },
  'ledger_witness.list': { manager: { reach: 'all' }, auditor: { reach: 'all' } },
  'ledger_witness.propose': { manager: { reach: 'all', stepUp: true } },
  'ledger_witness.confirm': { auditor: { reach: 'all', stepUp: true, fourEyes: true } },
  // Ids of who did what when, and no word of anybody.
  'case_evidence.list': { officer: here, auditor: here },
  'case_evidence.read': { officer: here, auditor: here },

  // Anyone may complain, and follow it by its reference and code (§ 第十七条).
  'complaint.route': { anyone: { reach: 'all' } },
  'complaint.send': { anyone: { reach: 'all' } },
  'complaint.follow': { anyone: { reach: 'all' } },
  'complaint.attach': { anyone: { reach: 'all' } },
  'complaint.add': { anyone: { reach: 'all' } },
  'complaint.list': { officer: here },
  'complaint.read': { officer: here },
  'complaint.read_attachment': { officer: here },
  'complaint.handle': { officer: here },
  'complaint.decide': { officer: { reach: 'department', stepUp: true } },
  'complaint.hold': { officer: { reach: 'department', stepUp: true } },
  'complaint.lift_hold': { officer: { reach: 'department', stepUp: true, fourEyes: true } },
  // Who complained is sealed: opening it is an act of its own (R17.4).
  'complaint.open_contact': { officer: { reach: 'department', stepUp: true } },
  // What a department set where the Measures name no number: of no case.
  'complaint_practice.read': { manager: here, officer: here },
  'complaint_practice.propose': { manager: { reach: 'department', stepUp: true } },
  'complaint_practice.approve': { manager: { reach: 'department', stepUp: true, fourEyes: true } },

  // The processor that is asked has no account: the reference and code of the question are the proof.
  'question.follow': { anyone: { reach: 'all' } },
  'question.answer': { anyone: { reach: 'all' } },

  // A filer has no account: the signature of the package is the proof, then its reference and code (§ 第十五条).
  'filing.submit': { anyone: { reach: 'all' } },
  'filing.follow': { anyone: { reach: 'all' } },
  'filing.list': { officer: here },
  'filing.read': { officer: here },
  'filing.read_package': { officer: here },
  'filing.handle': { officer: here },
  'filing.decide': { officer: { reach: 'department', stepUp: true } },

  // The processor of an order has no account: its reference and code are the proof.
  'inspection.follow': { anyone: { reach: 'all' } },
  'inspection.report': { anyone: { reach: 'all' } },
  'inspection.hand_in': { anyone: { reach: 'all' } },
  'inspection.order': { officer: { reach: 'department', stepUp: true } },
  'inspection.list': { officer: here },
  'inspection.read': { officer: here },
  'inspection.read_file': { officer: here },
  'inspection.handle': { officer: here },
  'inspection.decide': { officer: { reach: 'department', stepUp: true } },

  // Whoever reports an incident has no account: its reference and code are the proof.
  'incident.send': { anyone: { reach: 'all' } },
  'incident.supply': { anyone: { reach: 'all' } },
  'incident.follow': { anyone: { reach: 'all' } },
  'incident.answer': { anyone: { reach: 'all' } },
  'incident.list': { officer: here },
  'incident.count': { officer: here },
  'incident.read': { officer: here },
  'incident.handle': { officer: here },
  'incident.decide': { officer: { reach: 'department', stepUp: true } },

  // Proposed by the department a case is with, answered by the other one (§ 第十六条).
  'referral.propose': { officer: { reach: 'department', stepUp: true } },
  'referral.list': { officer: here },
  'referral.read': { officer: here },
  'referral.answer': { officer: { reach: 'department', stepUp: true } },
  'referral.end': { officer: here },
  'referral.note_measure': { officer: here },

  // Counts name nobody; what is published is prepared by one official and approved by another.
  'figure.read': { officer: here },
  'publication.list': { officer: here },
  'publication.read': { officer: here },
  'publication.prepare': { officer: here },
  'publication.approve': { officer: { reach: 'department', stepUp: true, fourEyes: true } },
  'publication.withdraw': { officer: { reach: 'department', stepUp: true } },
  'open.read': { anyone: { reach: 'all' } },

  // A head is signed by its log, so anybody may post it; and anybody may check what is cosigned here.
  'witness.read_key': { anyone: { reach: 'all' } },
  'witness.post': { anyone: { reach: 'all' } },
  'witness.register': { officer: { reach: 'department', stepUp: true } },
  'witness.list': { officer: here },
  'witness.read': { officer: here },
  'witness.read_evidence': { officer: here },
  'witness.look_into': { officer: here },
} as const satisfies AccessTable;

export type Action = keyof typeof ACCESS;

/** Slices whose cases are of persons or of processors: each access is written down. */
const CASES: ReadonlySet<string> = new Set([
  'complaint',
  'filing',
  'referral',
  'inspection',
  'incident',
  'witness',
  'case_evidence',
]);

/** Tells whether an access of this action is written down. */
export function isOfCases(action: string): boolean {
  return CASES.has(action.split('.')[0] ?? '');
}

/** Names the actions that one of these roles may do, somewhere; anyone's are left out. */
export function actionsOf(roles: readonly string[]): string[] {
  return Object.entries(ACCESS)
    .filter(([, grants]) => roles.some((role) => role in grants))
    .map(([action]) => action);
}
