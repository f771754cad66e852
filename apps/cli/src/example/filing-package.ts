import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PORTAL_ORDER, writeFiling } from '@consentry/documents';
import { type BiText, type CivilDate, Filed, addCalendarDays, daysBetween } from '@consentry/law';
import { NoteSigner } from '@consentry/ledger';

/** A lawful first filing, as a case of the law tells it. */
const BASE = join(import.meta.dirname, '../../../../vectors/law/filing/filed/base.json');
/** The day on which that case stands. */
const BASE_DAY = '2026-03-10' as CivilDate;
const PROVINCE = '11';
/** Places of the portal’s order that a first filing leaves empty. */
const EMPTY = new Set(['change_form', 'deregistration_form', 'evidence']);

/**
 * Makes a filing package of an organisation that is made up: typed facts of a lawful first filing, as of `on`, and a
 * page that says “example” in each place.
 */
export function examplePackage(name: BiText, creditCode: string, on: CivilDate): Uint8Array {
  const later = daysBetween(BASE_DAY, on);
  const text = readFileSync(BASE, 'utf8').replaceAll(/\d{4}-\d\d-\d\d(?=["T])/g, (day) =>
    addCalendarDays(day as CivilDate, later),
  );
  const { documents: _, ...filed } = Filed.parse(JSON.parse(text));
  const processor = {
    ...filed.facts.processor,
    name,
    credit_code: creditCode,
    registered: PROVINCE,
    operating: [PROVINCE],
  };
  const log = NoteSigner.generate('log', `${crypto.randomUUID()}.example/ledger`);
  const { zip } = writeFiling(
    {
      ...filed,
      province: PROVINCE,
      facts: { ...filed.facts, processor },
      package: crypto.randomUUID(),
      made_at: `${on}T01:30:00.000Z`,
      origin: 'https://platform.example',
      clock: null,
      log: { key: log.key.toString(), checkpoint: null },
      gaps: [],
    },
    PORTAL_ORDER.filter(({ slot }) => !EMPTY.has(slot)).flatMap(({ slot, forms, by }) => [
      ...forms.map((form) => page(slot, form, false)),
      ...(by === 'generated' ? [] : [page(slot, null, by !== 'by_hand')]),
    ]),
    (said) => `${said}\n${log.sign(said, 0)}`,
  );
  return zip;
}

function page(slot: (typeof PORTAL_ORDER)[number]['slot'], form: string | null, stamped: boolean) {
  return {
    slot,
    form,
    layout: form === null ? null : 1,
    about: null,
    from: form === null ? ('uploaded' as const) : ('generated' as const),
    stamped,
    type: 'pdf' as const,
    name: `${form ?? `${slot}-scan`}.pdf`,
    bytes: PAGE,
  };
}

/** One page that says “EXAMPLE”; readers mend the offsets that it has not. */
const PAGE = new TextEncoder().encode(
  [
    '%PDF-1.4',
    '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj',
    '4 0 obj<</Length 44>>stream',
    'BT /F 36 Tf 200 420 Td (E X A M P L E) Tj ET',
    'endstream endobj',
    '5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj',
    'trailer<</Root 1 0 R>>',
    '%%EOF',
    '',
  ].join('\n'),
);
