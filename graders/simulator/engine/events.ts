/** Kinds of event; what one is about stands above the lowest three bits of its number. */
export const SERVED = 0;
export const GAVE_UP = 1;
export const ARRIVES = 2;
export const BATCH_DONE = 3;
export const BATCH_DUE = 4;
export const REPLICA_DUE = 5;

export const eventOf = (kind: number, about: number): number => (about << 3) | kind;
