import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { Button } from '../button.tsx';
import { Icon } from '../icon.tsx';
import { IconButton } from '../overlay/menu.tsx';
import {
  CORNERS_MIN,
  type Point,
  type Polygon,
  addCorner,
  addCornerSomewhere,
  crossesItself,
  moveCorner,
  removeCorner,
} from './polygon.ts';
import './polygon-editor.css';

export interface PolygonEditorTexts {
  /** How to draw: by pointer, by keyboard, by the buttons. */
  readonly instructions: string;
  /** Names a corner: “Corner 2: 40% from the left, 30% from the top”. Both are 0 to 100. */
  readonly corner: (number: number, left: number, top: number) => string;
  readonly add: string;
  readonly remove: string;
  readonly clear: string;
  readonly up: string;
  readonly down: string;
  readonly left: string;
  readonly right: string;
  /** Said while there are fewer than three corners, or the line crosses itself. */
  readonly tooFew: string;
  readonly crossed: string;
}

export interface PolygonEditorProps {
  readonly label: string;
  /** The plan or the camera's frame, from this server or a blob; null for an empty frame. */
  readonly image: string | null;
  readonly imageText: string;
  /** `4/3`, `16/9`, `1/1` or `3/4`, as the picture is. */
  readonly shape: '4/3' | '16/9' | '1/1' | '3/4';
  readonly value: Polygon;
  readonly onChange: (value: Polygon) => void;
  readonly maxCorners?: number;
  readonly texts: PolygonEditorTexts;
}

/** How far an arrow key or a button moves a corner; with Shift five times as far. */
const STEP = 0.01;
const ARROWS: Readonly<Record<string, Point>> = {
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
};

/**
 * Draws an area on a plan. A press on the plan adds a corner, a corner can be dragged, moved by the arrow keys
 * or by the buttons below, and removed by Delete: no way needs another (WCAG 2.5.7).
 */
export function PolygonEditor(props: PolygonEditorProps) {
  const { label, image, imageText, shape, value, onChange, maxCorners = 24, texts } = props;
  const [chosen, setChosen] = useState<number | null>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const plane = useRef<HTMLDivElement>(null);
  const corners = useRef(new Map<number, HTMLButtonElement>());
  const index = chosen !== null && chosen < value.length ? chosen : null;
  const corner = index === null ? undefined : value[index];
  const isFull = value.length >= maxCorners;

  const at = (event: PointerEvent): Point => {
    const box = plane.current?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1);
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
  };
  const added = (next: { readonly polygon: Polygon; readonly index: number }) => {
    onChange(next.polygon);
    setChosen(next.index);
  };
  const pressPlane = (event: PointerEvent) => {
    if (event.button !== 0 || event.target instanceof HTMLButtonElement || isFull) return;
    added(addCorner(value, at(event)));
  };
  const move = ([dx, dy]: Point) => {
    if (index !== null && corner !== undefined)
      onChange(moveCorner(value, index, [corner[0] + dx, corner[1] + dy]));
  };
  const remove = (which: number) => {
    onChange(removeCorner(value, which));
    const next = Math.max(0, which - 1);
    setChosen(value.length > 1 ? next : null);
    corners.current.get(next)?.focus();
  };
  const pressKey = (event: KeyboardEvent, which: number) => {
    const step = ARROWS[event.key];
    const far = event.shiftKey ? 5 : 1;
    const place = value[which];
    if (step !== undefined && place !== undefined) {
      event.preventDefault();
      onChange(moveCorner(value, which, [place[0] + step[0] * far, place[1] + step[1] * far]));
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      remove(which);
    }
  };
  const named = (which: number, [x, y]: Point) =>
    texts.corner(which + 1, Math.round(x * 100), Math.round(y * 100));
  const trouble = value.length < CORNERS_MIN ? texts.tooFew : crossesItself(value) ? texts.crossed : '';

  return (
    <fieldset className="c-polygon" aria-label={label}>
      <p className="c-field-hint">{texts.instructions}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the button “add” does the same by keyboard */}
      <div ref={plane} className="c-polygon-plane" data-shape={shape} onPointerDown={pressPlane}>
        {image === null ? null : (
          <img className="c-polygon-image" src={image} alt={imageText} draggable={false} />
        )}
        <svg className="c-polygon-lines" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
          <polygon className="c-polygon-area" points={value.map((point) => point.join(',')).join(' ')} />
          <polygon className="c-polygon-line" points={value.map((point) => point.join(',')).join(' ')} />
        </svg>
        {value.map((point, which) => (
          <button
            key={which}
            ref={(element) => {
              if (element === null) corners.current.delete(which);
              else corners.current.set(which, element);
            }}
            type="button"
            className="c-polygon-corner"
            aria-label={named(which, point)}
            aria-pressed={which === index}
            style={{ insetInlineStart: `${point[0] * 100}%`, insetBlockStart: `${point[1] * 100}%` }}
            onFocus={() => setChosen(which)}
            onKeyDown={(event) => pressKey(event, which)}
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId);
              event.currentTarget.focus();
              setDragged(which);
            }}
            onPointerMove={(event) => {
              if (dragged === which) onChange(moveCorner(value, which, at(event)));
            }}
            onPointerUp={() => setDragged(null)}
            onPointerCancel={() => setDragged(null)}
          >
            {which + 1}
          </button>
        ))}
      </div>
      <div className="c-polygon-tools">
        <Button icon="plus" isDisabled={isFull} onPress={() => added(addCornerSomewhere(value))}>
          {texts.add}
        </Button>
        <Button
          icon="minus"
          isDisabled={index === null}
          onPress={() => (index === null ? undefined : remove(index))}
        >
          {texts.remove}
        </Button>
        <Button icon="erase" isDisabled={value.length === 0} onPress={() => onChange([])}>
          {texts.clear}
        </Button>
        <div className="c-polygon-nudges">
          <IconButton
            icon="back"
            label={texts.left}
            isDisabled={index === null}
            onPress={() => move([-STEP, 0])}
          />
          <IconButton
            icon="up"
            label={texts.up}
            isDisabled={index === null}
            onPress={() => move([0, -STEP])}
          />
          <IconButton
            icon="down"
            label={texts.down}
            isDisabled={index === null}
            onPress={() => move([0, STEP])}
          />
          <IconButton
            icon="next"
            label={texts.right}
            isDisabled={index === null}
            onPress={() => move([STEP, 0])}
          />
        </div>
      </div>
      <output className="c-polygon-said">
        {index === null || corner === undefined ? '' : named(index, corner)}
      </output>
      {trouble === '' ? null : (
        <p className="c-polygon-trouble">
          <Icon name="alert" />
          {trouble}
        </p>
      )}
    </fieldset>
  );
}
