import { ParticularKey, type ParticularsView } from '@consentry/contract';
import type { BiText } from '@consentry/law';
import { useState } from 'react';
import { Button, Fieldset, Form, FormActions, TextField } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { goTo } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { told } from '../frame/told.ts';
import { useSession } from '../session.tsx';
import { usePaperWords } from './words.ts';

type Key = (typeof ParticularKey.options)[number];
type Texts = Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

/** What only the organisation knows of itself, for its papers. */
export function ParticularsPage() {
  const { m, time } = usePaperWords();
  const read = useQuery('particulars', async (signal) => platform.particulars.read({}, { signal }));
  const at = read.data?.set_at ?? null;
  return (
    <SectionPage
      title={m.particulars}
      lead={at === null ? m.particularsLead : `${m.particularsLead} ${m.setBy(time(at))}`}
      trail={[{ text: m.title, to: ['papers'] }]}
    >
      <Loaded query={read}>{(view) => <ParticularsForm view={view} />}</Loaded>
    </SectionPage>
  );
}

function ParticularsForm({ view: { particulars, own, asked } }: { readonly view: ParticularsView }) {
  const { m, pick } = usePaperWords();
  const { can } = useSession();
  const said = { ...particulars, ...own };
  const keys = [...ParticularKey.options, ...asked.map(({ key }) => key)];
  const labelOf = (key: string) => {
    const label = asked.find((one) => one.key === key)?.label;
    return label === undefined ? m.names[key as Key] : pick(label);
  };
  const [texts, setTexts] = useState<Texts>(() =>
    Object.fromEntries(
      keys.map((key) => {
        const words = (said as Readonly<Record<string, BiText | undefined>>)[key];
        return [key, { zh: words?.['zh-CN'] ?? '', en: words?.en ?? '' }];
      }),
    ),
  );
  const save = useAct(
    async () => {
      const given = keys.flatMap((key) => {
        const zh = texts[key]?.zh.trim() ?? '';
        const en = texts[key]?.en.trim() ?? '';
        return zh === '' ? [] : [[key, { 'zh-CN': zh, en: en === '' ? zh : en }] as const];
      });
      const isOwn = new Set<string>(asked.map(({ key }) => key));
      return platform.particulars.set({
        particulars: Object.fromEntries(given.filter(([key]) => !isOwn.has(key))),
        // What no layout asks for now is kept for one that will.
        own: { ...own, ...Object.fromEntries(given.filter(([key]) => isOwn.has(key))) },
      });
    },
    () => {
      told.add('ok', m.saved);
      goTo(['papers']);
    },
  );
  const side = (key: string, of: 'zh' | 'en') => ({
    name: `${key}.${of}`,
    label: m[of](labelOf(key)),
    value: texts[key]?.[of] ?? '',
    onChange: (text: string) =>
      setTexts((before) => ({ ...before, [key]: { zh: '', en: '', ...before[key], [of]: text } })),
    maxLength: 500,
  });
  return (
    <Form
      label={m.particulars}
      errors={[]}
      errorTitle={m.errors}
      isPending={save.busy}
      onSubmit={() => save.run()}
    >
      <ProblemText trouble={save.trouble} />
      <p className="k-soft">{m.same}</p>
      {asked.length === 0 ? null : <p className="k-soft">{m.askedByForms}</p>}
      {keys.map((key) => (
        <Fieldset key={key} legend={labelOf(key)}>
          <TextField {...side(key, 'zh')} />
          <TextField {...side(key, 'en')} />
        </Fieldset>
      ))}
      {can('paper.supply') ? (
        <FormActions>
          <Button type="submit" look="solid" isPending={save.busy}>
            {m.save}
          </Button>
          <Button look="quiet" onPress={() => goTo(['papers'])}>
            {m.cancel}
          </Button>
        </FormActions>
      ) : null}
    </Form>
  );
}
