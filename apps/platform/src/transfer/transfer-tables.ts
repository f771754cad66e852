/** What people are told before they consent to a transfer; one in force a purpose and recipient. */
export interface TransferTables {
  readonly transfer_notices: {
    readonly notice: string;
    readonly purpose: string;
    readonly recipient: string;
    readonly state: 'in_force' | 'ended';
    readonly digest: string;
    /** `TransferNoticeDocument`, canonical JSON: what the digest is of. */
    readonly document: string;
    readonly published_by: string;
    readonly published_at: number;
    readonly ended_at: number | null;
  };
}
