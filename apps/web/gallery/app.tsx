import { Button, ButtonRow, Callout } from '@consentry/ui';

/** Every component in every state, for whoever builds them and for pictures that are compared. */
export function App() {
  return (
    <main>
      <h1>Components</h1>
      <ButtonRow>
        <Button look="solid">Solid</Button>
        <Button>Line</Button>
      </ButtonRow>
      <Callout tone="note">
        <p>Note</p>
      </Callout>
    </main>
  );
}
