import {
  AskPreview,
  CheckedLayout,
  EndLayout,
  LayoutFacts,
  LayoutList,
  LoadLayout,
  LoadedLayout,
  PaperForm,
} from '@consentry/contract';
import { Layout, checkLayout, factsOffered, previewPaper } from '@consentry/documents';
import { ProblemError } from '@consentry/server';
import { z } from 'zod';
import { iso } from '../consent/consent.ts';
import { nameOf } from '../people/people-routes.ts';
import type { PlatformContext, PlatformServer } from '../platform.ts';
import { factsNow } from './facts-now.ts';
import {
  endLayout,
  findDraft,
  keepDraft,
  latestVersion,
  layoutsNow,
  loadLayout,
  readLoaded,
} from './layout-store.ts';
import { sendPaper } from './send-paper.ts';

const OfForm = z.strictObject({ form: PaperForm });

/** Layouts of forms: what counts now, an official one in its place, looked at before, and back again. */
export function layoutRoutes(server: PlatformServer, context: PlatformContext): void {
  readRoutes(server);
  previewRoutes(server, context);
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
      const { layout, faults } = checkLayout(body.layout);
      if (layout === null)
        throw new ProblemError('layout_unfit', { fields: faults.map(({ at }) => `/layout${at}`) });
      // A version that was loaded is never another.
      if (layout.version <= (await latestVersion(writing, layout)))
        throw new ProblemError('layout_unfit', { fields: ['/layout/version'] });
      await loadLayout(writing, layout, nameOf(principal), now);
      return { body: LoadedLayout.parse({ layout }) };
    },
  });
  server.command({
    method: 'POST',
    url: '/v1/paper-layouts/ends',
    action: 'paper.load',
    operation: 'paper_layout.end',
    summary: 'Lets a loaded layout count no more: the one that was loaded before it counts, or ours.',
    body: EndLayout,
    answer: LoadedLayout,
    about: async () => ({}),
    do: async (writing, { body }, { now, principal }) => {
      if (!(await endLayout(writing, body, nameOf(principal), now))) throw new ProblemError('not_found');
      return { body: LoadedLayout.parse({ layout: (await layoutsNow(writing))(body.form) }) };
    },
  });
}

function readRoutes(server: PlatformServer): void {
  server.query({
    url: '/v1/paper-layouts',
    action: 'paper.read',
    operation: 'paper_layout.list',
    summary: 'Lists of each form the layout that counts, and every one that was loaded.',
    answer: LayoutList,
    about: async () => ({}),
    read: async (reading) => {
      const [layouts, loaded] = [await layoutsNow(reading), await readLoaded(reading)];
      const forms = PaperForm.options.map((form) => {
        const { title, province, version, official } = layouts(form);
        return {
          form,
          title,
          counts: { province, version, official: official !== null },
          loaded: loaded.filter((one) => one.form === form).flatMap(loadedView),
        };
      });
      return { body: { forms } };
    },
  });
  server.query({
    url: '/v1/paper-layouts/:form',
    action: 'paper.read',
    operation: 'paper_layout.read',
    summary: 'Shows the layout of a form that counts: an official one that was loaded, else ours.',
    params: OfForm,
    answer: LoadedLayout,
    about: async () => ({}),
    read: async (reading, { params: { form } }) => {
      const layout = (await layoutsNow(reading))(form);
      return { body: LoadedLayout.parse({ layout }) };
    },
  });
  server.query({
    url: '/v1/paper-layouts/:form/facts',
    action: 'paper.read',
    operation: 'paper_layout.facts',
    summary: 'Lists the facts that a form can show: what the keys of its layouts may be.',
    params: OfForm,
    answer: LayoutFacts,
    about: async () => ({}),
    read: async (_, { params: { form } }) => ({ body: { form, facts: factsOffered(form) } }),
  });
}

function loadedView(row: Awaited<ReturnType<typeof readLoaded>>[number]) {
  const { official, province, version } = Layout.parse(JSON.parse(row.layout));
  if (official === null) return [];
  return [
    {
      province,
      version,
      published_by: official.published_by,
      published_on: official.published_on,
      loaded_by: row.loaded_by,
      loaded_at: iso(row.loaded_at),
      ended_by: row.ended_by,
      ended_at: row.ended_at === null ? null : iso(row.ended_at),
    },
  ];
}

function previewRoutes(server: PlatformServer, context: PlatformContext): void {
  const { reading } = context.database;
  server.command({
    method: 'POST',
    url: '/v1/paper-layouts/checks',
    action: 'paper.supply',
    operation: 'paper_layout.check',
    summary:
      'Looks at a layout without loading it: everything that is wrong, which fact stands in which cell, what would be missing.',
    body: LoadLayout,
    answer: CheckedLayout,
    about: async () => ({}),
    do: async (writing, { body }, { now, principal }) => {
      const { layout, faults, mapped, unused } = checkLayout(body.layout);
      const looked = { faults: [...faults], mapped: [...mapped], unused: [...unused] };
      if (layout === null) return { body: { digest: null, ...looked, gaps: [] } };
      const digest = await keepDraft(writing, layout, nameOf(principal), now);
      const { gaps } = previewPaper(layout, await factsNow(context, now));
      return { body: { digest, ...looked, gaps: gaps.map(({ key, what }) => ({ key, what })) } };
    },
  });
  server.files({
    url: '/v1/paper-layouts/:form/preview',
    action: 'paper.read',
    params: OfForm,
    query: AskPreview,
    about: async () => ({}),
    read: async (_, { digest, ...query }, { now }, { form }) => {
      const layout = await findDraft(reading, form, digest);
      return layout === null ? null : sendPaper(previewPaper(layout, await factsNow(context, now)), query);
    },
  });
}
