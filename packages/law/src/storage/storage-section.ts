import { z } from 'zod';
import { Id } from '../id.ts';
import { CivilDate } from '../time/civil-date.ts';
import { Disclosure, Entrustment, Publication } from './party-section.ts';
import { Clearing, CopySearch, Learning, Residue, TemplateLife } from './trace-section.ts';
import { Persons, Transfer } from './transfer-section.ts';

const Count = z.int().min(0);

/** What the rows of `storage` need to know of a processor. */
export const StorageSection = z
  .strictObject({
    /** Where faces are, by an examination of every store; `null` when nobody has looked. */
    data_map: z
      .strictObject({
        examined_on: CivilDate,
        /** Persons whose face is held in devices; and of whom something is where nobody can say. */
        in_devices: Persons,
        unplaced: Persons,
      })
      .nullable(),
    /** Templates that devices pushed to a server without an exception; of them refused, raised as an incident. */
    server_pushes: z
      .strictObject({ tried: Count, refused: Count, raised: Count })
      .refine(({ tried, refused }) => refused <= tried, { path: ['refused'], error: 'more than were tried' })
      .refine(({ tried, raised }) => raised <= tried, { path: ['raised'], error: 'more than were tried' }),
    /** When the software of devices last changed; `null` when never. */
    program_changed_on: CivilDate.nullable(),
    /** A search of everything that devices send; `null` when nobody has searched. */
    egress: z
      .strictObject({
        examined_on: CivilDate,
        verifications: z.int().min(1),
        /** Messages with bytes of a frame, crop, embedding or template that no listed transfer explains. */
        with_faces: Count,
        /** Places abroad to which anything was sent, and that no listed transfer explains. */
        places_abroad: Count,
      })
      .nullable(),
    transfers: z.array(Transfer).max(2000),
    /** Persons whose face went abroad since 1 January of the year of `as_of`; `null` when nobody has counted. */
    abroad_persons_this_year: Persons.nullable(),
    residue: Residue.nullable(),
    /** Persons of whom a raw image is kept after features were extracted, and the document by which an authority requires it. */
    raw_images: z.strictObject({ kept: Persons, required_by: Id.nullable() }),
    clearings: z.array(Clearing).max(10_000),
    copies: z.array(CopySearch).max(5),
    entrustments: z.array(Entrustment).max(1000),
    disclosures: z.array(Disclosure).max(1000),
    publications: z.array(Publication).max(1000),
    /** A visit to every public route; `null` when nobody has visited. */
    public_routes: z
      .strictObject({ visited_on: CivilDate, routes: z.int().min(1), with_faces: Count })
      .refine(({ routes, with_faces }) => with_faces <= routes, {
        path: ['with_faces'],
        error: 'more than all routes',
      })
      .nullable(),
    /** `null` when nobody has counted. */
    template_life: TemplateLife.nullable(),
    /** `null` where nothing is learnt across sites. */
    learning: Learning.nullable(),
  })
  .refine(
    ({ learning, transfers }) =>
      learning?.covered_by?.kind !== 'transfer' ||
      transfers.some(({ id }) => id === (learning.covered_by as { transfer: string }).transfer),
    { path: ['learning', 'covered_by', 'transfer'], error: 'a transfer that is not listed' },
  );
export type StorageSection = z.infer<typeof StorageSection>;
