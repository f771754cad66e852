/** How many bytes of files may be on their way in. */
export interface UploadRoom {
  /** At one replica. */
  readonly all: number;
  /** From one address. */
  readonly one: number;
}

/** Files on their way in at this replica: they are in memory until they are whole. */
export class OpenUploads {
  readonly #room: UploadRoom;
  readonly #of = new Map<string, number>();
  #bytes = 0;

  constructor(room: UploadRoom) {
    this.#room = room;
  }

  /** Takes room for a part that came. @returns whether there was any */
  take(address: string, bytes: number): boolean {
    const own = (this.#of.get(address) ?? 0) + bytes;
    if (own > this.#room.one || this.#bytes + bytes > this.#room.all) return false;
    this.#of.set(address, own);
    this.#bytes += bytes;
    return true;
  }

  /** Gives room back. */
  give(address: string, bytes: number): void {
    const left = (this.#of.get(address) ?? 0) - bytes;
    if (left > 0) this.#of.set(address, left);
    else this.#of.delete(address);
    this.#bytes -= bytes;
  }
}
