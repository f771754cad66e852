import { LoadLayout, LoadedLayout, PaperForm } from '@consentry/contract';
import { Layout } from '@consentry/documents';
import { ProblemError } from '@consentry/server';
import { z } from 'zod';
import { nameOf } from '../people/people-routes.ts';
import type { PlatformServer } from '../platform.ts';
import { latestVersion, layoutsNow, loadLayout } from './layout-store.ts';

/** Layouts of forms: what counts now, and an official one in its place. */
export function layoutRoutes(server: PlatformServer): void {
  server.query({
    url: '/v1/paper-layouts/:form',
    action: 'paper.read',
    operation: 'paper_layout.read',
    summary: 'Shows the layout of a form that counts: an official one that was loaded, else ours.',
    params: z.strictObject({ form: PaperForm }),
    answer: LoadedLayout,
    about: async () => ({}),
    read: async (reading, { params: { form } }) => {
      const layout = (await layoutsNow(reading))(form);
      return { body: LoadedLayout.parse({ layout }) };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/paper-layouts',
    action: 'paper.load',
    operation: 'paper_layout.load',
    summary: 'Loads an official layout of a form (docs/formats/paper.md); it takes the place of ours.',
    problems: ['layout_unfit'],
    body: LoadLayout,
    answer: LoadedLayout,
    status: 201,
    about: async () => ({}),
    do: async (writing, { body }, { now, principal }) => {
      const parsed = Layout.safeParse(body.layout);
      if (!parsed.success)
        throw new ProblemError('layout_unfit', {
          fields: parsed.error.issues.map(({ path }) => `/layout/${path.join('/')}`),
        });
      const layout = parsed.data;
      // One of ours is there already, and a version that was loaded is never another.
      if (layout.official === null) throw new ProblemError('layout_unfit', { fields: ['/layout/official'] });
      if (layout.version <= (await latestVersion(writing, layout)))
        throw new ProblemError('layout_unfit', { fields: ['/layout/version'] });
      await loadLayout(writing, layout, nameOf(principal), now);
      return { body: LoadedLayout.parse({ layout }) };
    },
  });
}
