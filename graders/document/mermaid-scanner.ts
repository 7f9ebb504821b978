/** A cursor over text that knows its line. It only moves forward, so reading is linear. */
export class Scanner {
  pos = 0;
  private lineStart = 0;
  private lineNumber = 1;
  private counted = 0;
  private lineEndAt = -1;

  constructor(readonly text: string) {}

  get done(): boolean {
    return this.pos >= this.text.length;
  }

  peek(length = 1): string {
    return this.text.slice(this.pos, this.pos + length);
  }

  startsWith(token: string): boolean {
    return this.text.startsWith(token, this.pos);
  }

  take(token: string): boolean {
    if (!this.startsWith(token)) return false;
    this.pos += token.length;
    return true;
  }

  /** Matches a sticky expression at the cursor and moves past it. */
  match(sticky: RegExp): RegExpExecArray | null {
    sticky.lastIndex = this.pos;
    const found = sticky.exec(this.text);
    if (found) this.pos += found[0].length;
    return found;
  }

  /** Blanks, but not the end of the line. */
  blanks(): void {
    this.match(/[ \t\f\v\u00a0]*/y);
  }

  /** Offset of the end of the current line. */
  lineEnd(): number {
    if (this.lineEndAt < this.pos) {
      const next = this.text.indexOf("\n", this.pos);
      this.lineEndAt = next < 0 ? this.text.length : next;
    }
    return this.lineEndAt;
  }

  restOfLine(): string {
    const rest = this.text.slice(this.pos, this.lineEnd());
    this.pos = this.lineEnd();
    return rest;
  }

  /** Where the cursor is, counting from 1. */
  where(): { line: number; column: number } {
    for (; this.counted < this.pos; this.counted += 1) {
      if (this.text.charCodeAt(this.counted) === 10) {
        this.lineNumber += 1;
        this.lineStart = this.counted + 1;
      }
    }
    return { line: this.lineNumber, column: this.pos - this.lineStart + 1 };
  }
}

/** Thrown inside the parser and caught by it: the statement at the cursor cannot be read. */
export class Unreadable extends Error {}
