import type { SiteView } from '@consentry/contract';
import { Button, Icon, QrCode } from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';
import { useSiteWords } from './words.ts';
import './sign-page.css';

/** The sign of a site as it is put up by a device (§ 第十三条第一款): in both languages, whoever looks at it here. */
export function SignPage({ site }: { readonly site: string }) {
  const { m, pick } = useSiteWords();
  const view = useQuery(`sign ${site}`, async (signal) => {
    const [read, { page }] = await Promise.all([
      platform.site.read({ site }, { signal }),
      platform.rules.read({}, { signal }),
    ]);
    return { ...read, page };
  });
  const { data } = view;
  return (
    <SectionPage
      title={m.sign}
      lead={m.signLead}
      trail={[
        { text: m.title, to: ['sites'] },
        { text: data === undefined ? m.title : pick(data.name), to: ['sites', site] },
      ]}
      actions={
        <Button icon="print" onPress={() => window.print()}>
          {m.signPrint}
        </Button>
      }
    >
      <Loaded query={view}>{(read) => <Sign read={read} />}</Loaded>
    </SectionPage>
  );
}

interface SignProps {
  readonly read: SiteView & {
    /** Where people read the rules, by the name the platform is known by. */
    readonly page: string;
  };
}

function Sign({ read: { name, public_security_basis, managing_unit, page: address } }: SignProps) {
  const { shared } = useSiteWords();
  const sides = [
    ['zh-CN', zhCN.signs],
    ['en', en.signs],
  ] as const;
  return (
    <article className="k-sign">
      <div className="k-sign-face">
        <Icon name="camera" />
        <Icon name="face" />
      </div>
      {sides.map(([language, words]) => (
        <div key={language} className="k-sign-words" lang={language}>
          <h2>{words.headline}</h2>
          <p>{public_security_basis === null ? words.other : words.public}</p>
        </div>
      ))}
      <div className="k-sign-foot">
        <div className="k-sign-code">
          <QrCode text={address} label={address} loadingText={shared.loading} />
        </div>
        <div className="k-sign-who">
          {sides.map(([language, words]) => (
            <p key={language} lang={language}>
              {name[language]} · {words.unit}: {managing_unit}
              <br />
              {words.rights}
            </p>
          ))}
          <p className="k-code">{address}</p>
        </div>
      </div>
    </article>
  );
}
