import { RequirementId } from '@consentry/law';
import { z } from 'zod';

/** The row that an address names. */
export const OfRow = z.strictObject({ row: RequirementId });
