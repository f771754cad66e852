/** The four contents of § 第九条第一款. */
export const PARTS = ['legality', 'impact', 'risks', 'protection'] as const;
export type Part = (typeof PARTS)[number];
