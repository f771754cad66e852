import type { FilerState, PackageState } from '@consentry/contract';
import type { FilingKind } from '@consentry/law';

/** The register of filers, and every package; the bytes of a package are a file beside the database. */
export interface FilingTables {
  readonly filings: {
    readonly filing: string;
    readonly reference: string;
    /** `null` while nothing is accepted. */
    readonly number: string | null;
    readonly state: FilerState;
    /** Of the package that came last. */
    readonly kind: FilingKind;
    readonly department: string;
    /** Code of GB/T 2260. */
    readonly region: string;
    /** JSON. */
    readonly name: string;
    /** The same, folded, one language a line: to be searched. */
    readonly words: string;
    readonly credit_code: string | null;
    /** Key of the filer's log, as `name+hash+base64`. */
    readonly key: string;
    readonly persons: number;
    readonly scenarios: number;
    readonly devices: number;
    /** JSON: the kind of each scenario. */
    readonly modes: string;
    /** Findings of the open package that are broken; of an accepted one none is open. */
    readonly broken: number;
    readonly received_at: number;
    /** Place in the order of coming (`arrivalOf`). */
    readonly arrival: number;
    readonly accepted_at: number | null;
    readonly version: number;
  };
  readonly filing_packages: {
    /** As the manifest names it. */
    readonly package: string;
    readonly filing: string;
    /** 1, 2, 3 … in the order of coming. */
    readonly round: number;
    readonly kind: FilingKind;
    readonly state: PackageState;
    readonly code_hash: string;
    readonly file: string;
    /** SHA-256 of the file, and of its manifest, hex. */
    readonly file_digest: string;
    readonly digest: string;
    readonly bytes: number;
    /** JSON: `PackageReview`. */
    readonly review: string;
    /** JSON: what the register takes from it once it is accepted. */
    readonly summary: string;
    readonly received_at: number;
    readonly asked: string | null;
    readonly answer_by: string | null;
    readonly decided_by: string | null;
    readonly decided_at: number | null;
    readonly reason: string | null;
  };
}
