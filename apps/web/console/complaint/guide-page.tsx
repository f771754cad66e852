import { ComplaintGuide, type ComplaintGuideView } from '@consentry/contract';
import { ConsentryProblem } from '@consentry/sdk';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { goTo } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { SchemaForm } from '../act/schema-form.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { told } from '../frame/told.ts';
import { useComplaintWords } from './words.ts';

interface Published {
  /** `null` while nobody has published one. */
  readonly view: ComplaintGuideView | null;
}

/** Where people complain, as anyone reads it (§ 第十七条). */
export function GuidePage() {
  const { m, time } = useComplaintWords();
  const read = useQuery('complaint guide', readGuide);
  const view = read.data?.view ?? null;
  return (
    <SectionPage
      title={m.guide}
      lead={view === null ? m.guideLead : `${m.guideLead} ${m.guideSince(time(view.published_at))}`}
      trail={[{ text: m.title, to: ['complaints'] }]}
    >
      <Loaded query={read}>{(now) => <GuideForm published={now} />}</Loaded>
    </SectionPage>
  );
}

async function readGuide(signal?: AbortSignal): Promise<Published> {
  try {
    return { view: await platform.complaintGuide.read({}, signal === undefined ? {} : { signal }) };
  } catch (error) {
    if (error instanceof ConsentryProblem && error.status === 404) return { view: null };
    throw error;
  }
}

function GuideForm({ published: { view } }: { readonly published: Published }) {
  const { m } = useComplaintWords();
  const publish = useAct(
    async (guide: ComplaintGuide, over: ComplaintGuideView | null = view) =>
      platform.complaintGuide.publish(guide, over === null ? {} : { ifMatch: over }),
    () => {
      told.add('ok', m.guidePublished);
      goTo(['complaints']);
    },
  );
  return (
    <SchemaForm
      schema={ComplaintGuide}
      {...(view === null ? {} : { before: view.guide })}
      names={m.guideNames}
      saveText={m.guidePublish}
      cancelText={m.cancel}
      act={publish}
      clash={{ latest: async () => (await readGuide()).view, formOf: (latest) => latest?.guide ?? {} }}
      onSave={publish.run}
      onCancel={() => goTo(['complaints'])}
    />
  );
}
