/** Most padding tolerated after the end of an image, bytes, all 0x00, 0x0A, 0x0D, 0x20 or 0xFF. */
export const PADDING_MAX_BYTES = 4096;

/** Longest printable note tolerated after the end of an image, bytes. */
export const NOTE_MAX_BYTES = 64;
