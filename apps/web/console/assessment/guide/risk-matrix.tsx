import { type RatedHazard, type Rating, hazardTexts, pointsOf, ratingTexts, remainsOf } from '@consentry/law';
import { DataTable, StatusChip } from '@consentry/ui';
import { toneOf } from './rating-field.tsx';
import { useGuideWords } from './words.ts';

const DEGREES = [1, 2, 3, 4, 5] as const;

export interface RiskMatrixProps {
  readonly hazards: readonly RatedHazard[];
}

/**
 * Hazards by how bad and how likely, before and after their measures: a picture for the eye, and the same as a table
 * for everybody.
 */
export function RiskMatrix({ hazards }: RiskMatrixProps) {
  const { m, pick } = useGuideWords();
  const numbered = hazards.map((one, at) => ({ one, number: at + 1, left: remainsOf(one) }));
  const points = (rating: Rating | null) =>
    rating === null ? (
      m.unrated
    ) : (
      <StatusChip tone={toneOf(pointsOf(rating))}>{m.points(pointsOf(rating))}</StatusChip>
    );
  return (
    <div className="k-stack">
      <figure className="k-matrix" aria-hidden="true">
        <figcaption>{m.matrixHint}</figcaption>
        <div className="k-matrix-grid">
          {DEGREES.toReversed().map((likelihood) => (
            <div key={likelihood} className="k-matrix-row">
              <span className="k-matrix-name">{likelihood}</span>
              {DEGREES.map((severity) => (
                <span
                  key={severity}
                  className="k-matrix-cell"
                  data-tone={toneOf(severity * likelihood)}
                  title={`${pick(ratingTexts.severity[severity - 1] ?? ratingTexts.severity[0])} · ${pick(ratingTexts.likelihood[likelihood - 1] ?? ratingTexts.likelihood[0])}`}
                >
                  {numbered.map(({ one, number, left }) => (
                    <Marks
                      key={number}
                      {...{ number, severity, likelihood }}
                      before={one.before}
                      left={left}
                    />
                  ))}
                </span>
              ))}
            </div>
          ))}
          <div className="k-matrix-row">
            <span className="k-matrix-name" />
            {DEGREES.map((severity) => (
              <span key={severity} className="k-matrix-name">
                {severity}
              </span>
            ))}
          </div>
        </div>
        <p className="k-soft">
          ↑ {m.likelihood} → {m.severity}
        </p>
      </figure>
      <DataTable
        caption={m.matrix}
        hidesCaption
        state="ready"
        loading={null}
        error={null}
        empty={null}
        rows={numbered}
        rowId={({ number }) => `${number}`}
        columns={[
          {
            id: 'hazard',
            title: m.hazard,
            cell: ({ one, number }) => (
              <>
                {number} · {pick(hazardTexts[one.hazard].name)} <span className="k-soft">{one.words}</span>
              </>
            ),
          },
          { id: 'before', title: m.before, isNarrow: true, cell: ({ one }) => points(one.before) },
          { id: 'left', title: m.remains, isNarrow: true, cell: ({ left }) => points(left) },
        ]}
      />
    </div>
  );
}

interface MarksProps {
  readonly number: number;
  readonly severity: number;
  readonly likelihood: number;
  readonly before: Rating | null;
  readonly left: Rating | null;
}

function Marks({ number, severity, likelihood, before, left }: MarksProps) {
  const isAt = (rating: Rating | null) => rating?.severity === severity && rating.likelihood === likelihood;
  return (
    <>
      {isAt(before) ? <span className="k-matrix-mark">{number}</span> : null}
      {isAt(left) ? (
        <span className="k-matrix-mark" data-after>
          {number}
        </span>
      ) : null}
    </>
  );
}
