import type { WitnessAlarmKind, WitnessedHead } from '@consentry/contract';

/** Evidence logs of processors that are witnessed here. */
export interface WitnessTables {
  readonly witnessed_logs: {
    readonly log: string;
    readonly department: string;
    readonly processor: string;
    /** As `name+hash+base64`. */
    readonly key: string;
    /** Name of the key, and of the log. */
    readonly origin: string;
    /** `null` where it posts its heads. */
    readonly url: string | null;
    readonly stall_hours: number;
    readonly registered_by: string;
    readonly registered_at: number;
    readonly ended_at: number | null;
    readonly end_reason: string | null;
    /** Of the last head that was cosigned; 0 before the first. */
    readonly size: number;
    /** Base64. */
    readonly root: string | null;
    /** As the log signed it, without cosignatures. */
    readonly note: string | null;
    /** When the last newer head came. */
    readonly head_at: number | null;
    readonly cosigned_at: number | null;
    readonly counted: boolean | null;
    readonly asked_at: number | null;
    readonly ask_again_at: number;
    readonly failure: string | null;
    readonly failing_since: number | null;
    /** Of what the department set; heads do not change it. */
    readonly version: number;
  };
  readonly witnessed_heads: {
    readonly log: string;
    readonly size: number;
    readonly root: string;
    readonly note: string;
    readonly at: number;
    readonly way: WitnessedHead['way'];
  };
  readonly witness_alarms: {
    readonly alarm: string;
    readonly log: string;
    readonly department: string;
    readonly kind: WitnessAlarmKind;
    /** What it is about: while an alarm of this kind and subject goes on there is no second one. */
    readonly subject: string;
    readonly held_size: number | null;
    readonly shown_size: number | null;
    /** A file of two heads (JSON), or what was shown in place of a head. */
    readonly evidence: string | null;
    readonly raised_at: number;
    readonly ended_at: number | null;
    readonly looked_by: string | null;
    readonly looked_at: number | null;
    readonly note: string | null;
    readonly version: number;
  };
}
