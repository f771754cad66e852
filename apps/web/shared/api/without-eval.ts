import { config } from 'zod';

// First of all imports: a strict policy makes no code from text; schemas would try as they are made, and the
// browser report it.
config({ jitless: true });
