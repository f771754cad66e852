import { type Dispatch, createContext, useContext } from 'react';
import { type Flow, type FlowEvent, START } from './flow.ts';

export interface FlowHandle {
  readonly flow: Flow;
  readonly dispatch: Dispatch<FlowEvent>;
}

const FlowContext = createContext<FlowHandle>({ flow: START, dispatch: () => {} });

export const FlowProvider = FlowContext.Provider;

/** The state of the kiosk and the way to move it on. */
export function useFlow(): FlowHandle {
  return useContext(FlowContext);
}
