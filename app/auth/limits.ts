/** Length is what makes a password hard to guess; nothing else is asked of it. */
export const SHORTEST_PASSWORD = 10;
/** Bounds the work of hashing. */
export const LONGEST_PASSWORD = 128;
export const LONGEST_NAME = 80;
/** The longest address that mail can be sent to. */
export const LONGEST_EMAIL = 254;
