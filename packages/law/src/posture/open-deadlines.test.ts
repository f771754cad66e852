import { expect, test } from 'vitest';
import { NoticeContent } from '../incident/incident-section.ts';
import { LAWFUL_NOW, lawfulPosture } from '../lawful-facts.ts';
import { civilDate } from '../time/index.ts';
import { openDeadlines } from './open-deadlines.ts';
import { PostureFacts } from './posture-facts.ts';

const lawful = (): PostureFacts => PostureFacts.parse(lawfulPosture());
const kinds = (facts: PostureFacts, now = LAWFUL_NOW) =>
  openDeadlines(facts, now).map(({ deadline: { kind }, overdue }) => [kind, overdue]);

test('a clock runs while its duty is not done, and no longer', () => {
  const facts = lawful();
  const before = kinds(facts);
  const { filing } = facts;
  const processor = { possible_on: civilDate('2026-10-08'), certain_on: null };
  const reached = {
    ...filing.reached,
    processor,
    ...(filing.reached.group === null ? {} : { group: processor }),
  };
  const unfiled = { ...filing, filings: [], changes: [], cessation: null, peaks: [], reached };
  const due = openDeadlines({ ...facts, filing: unfiled }, LAWFUL_NOW).find(
    ({ deadline: { kind } }) => kind === 'filing',
  );
  expect(due).toMatchObject({
    of: null,
    overdue: true,
    who: 'filer',
    deadline: { trigger: '2026-10-08', end: { date: '2026-11-18' } },
  });
  expect(before).not.toContainEqual(['filing', true]);
});

test('a day that an authority set runs until it is answered or done, and is no day of the Measures', () => {
  const facts = lawful();
  const [inspection] = facts.supervision.inspections;
  const [decision] = facts.supervision.decisions;
  if (inspection === undefined || decision === undefined) throw new Error('There is no inspection.');
  const until = civilDate('2026-12-01');
  const asked = { ...inspection, until, answered_on: null };
  const ordered = { ...decision, asks: 'correct', until, complied_on: null } as const;
  const of = (supervision: Partial<PostureFacts['supervision']>) =>
    openDeadlines({ ...facts, supervision: { ...facts.supervision, ...supervision } }, LAWFUL_NOW)
      .map(({ deadline: { kind, period_from, end }, of: about }) => ({ kind, period_from, end, about }))
      .filter(({ kind }) => kind.startsWith('authority_'));
  expect(of({ inspections: [asked], decisions: [ordered] })).toMatchObject([
    {
      kind: 'authority_request',
      period_from: 'authority',
      end: { date: until },
      about: { kind: 'record', id: inspection.id },
    },
    { kind: 'authority_order', period_from: 'authority', end: { date: until }, about: { id: decision.id } },
  ]);
  const about = { ...asked, incident_id: 'incident-1' };
  expect(of({ inspections: [about], decisions: [] })).toMatchObject([
    { period_from: 'authority', about: { kind: 'incident', id: 'incident-1' } },
  ]);
  const answered = { ...asked, answered_on: civilDate('2026-11-20') };
  const done = { ...ordered, complied_on: civilDate('2026-11-20') };
  expect(of({ inspections: [answered], decisions: [done] })).toEqual([]);
});

test('an incident has its clocks from the first minute, before anybody graded it', () => {
  const facts = lawful();
  const [one] = facts.incident.incidents;
  if (one === undefined) throw new Error('There is no incident.');
  const now = Date.parse('2026-11-22T12:00:00+08:00');
  const fresh: typeof one = {
    ...one,
    kind: 'leak',
    operator: 'other',
    known_at: '2026-11-22T10:00:00+08:00',
    grade: null,
    remedied_at: null,
    contained_at: null,
    authority_told_at: null,
    told: null,
    harm_avoided_by: null,
    notice: [],
    report: null,
    handling_ended_on: null,
    summary_sent_on: null,
    closed_on: null,
  };
  const clocks = (change: Partial<typeof one>) =>
    openDeadlines({ ...facts, incident: { incidents: [{ ...fresh, ...change }] } }, now)
      .filter(({ of }) => of?.id === one.id)
      .map(({ deadline: { kind, period_from, end } }) => [kind, period_from, 'at' in end ? end.at : null]);
  expect(clocks({})).toEqual([
    ['incident_grading', 'ours', '2026-11-22T14:00:00+08:00'],
    ['incident_notice', 'ours', '2026-11-23T10:00:00+08:00'],
  ]);
  expect(clocks({ grade: 'relatively_serious', operator: 'critical_infrastructure' })).toEqual([
    ['incident_critical_infrastructure', 'law', '2026-11-22T11:00:00+08:00'],
    ['incident_notice', 'ours', '2026-11-23T10:00:00+08:00'],
  ]);
  expect(clocks({ grade: 'serious', operator: 'central_organ' })[0]).toEqual([
    'incident_central_organ',
    'law',
    '2026-11-22T12:00:00+08:00',
  ]);
  const told = {
    remedied_at: '2026-11-22T10:30:00+08:00',
    authority_told_at: '2026-11-22T10:30:00+08:00',
    harm_avoided_by: 'officer',
    notice: NoticeContent.options,
  } as const;
  expect(clocks({ ...told, notice: [...told.notice], grade: 'general' })).toEqual([]);
});

test('a request counts from its first day, and once though two rows speak of it', () => {
  const facts = lawful();
  const [one] = facts.rights.requests;
  if (one === undefined) throw new Error('There is no request.');
  const open = {
    ...one,
    kind: 'delete',
    asker: 'minor',
    received_on: civilDate('2026-11-20'),
    answered_on: null,
  } as const;
  const found = openDeadlines({ ...facts, rights: { ...facts.rights, requests: [open] } }, LAWFUL_NOW).filter(
    ({ of }) => of?.id === one.id,
  );
  expect(found).toMatchObject([
    { deadline: { kind: 'minor_request', period_from: 'standard' }, overdue: false },
  ]);
});
