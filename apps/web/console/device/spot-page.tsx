import { DeviceSpot, DeviceSurvey, type DeviceView } from '@consentry/contract';
import { Space } from '@consentry/law';
import { useEffect, useMemo, useState } from 'react';
import { z } from 'zod';
import {
  Button,
  Callout,
  DateField,
  Fieldset,
  FileField,
  Form,
  FormActions,
  type FormError,
  type Polygon,
  PolygonEditor,
  type PolygonEditorProps,
  RadioGroup,
  Select,
  formatsOf,
} from '@consentry/ui';
import { platform } from '../../shared/api/platform.ts';
import { useQuery } from '../../shared/api/use-query.ts';
import { goTo } from '../../shared/router.tsx';
import { Loaded } from '../../shared/shell/loaded.tsx';
import { ProblemText } from '../../shared/shell/problem-text.tsx';
import { Conflict } from '../act/conflict.tsx';
import { useAct } from '../../shared/act/use-act.tsx';
import { SectionPage } from '../frame/section-page.tsx';
import { told } from '../frame/told.ts';
import { emptyOf, shapeOf } from '../posture/form-shape.ts';
import { GroupFields } from '../posture/shape-field.tsx';
import { useFieldName } from '../posture/use-field-name.ts';
import { useDeviceWords } from './words.ts';
import '../posture/facts-section.css';

type Spot = z.infer<typeof DeviceSpot>;

/** Where in its site a device stands and what it takes in, as the installer says it. */
export function SpotPage({ device }: { readonly device: string }) {
  const { m } = useDeviceWords();
  const view = useQuery(`device ${device}`, async (signal) => platform.device.read({ device }, { signal }));
  return (
    <SectionPage
      title={m.spot}
      trail={[
        { text: m.title, to: ['devices'] },
        { text: device.slice(0, 8), to: ['devices', device] },
      ]}
    >
      <Loaded query={view}>{(read) => <SpotForm read={read} />}</Loaded>
    </SectionPage>
  );
}

const NOWHERE: Spot = { space: 'entrance', capture_area: null, sign_photo_on: null, survey: null };
const SHAPES = ['4/3', '16/9', '1/1', '3/4'] as const;

function SpotForm({ read }: { readonly read: DeviceView }) {
  const { m, date } = useDeviceWords();
  const nameOf = useFieldName();
  const { device_id: device } = read;
  // What is written here stays when the device is read anew.
  const [base] = useState(read);
  const [spot, setSpot] = useState<Spot>(read.spot ?? NOWHERE);
  const [errors, setErrors] = useState<readonly FormError[]>([]);
  const put = (part: Partial<Spot>) => setSpot((old) => ({ ...old, ...part }));
  const leave = () => goTo(['devices', device]);
  const save = useAct(
    async (placed: Spot, seen: DeviceView) => platform.device.place({ device, ...placed }, { ifMatch: seen }),
    () => {
      told.add('ok', m.saved);
      leave();
    },
  );
  const submit = () => {
    const parsed = DeviceSpot.safeParse(spot);
    const wrong = (parsed.error?.issues ?? []).map(({ path }) => path.join('.'));
    setErrors(
      [...new Set(wrong)].map((field) => ({
        field: field.startsWith('capture_area') ? 'capture_area' : field,
        text: m.wrongAt(
          field.startsWith('capture_area')
            ? `${m.area} · ${m.editor.tooFew}`
            : field.split('.').map(nameOf).join(' › '),
        ),
      })),
    );
    if (parsed.success) save.run(parsed.data, base);
  };
  const compared = ({ space, capture_area, sign_photo_on, survey }: Spot) => [
    { term: m.space, text: nameOf(space) },
    { term: m.area, text: capture_area === null ? '' : JSON.stringify(capture_area) },
    { term: m.signPhoto, text: sign_photo_on === null ? '' : date(sign_photo_on) },
    { term: m.survey, text: survey === null ? '' : JSON.stringify(survey, null, 1) },
  ];
  return (
    <Form errors={errors} errorTitle={m.wrong(errors.length)} onSubmit={submit} isPending={save.busy}>
      {read.state === 'approved' ? (
        <Callout tone="note">
          <p>{m.placeNote}</p>
        </Callout>
      ) : null}
      {save.trouble?.code === 'version_other' ? null : <ProblemText trouble={save.trouble} />}
      <Conflict
        act={save}
        mine={compared(spot)}
        latest={async () => platform.device.read({ device })}
        shown={(latest) => compared(latest.spot ?? NOWHERE)}
        onTake={leave}
        onKeep={(latest) => save.run(spot, latest)}
      />
      <Select
        name="space"
        label={m.space}
        value={spot.space}
        options={Space.options.map((value) => ({ value, text: nameOf(value) }))}
        onChange={(space) => put({ space })}
        placeholder={m.choose}
        isRequired
      />
      <AreaFields value={spot.capture_area} onChange={(area) => put({ capture_area: area })} />
      <DateField
        name="sign_photo_on"
        label={m.signPhoto}
        hint={m.signPhotoHint}
        value={spot.sign_photo_on ?? ''}
        onChange={(day) => put({ sign_photo_on: day === '' ? null : day })}
      />
      <SurveyFields value={spot.survey} onChange={(survey) => put({ survey })} />
      <FormActions>
        <Button type="submit" look="solid" isPending={save.busy}>
          {m.save}
        </Button>
        <Button look="quiet" onPress={leave}>
          {m.cancel}
        </Button>
      </FormActions>
    </Form>
  );
}

