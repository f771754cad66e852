import type { AccessTable, Grant } from '@consentry/server';

/** Every role of staff, for what each does with their own account and session. */
function everyStaff<const G extends Grant>(grant: G) {
  return { operator: grant, dpo: grant, installer: grant, auditor: grant, admin: grant };
}

const webhookReaders = {
  admin: { reach: 'all' },
  dpo: { reach: 'all' },
  auditor: { reach: 'all' },
  integrator: { reach: 'all' },
} as const satisfies Readonly<Record<string, Grant>>;

/**
 * Who may do what, by the nearness of what it is done to. The reviewed table is docs/access.md; a test
 * compares the two, and another goes through every role, action and reach. What is not here nobody may.
 *
 * No role has an action that shows, sends or exports a face: there is none.
 */
export const ACCESS = {
  'health.read': { anyone: { reach: 'all' } },
  'screen.open': { anyone: { reach: 'all' } },

  // Whoever does these does them with their own session: there is no other they could name.
  'session.begin': { anyone: { reach: 'all' } },
  'session.read': everyStaff({ reach: 'all' }),
  'session.step_up': everyStaff({ reach: 'all' }),
  'session.end': everyStaff({ reach: 'all' }),
  'factor.list': everyStaff({ reach: 'all' }),
  'factor.add': everyStaff({ reach: 'all', stepUp: true }),
  'factor.remove': everyStaff({ reach: 'all', stepUp: true }),

  // Whoever has the link may: the link is the proof.
  'staff.join': { anyone: { reach: 'all' } },
  'staff.list': { admin: { reach: 'all' }, dpo: { reach: 'all' }, auditor: { reach: 'all' } },
  'staff.read': { admin: { reach: 'all' }, dpo: { reach: 'all' }, auditor: { reach: 'all' } },
  'staff.invite': { admin: { reach: 'all', stepUp: true } },
  'staff.change': { admin: { reach: 'all', stepUp: true, fourEyes: true } },

  'integrator.list': { admin: { reach: 'all' }, dpo: { reach: 'all' }, auditor: { reach: 'all' } },
  'integrator.add': { admin: { reach: 'all', stepUp: true } },
  'integrator.rotate': { admin: { reach: 'all', stepUp: true } },
  'integrator.revoke': { admin: { reach: 'all' } },
  'integrator.self': { integrator: { reach: 'all' } },
  // A program sees its own endpoints and no others; staff see all.
  'webhook.add': { admin: { reach: 'all', stepUp: true }, integrator: { reach: 'all' } },
  'webhook.list': webhookReaders,
  'webhook.read': webhookReaders,
  'webhook.list_deliveries': webhookReaders,
  'webhook.change': { admin: { reach: 'all', stepUp: true }, integrator: { reach: 'all' } },
  'webhook.rotate': { admin: { reach: 'all', stepUp: true }, integrator: { reach: 'all' } },
  'webhook.remove': { admin: { reach: 'all' }, integrator: { reach: 'all' } },
  'webhook.ping': { admin: { reach: 'all' }, integrator: { reach: 'all' } },
  'webhook.redeliver': { admin: { reach: 'all' }, integrator: { reach: 'all' } },
  // Figures that name nobody; for the program that gathers them.
  'metrics.read': { integrator: { reach: 'all' } },
  // The client's secret is the proof.
  'oauth.token': { anyone: { reach: 'all' } },

  'person.register': {
    operator: { reach: 'site' },
    admin: { reach: 'all' },
    integrator: { reach: 'all' },
  },
  'person.list': { operator: { reach: 'site' }, dpo: { reach: 'all' } },
  'person.find': { operator: { reach: 'site' }, dpo: { reach: 'all' }, integrator: { reach: 'all' } },
  'person.read': { person: { reach: 'care' }, operator: { reach: 'site' }, dpo: { reach: 'all' } },
  'identity.read': { person: { reach: 'care' }, operator: { reach: 'site' }, dpo: { reach: 'all' } },
  // Whoever can change a contact can sign in by it: not the staff who start enrolments.
  'identity.change': { admin: { reach: 'all', stepUp: true } },
  'person_session.ask': { anyone: { reach: 'all' } },
  'person_session.begin': { anyone: { reach: 'all' } },
  'person_session.read': { person: { reach: 'own' } },
  'person_session.end': { person: { reach: 'own' } },
  // The person's own ticket and their own PIN at the door, or two of staff.
  'person_merge.ask': { person: { reach: 'own' } },
  'person_merge.list': { person: { reach: 'own' }, operator: { reach: 'site' }, dpo: { reach: 'all' } },
  'person_merge.propose': { operator: { reach: 'site' } },
  'person_merge.approve': { dpo: { reach: 'all', stepUp: true, fourEyes: true } },
  'person_factor.list': { person: { reach: 'own' } },
  'person_factor.add': { person: { reach: 'own' } },
  'person_factor.remove': { person: { reach: 'own' } },

  'site.survey': { installer: { reach: 'all' }, admin: { reach: 'all' } },
  'site.survey_again': { installer: { reach: 'site' }, admin: { reach: 'all' } },
  'site.approve': { dpo: { reach: 'all', stepUp: true, fourEyes: true } },
  'site.read': {
    operator: { reach: 'site' },
    installer: { reach: 'site' },
    dpo: { reach: 'all' },
    admin: { reach: 'all' },
    auditor: { reach: 'all' },
  },
  // The list shows installers and operators the sites where they work, and no others.
  'site.list': everyStaff({ reach: 'all' }),
  'device.list': everyStaff({ reach: 'all' }),
  'device.read': {
    device: { reach: 'own' },
    operator: { reach: 'site' },
    installer: { reach: 'site' },
    dpo: { reach: 'all' },
    admin: { reach: 'all' },
    auditor: { reach: 'all' },
  },
  'device.invite': { installer: { reach: 'site' } },
  // Whoever has the token of an installer, once, within a quarter of an hour.
  'device.join': { anyone: { reach: 'all' } },
  'device.place': { installer: { reach: 'site' } },
  'device.approve': { dpo: { reach: 'all', stepUp: true, fourEyes: true } },
  // To stop is easy.
  'device.suspend': { installer: { reach: 'site' }, operator: { reach: 'site' }, dpo: { reach: 'all' } },
  'device.retire': { dpo: { reach: 'all', stepUp: true } },
  'device.serve': { dpo: { reach: 'all', stepUp: true } },
  'device.lease': { device: { reach: 'own' } },
  'signing_key.read': { admin: { reach: 'all' }, dpo: { reach: 'all' }, auditor: { reach: 'all' } },
  'signing_key.announce': { admin: { reach: 'all', stepUp: true } },
  'signing_key.use': { admin: { reach: 'all', stepUp: true } },
  // Public keys: whoever has a certificate has to check it.
  'device_key.read': { anyone: { reach: 'all' } },
  'device.listen': { device: { reach: 'own' } },
  'device.report': { device: { reach: 'own' } },

  // Staff ask; they never decide for somebody (T-A4).
  'notice.present': { person: { reach: 'care' }, operator: { reach: 'site' } },
  'consent.decide': { person: { reach: 'care' } },
  'consent.start': { operator: { reach: 'site' } },
  // The code that only the person was sent is the proof.
  'consent.answer': { anyone: { reach: 'all' } },
  'consent.list': { person: { reach: 'care' }, operator: { reach: 'site' }, dpo: { reach: 'all' } },
  'consent.read': { person: { reach: 'care' }, operator: { reach: 'site' }, dpo: { reach: 'all' } },
  'consent.receipt': { person: { reach: 'care' }, operator: { reach: 'site' } },
  'receipt.check': { anyone: { reach: 'all' } },
  // To get out is easy.
  'consent.withdraw': { person: { reach: 'care' }, operator: { reach: 'site' }, dpo: { reach: 'all' } },
  'consent.withdraw_by_paper': { anyone: { reach: 'all' } },
  'age.read': { person: { reach: 'care' }, operator: { reach: 'site' }, dpo: { reach: 'all' } },
  'age.tell': { person: { reach: 'own' }, operator: { reach: 'site' } },
  'guardian.link': { operator: { reach: 'site' } },
  'guardian.list': { person: { reach: 'care' }, operator: { reach: 'site' }, dpo: { reach: 'all' } },
  'ward.list': { person: { reach: 'own' }, operator: { reach: 'site' }, dpo: { reach: 'all' } },
  'child.list': { operator: { reach: 'site' }, dpo: { reach: 'all' } },
  'guardian.end': { person: { reach: 'own' }, operator: { reach: 'site' }, dpo: { reach: 'all' } },

  'purpose.read': {
    dpo: { reach: 'all' },
    admin: { reach: 'all' },
    auditor: { reach: 'all' },
    operator: { reach: 'all' },
    installer: { reach: 'all' },
  },
  'purpose.write': { dpo: { reach: 'all' } },
  'purpose.propose': { dpo: { reach: 'all' } },
  'purpose.approve': {
    dpo: { reach: 'all', stepUp: true, fourEyes: true },
    admin: { reach: 'all', stepUp: true, fourEyes: true },
  },
  // Stopping is never held up.
  'purpose.suspend': { dpo: { reach: 'all' }, admin: { reach: 'all' } },
  'purpose.end': { dpo: { reach: 'all', stepUp: true } },
  'paper.read': { dpo: { reach: 'all' }, admin: { reach: 'all' }, auditor: { reach: 'all' } },
  'paper.supply': { dpo: { reach: 'all' } },
  'paper.load': { dpo: { reach: 'all', stepUp: true } },
  'notice.read': {
    dpo: { reach: 'all' },
    admin: { reach: 'all' },
    auditor: { reach: 'all' },
    operator: { reach: 'all' },
  },
  'notice.write': { dpo: { reach: 'all' } },
  'notice.publish': { dpo: { reach: 'all', stepUp: true } },
  'rules.read': { anyone: { reach: 'all' } },
  'assessment.read': {
    dpo: { reach: 'all' },
    admin: { reach: 'all' },
    auditor: { reach: 'all' },
  },
  'assessment.write': { dpo: { reach: 'all' } },
  'assessment.advise': { dpo: { reach: 'all', fourEyes: true } },
  'assessment.approve': { dpo: { reach: 'all', stepUp: true, fourEyes: true } },
  'assessment.review': { dpo: { reach: 'all' } },
  'configuration.set': { dpo: { reach: 'all' }, installer: { reach: 'all' } },
  'checkpoint.add': { dpo: { reach: 'all' }, installer: { reach: 'site' } },
  'checkpoint.list': {
    dpo: { reach: 'all' },
    admin: { reach: 'all' },
    auditor: { reach: 'all' },
  },
  'checkpoint.read': {
    dpo: { reach: 'all' },
    admin: { reach: 'all' },
    auditor: { reach: 'all' },
    operator: { reach: 'site' },
    installer: { reach: 'site' },
    integrator: { reach: 'site' },
    device: { reach: 'site' },
  },
  'way.report': {
    dpo: { reach: 'all' },
    operator: { reach: 'site' },
    integrator: { reach: 'site' },
    device: { reach: 'site' },
  },
  'way.count': { integrator: { reach: 'site' }, device: { reach: 'site' } },
  'retention.read': {
    dpo: { reach: 'all' },
    admin: { reach: 'all' },
    auditor: { reach: 'all' },
    operator: { reach: 'all' },
  },
  'retention.shorten': { dpo: { reach: 'all' } },
  'retention.propose': { dpo: { reach: 'all' } },
  'retention.approve': {
    dpo: { reach: 'all', stepUp: true, fourEyes: true },
    admin: { reach: 'all', stepUp: true, fourEyes: true },
  },
  'verification.open': { integrator: { reach: 'site' } },
  'verification.read': { integrator: { reach: 'site' } },
  'verification.cancel': { integrator: { reach: 'site' } },
  'verification.claim': { device: { reach: 'own' } },
  'verification.check': { operator: { reach: 'site' } },
  'verification.watch': { operator: { reach: 'site' }, dpo: { reach: 'all' } },
  'verification.list': { person: { reach: 'care' } },
  'verification.prove': { person: { reach: 'own' } },
  'verification.decline': { person: { reach: 'care' } },
  'entry_code.make': { person: { reach: 'care' } },
  'guardian_code.make': { person: { reach: 'care' } },
  // Whoever sees something says so.
  'incident.report': everyStaff({ reach: 'all' }),
  'incident.read': { dpo: { reach: 'all' }, admin: { reach: 'all' }, auditor: { reach: 'all' } },
  'incident.record': { dpo: { reach: 'all' } },
  'incident.grade': { dpo: { reach: 'all' } },
  'incident.dismiss': { dpo: { reach: 'all', stepUp: true, fourEyes: true } },
  // Stopping is never held up.
  'incident.contain': { dpo: { reach: 'all' }, admin: { reach: 'all' } },
  'incident.notify': { dpo: { reach: 'all' } },
  'incident.submit': { dpo: { reach: 'all', stepUp: true } },
  'incident.set_department': { dpo: { reach: 'all', stepUp: true } },
  'incident.exempt': { dpo: { reach: 'all', stepUp: true } },
  'incident.propose': { dpo: { reach: 'all' } },
  'incident.resume': {
    dpo: { reach: 'all', stepUp: true, fourEyes: true },
    admin: { reach: 'all', stepUp: true, fourEyes: true },
  },
  'record.read': { dpo: { reach: 'all' }, auditor: { reach: 'all' } },
  'record.extract': {
    dpo: { reach: 'all', stepUp: true },
    auditor: { reach: 'all', stepUp: true },
  },

  'rights.open': { person: { reach: 'care' }, operator: { reach: 'site' }, dpo: { reach: 'all' } },
  'rights.list': {
    person: { reach: 'care' },
    operator: { reach: 'site' },
    dpo: { reach: 'all' },
    admin: { reach: 'all' },
  },
  'rights.read': {
    person: { reach: 'care' },
    operator: { reach: 'site' },
    dpo: { reach: 'all' },
    admin: { reach: 'all' },
  },
  'rights.copy': { person: { reach: 'care' }, operator: { reach: 'site' }, dpo: { reach: 'all' } },
  'rights.take': { operator: { reach: 'site' }, dpo: { reach: 'all' } },
  'rights.answer': { operator: { reach: 'site' }, dpo: { reach: 'all' } },
  'rights.refuse': { dpo: { reach: 'all' } },
  // As identity.change, and not by who wrote the request down.
  'rights.correct': { admin: { reach: 'all', stepUp: true, fourEyes: true } },
  'rights.hand_over': { operator: { reach: 'site' }, dpo: { reach: 'all' } },
  'complaint.send': { anyone: { reach: 'all' } },
  // The reference with its code is the proof.
  'complaint.follow': { anyone: { reach: 'all' } },
  'complaint.take_in': { operator: { reach: 'all' }, dpo: { reach: 'all' } },
  'complaint.list': { dpo: { reach: 'all' } },
  'complaint.read': { dpo: { reach: 'all' } },
  'complaint.handle': { dpo: { reach: 'all' } },
  'complaint.unseal': { dpo: { reach: 'all', stepUp: true } },
  'complaint_guide.read': { anyone: { reach: 'all' } },
  'complaint_guide.publish': { dpo: { reach: 'all' } },
  // Operators and installers see the rows that they see to, and no others.
  'posture.read': everyStaff({ reach: 'all' }),
  'posture.hand_in': { dpo: { reach: 'all' } },
  'posture.read_facts': { dpo: { reach: 'all' }, auditor: { reach: 'all' } },
  'posture.attest': { dpo: { reach: 'all', stepUp: true } },
  'posture.approve': {
    dpo: { reach: 'all', stepUp: true, fourEyes: true },
    admin: { reach: 'all', stepUp: true, fourEyes: true },
  },
  'filing.read': { dpo: { reach: 'all' }, auditor: { reach: 'all' }, admin: { reach: 'all' } },
  'filing.prepare': { dpo: { reach: 'all' } },
  'filing.hand_in': { dpo: { reach: 'all' } },
  'filing.submit': { dpo: { reach: 'all', stepUp: true } },
  'filing.judge': { dpo: { reach: 'all', stepUp: true } },
  'filing.end': { dpo: { reach: 'all', stepUp: true } },
  // What an authority wants, and what it is given; evidence is looked at under `evidence.bundle`.
  'supervision.read': { dpo: { reach: 'all' }, auditor: { reach: 'all' }, admin: { reach: 'all' } },
  'supervision.enter': { dpo: { reach: 'all', stepUp: true } },
  'supervision.note': { dpo: { reach: 'all' } },
  'supervision.prepare': { dpo: { reach: 'all', stepUp: true } },
  'supervision.answer': { dpo: { reach: 'all', stepUp: true } },
  'deadline.list': { dpo: { reach: 'all' }, auditor: { reach: 'all' }, admin: { reach: 'all' } },
  'calendar.propose': { dpo: { reach: 'all' }, admin: { reach: 'all' } },
  'calendar.approve': {
    dpo: { reach: 'all', stepUp: true, fourEyes: true },
    admin: { reach: 'all', stepUp: true, fourEyes: true },
  },
  // Their own feed and address; there is no other they could name.
  'deadline.remind': { dpo: { reach: 'all' }, admin: { reach: 'all' } },
  // The address is the proof.
  'deadline.feed': { anyone: { reach: 'all' } },
  'audit.read': { dpo: { reach: 'all' }, auditor: { reach: 'all' }, admin: { reach: 'all' } },
  'audit.plan': { dpo: { reach: 'all' } },
  // And only the auditor whom the plan names.
  'audit.record': { auditor: { reach: 'all' } },
  'audit.rectify': { dpo: { reach: 'all' } },
  'audit.close': { auditor: { reach: 'all', fourEyes: true } },

  // Heads, proofs and hashes name nobody: the more watch, the more the log is worth.
  'ledger.watch': { anyone: { reach: 'all' } },
  // The signature is the proof.
  'ledger.cosign': { anyone: { reach: 'all' } },
  'ledger.list': { dpo: { reach: 'all' }, auditor: { reach: 'all' }, integrator: { reach: 'all' } },
  'witness.list': { admin: { reach: 'all' }, dpo: { reach: 'all' }, auditor: { reach: 'all' } },
  'witness.propose': { admin: { reach: 'all', stepUp: true } },
  'witness.confirm': { auditor: { reach: 'all', stepUp: true, fourEyes: true } },
  'evidence.read': { person: { reach: 'care' }, dpo: { reach: 'all' }, auditor: { reach: 'all' } },
  'evidence.bundle': { dpo: { reach: 'all', stepUp: true }, auditor: { reach: 'all', stepUp: true } },
} as const satisfies AccessTable;

/** Everything that is asked of the access table. */
export type Action = keyof typeof ACCESS;
