import { useState } from 'react';
import { DigitField, Keypad, LiveRegion, Progress, Table, WayCard, WayCards } from '@consentry/ui';
import { useWords } from './words.ts';

export function DoorPage() {
  const { m } = useWords();
  const words = m.door;
  const [number, setNumber] = useState('4283');
  const add = (digit: string) => setNumber((before) => (before + digit).slice(0, 6));
  return (
    <>
      <WayCards label={words.ways}>
        <li>
          <WayCard icon="card" title={words.card} text={words.cardText} note="" onPress={() => {}} />
        </li>
        <li>
          <WayCard
            icon="face"
            title={words.face}
            text={words.faceText}
            note={words.faceNote}
            onPress={() => {}}
          />
        </li>
        <li>
          <WayCard icon="pin" title={words.pin} text={words.pinText} note="" onPress={() => {}} />
        </li>
      </WayCards>
      <DigitField
        label={words.number}
        hint=""
        error=""
        value={number}
        onChange={setNumber}
        maxLength={6}
        onFocus={() => {}}
        secret={false}
      />
      <Keypad
        label={words.keypad}
        eraseLabel={words.erase}
        clearLabel={words.clear}
        onDigit={add}
        onErase={() => setNumber(number.slice(0, -1))}
        onClear={() => setNumber('')}
      />
      <LiveRegion text={words.caption} />
      <Progress label={words.pieces} have={3} need={5} />
      <Table
        caption={words.table}
        columns={words.columns}
        rows={words.rows.map((cells, index) => ({ id: String(index), cells }))}
        empty={words.empty}
      />
    </>
  );
}