interface AreaFieldsProps {
  readonly value: Spot['capture_area'];
  readonly onChange: (value: Spot['capture_area']) => void;
}

/** The capture area, drawn over a picture that never leaves this browser. */
function AreaFields({ value, onChange }: AreaFieldsProps) {
  const { m, language } = useDeviceWords();
  const [shape, setShape] = useState<PolygonEditorProps['shape']>('4/3');
  const [picture, choose] = usePicture();
  return (
    <Fieldset legend={m.area} hint={m.areaHint}>
      <RadioGroup
        name="capture_area"
        label={m.area}
        value={value === null ? 'not' : 'drawn'}
        options={[
          { value: 'not' as const, text: m.areaWhole, hint: m.areaNone },
          { value: 'drawn' as const, text: m.areaDraw },
        ]}
        onChange={(next) => onChange(next === 'not' ? null : [])}
      />
      {value === null ? null : (
        <>
          <FileField
            label={m.picture}
            hint={m.pictureHint}
            files={picture === null ? [] : [picture.file]}
            onChange={choose}
            accept={['image/png', 'image/jpeg', 'image/webp']}
            chooseText={m.pictureChoose}
            removeText={m.pictureRemove}
            size={formatsOf(language).bytes}
          />
          <Select
            label={m.shape}
            value={shape}
            options={SHAPES.map((one) => ({ value: one, text: one.replace('/', ' : ') }))}
            onChange={setShape}
            placeholder={m.choose}
          />
          <PolygonEditor
            label={m.area}
            image={picture?.address ?? null}
            imageText={m.pictureText}
            shape={shape}
            value={value}
            onChange={(area: Polygon) => onChange(area.map(([x, y]): [number, number] => [x, y]))}
            texts={m.editor}
          />
        </>
      )}
    </Fieldset>
  );
}

/** A picture of this machine that is being shown. */
interface Picture {
  readonly file: File;
  readonly address: string;
}

/** Shows a file of this machine; its address is given back when it is no longer shown. */
function usePicture(): readonly [Picture | null, (files: readonly File[]) => void] {
  const [picture, setPicture] = useState<Picture | null>(null);
  useEffect(
    () => () => {
      if (picture !== null) URL.revokeObjectURL(picture.address);
    },
    [picture],
  );
  const choose = ([file]: readonly File[]) =>
    setPicture(file === undefined ? null : { file, address: URL.createObjectURL(file) });
  return [picture, choose];
}

interface SurveyFieldsProps {
  readonly value: Spot['survey'];
  readonly onChange: (value: Spot['survey']) => void;
}

function SurveyFields({ value, onChange }: SurveyFieldsProps) {
  const { m } = useDeviceWords();
  const shape = useMemo(
    () => shapeOf(z.toJSONSchema(DeviceSurvey, { io: 'input' }) as Parameters<typeof shapeOf>[0]),
    [],
  );
  return (
    <Fieldset legend={m.survey}>
      <RadioGroup
        name="survey"
        label={m.survey}
        value={value === null ? 'not' : 'yes'}
        options={[
          { value: 'not' as const, text: m.notSurveyed },
          { value: 'yes' as const, text: m.surveyed },
        ]}
        onChange={(next) => onChange(next === 'not' ? null : (emptyOf(shape) as DeviceSurvey))}
      />
      {value === null || shape.kind !== 'group' ? null : (
        <GroupFields
          shape={shape}
          path="survey"
          value={value}
          onChange={(next) => onChange(next as DeviceSurvey)}
        />
      )}
    </Fieldset>
  );
}
