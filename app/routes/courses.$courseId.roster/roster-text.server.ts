const MOST_BYTES = 1024 * 1024;

type Given = { ok: true; text: string } | { ok: false; message: string };

/** UTF-8 or UTF-16 by its mark; what is neither was written by a spreadsheet of another time. */
function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** The text of an uploaded file, or else of what was pasted. */
export async function rosterText(form: FormData): Promise<Given> {
  const file = form.get("file");
  if (file instanceof File && file.size > 0) {
    if (file.size > MOST_BYTES) return { ok: false, message: "The file is larger than 1 MB. Split it." };
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (bytes[0] === 0x50 && bytes[1] === 0x4b)
      return { ok: false, message: "This is a spreadsheet, not a CSV file. Save it as CSV first." };
    return { ok: true, text: decoded(bytes) };
  }
  const pasted = form.get("text");
  if (typeof pasted !== "string" || pasted.trim() === "")
    return { ok: false, message: "Choose a file, or paste its lines." };
  return pasted.length > MOST_BYTES
    ? { ok: false, message: "This is more than 1 MB. Split it." }
    : { ok: true, text: pasted };
}
