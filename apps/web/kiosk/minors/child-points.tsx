import type { DoorView } from '@consentry/contract';
import { useWords } from '../settings/words.tsx';
import './child-points.css';

/** What holds for a child besides the notice: 存储、使用、转移、披露, and the end (§ 第七条第二款, R07.2). */
export function ChildPoints({ door }: { readonly door: DoorView }) {
  const { m, pick } = useWords();
  const { kept, used, passedOn, disclosed, ended, asked } = m.guardian.points;
  const points = [
    kept,
    used,
    passedOn,
    disclosed,
    { title: ended.title, text: ended.text(door.purpose.retention_days) },
    { title: asked.title, text: asked.text(pick(door.organisation.name), door.organisation.contact) },
  ];
  return (
    <>
      <h2 className="k-child-heading">{m.guardian.pointsHeading}</h2>
      <ol className="k-points k-child-points">
        {points.map(({ title, text }) => (
          <li key={title}>
            <h3>{title}</h3>
            <p>{text}</p>
          </li>
        ))}
      </ol>
      <h2 className="k-child-heading">{m.notice.points}</h2>
    </>
  );
}
