import { lex } from "./lexer.ts";
import { remembering } from "./remembering.ts";
import type { Token } from "./tokens.ts";

/** The tokens of an expression. Those of a question are evaluated for each answer, and some for each criterion. */
export const lexExpression: (text: string) => readonly Token[] = remembering((text) => lex(text), 2_000);

/** The tokens of prose; see the lexer. */
export const lexProse: (text: string) => readonly Token[] = remembering((text) => lex(text, { prose: true }));
