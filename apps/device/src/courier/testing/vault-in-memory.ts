import type { VaultReply, VaultRequest } from '@consentry/contract';
import { authorize } from '@consentry/law';
import type { VaultPort, VaultQuestion, VaultState } from '../vault-port.ts';

/**
 * A vault for tests of what is not about faces: a "face" is the text of the frame, two faces are the
 * same when the texts are. It keeps the order of questions, asks the law itself and never compares an
 * erased consent, as the real one; the real one is tested end to end.
 */
export class VaultInMemory implements VaultPort {
  readonly templates = new Map<string, string>();
  /** The platform's shares of keys it was handed. */
  readonly shares = new Map<string, string>();
  readonly asked: VaultQuestion[] = [];
  /** The very buffers it was handed, to see whether they were wiped. */
  readonly images: Uint8Array[] = [];
  readonly #erased = new Set<string>();
  readonly #frames = new Map<string, string[]>();
  readonly #listeners = new Set<(state: VaultState) => void>();
  readonly #now: () => number;
  #state: VaultState = 'ready';
  #last: Promise<unknown> = Promise.resolve();
  confined = true;
  failErase = false;
  /** Waited for before each observation is answered: a slow vault. */
  pause: Promise<void> = Promise.resolve();
  /** Given instead of an answer, once. */
  answerNext: VaultReply | null = null;

  constructor(now: () => number) {
    this.#now = now;
  }

  get state(): VaultState {
    return this.#state;
  }

  become(state: VaultState): void {
    this.#state = state;
    if (state !== 'ready') {
      this.#frames.clear();
      this.shares.clear();
    }
    for (const listener of this.#listeners) listener(state);
  }

  onState(listener: (state: VaultState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  request(question: VaultQuestion, image?: Uint8Array): Promise<VaultReply> {
    this.asked.push(question);
    if (image !== undefined) this.images.push(image);
    const seen = image === undefined ? '' : Buffer.from(image).toString('latin1');
    const answer = this.#last.then(async () => {
      if (question.op === 'observe') await this.pause;
      if (this.#state !== 'ready') throw new Error('killed');
      return this.#answer(question, seen);
    });
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  #answer(question: VaultQuestion, seen: string): VaultReply {
    const serial = 1;
    switch (question.op) {
      case 'hello':
        return {
          outcome: 'hello',
          serial,
          confined: this.confined,
          denied: ['net'],
          model: '0123456789abcdef',
          enrolled: this.templates.size,
        };
      case 'abandon':
        this.#frames.delete(question.capture);
        return { outcome: 'done', serial };
      case 'erase': {
        if (this.failErase) return { outcome: 'error', serial, code: 'store_failed' };
        this.#erased.add(question.consent);
        return { outcome: 'erased', serial, count: this.templates.delete(question.consent) ? 1 : 0 };
      }
      case 'shares':
        for (const { consent, share } of question.shares) this.shares.set(consent, share);
        return { outcome: 'opened', serial, count: question.shares.length };
      case 'lock':
        this.shares.clear();
        return { outcome: 'done', serial };
      case 'expire':
        return { outcome: 'erased', serial, count: 0 };
      case 'settle':
        return { outcome: 'settled', serial, count: this.#erased.size };
      case 'erasure':
        return {
          outcome: 'erasure',
          serial,
          templates: 1,
          epoch_from: 1,
          epoch_to: 2,
          level: 'E3',
          custody: 'software',
          suite: 'std',
          share: 'none',
        };
      case 'observe':
        return this.answerNext === null ? this.#observe(question, seen) : this.#take();
    }
  }

  #take(): VaultReply {
    const answer = this.answerNext ?? { outcome: 'done', serial: 1 };
    this.answerNext = null;
    return answer;
  }

  #observe(question: Extract<VaultQuestion, { op: 'observe' }>, seen: string): VaultReply {
    const serial = 1;
    const { act, facts } = question satisfies Omit<Extract<VaultRequest, { op: 'observe' }>, 'serial'>;
    const decision = authorize(act, facts, this.#now());
    if (!decision.permitted) {
      return { outcome: 'refused', serial, act, requirements: decision.broken.map((row) => row.requirement) };
    }
    const consent = facts.consent?.id ?? '';
    if (this.#erased.has(consent)) return { outcome: 'error', serial, code: 'erased' };
    if (seen === 'nobody') return { outcome: 'guidance', serial, reasons: ['no_face'], have: 0, need: 1 };
    if (seen === 'broken') return { outcome: 'error', serial, code: 'image_corrupt' };
    const frames = [...(this.#frames.get(question.capture) ?? []), seen];
    this.#frames.set(question.capture, frames);
    const need = act === 'enrol' ? 3 : 2; // fewer than the real one: the tests are about what follows
    if (frames.length < need) return { outcome: 'more', serial, have: frames.length, need };
    if (new Set(frames).size > 1) return { outcome: 'error', serial, code: 'frames_differ' };
    if (act === 'enrol') {
      this.templates.set(consent, seen);
      return { outcome: 'enrolled', serial };
    }
    if (act === 'verify') {
      if (!this.templates.has(consent)) return { outcome: 'error', serial, code: 'not_enrolled' };
      if (this.templates.get(consent) === seen) return { outcome: 'match', serial, consent };
      return { outcome: 'no_match', serial };
    }
    const found = [...this.templates].find(([, face]) => face === seen)?.[0];
    return found === undefined
      ? { outcome: 'no_match', serial }
      : { outcome: 'match', serial, consent: found };
  }
}
