import { z } from 'zod';

/** First two digits of the code of a province-level division (GB/T 2260), for example `37` Shandong. */
export const Province = z.string().regex(/^[1-8]\d$/);
