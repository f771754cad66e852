// Process that the kill test ends at any moment: a vault, its orders as lines on stdin, one line back for each.
import { randomBytes } from 'node:crypto';
import { flushCompileCache } from 'node:module';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { renewStore } from './renew.ts';
import { softwareCustody } from './root-key.ts';
import { DAY, NOW, open, permitFor, syntheticTemplate } from './vault.fixture.ts';

const Order = z.discriminatedUnion('op', [
  z.object({ op: z.literal('enrol'), consent: z.string(), person: z.number() }),
  z.object({ op: z.literal('erase'), consent: z.string() }),
  z.object({ op: z.literal('settle') }),
  z.object({ op: z.literal('renew') }),
  z.object({
    op: z.literal('audit'),
    people: z.array(z.object({ consent: z.string(), person: z.number() })),
  }),
]);

const folder = process.argv[2] ?? '';
// Whoever is killed keeps nothing of what it compiled.
flushCompileCache();
let vault = open(folder);

/** As `consentry vault renew` does: the vault is closed meanwhile. */
function renew(): boolean {
  vault.close();
  const { ok } = renewStore({
    folder,
    custody: softwareCustody(folder, randomBytes),
    random: randomBytes,
    now: NOW,
  });
  vault = open(folder);
  return ok;
}

function obey(order: z.infer<typeof Order>): unknown {
  if (order.op === 'enrol') {
    vault.enrol(permitFor('enrol', order.consent), syntheticTemplate(order.person), NOW + 340 * DAY);
    return 'done';
  }
  if (order.op === 'erase') return vault.erase(order.consent) >= 0 ? 'done' : 'odd';
  if (order.op === 'settle') return vault.settle() >= 0 ? 'done' : 'odd';
  if (order.op === 'renew') return renew() ? 'done' : 'odd';
  const { problems, rotation } = vault.check();
  return {
    problems: [...vault.problems, ...problems].map(({ code }) => code),
    count: vault.count,
    unsettled: vault.unsettled().count,
    rotation: rotation.generation ?? 0,
    waiting: rotation.waiting,
    people: order.people.map(({ consent, person }) => {
      const standing = vault.standing(consent);
      const matches =
        standing === 'enrolled' &&
        vault.verify(permitFor('verify', consent), syntheticTemplate(person, 0.05));
      return { consent, standing, matches };
    }),
  };
}

process.stdout.write('"ready"\n');
for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(obey(Order.parse(JSON.parse(line))))}\n`);
}
vault.close();
