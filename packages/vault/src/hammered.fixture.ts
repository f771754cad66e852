// Process that the kill test ends at any moment: a vault, its orders as lines on stdin, one line back for each.
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { DAY, NOW, open, permitFor, syntheticTemplate } from './vault.fixture.ts';

const Order = z.discriminatedUnion('op', [
  z.object({ op: z.literal('enrol'), consent: z.string(), person: z.number() }),
  z.object({ op: z.literal('erase'), consent: z.string() }),
  z.object({ op: z.literal('settle') }),
  z.object({
    op: z.literal('audit'),
    people: z.array(z.object({ consent: z.string(), person: z.number() })),
  }),
]);

const vault = open(process.argv[2] ?? '');

function obey(order: z.infer<typeof Order>): unknown {
  if (order.op === 'enrol') {
    vault.enrol(permitFor('enrol', order.consent), syntheticTemplate(order.person), NOW + 340 * DAY);
    return 'done';
  }
  if (order.op === 'erase') return vault.erase(order.consent) >= 0 ? 'done' : 'odd';
  if (order.op === 'settle') return vault.settle() >= 0 ? 'done' : 'odd';
  return {
    problems: [...vault.problems, ...vault.check().problems].map(({ code }) => code),
    count: vault.count,
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
