/** The page's own script asks for JSON; a plain form does not. */
export const wantsJson = (request: Request) =>
  (request.headers.get("Accept") ?? "").includes("application/json");

/** Names and values of a JSON body or a form; nothing when it is neither. Values are not checked. */
export async function readBody(request: Request): Promise<Partial<Record<string, unknown>>> {
  const type = request.headers.get("Content-Type") ?? "";
  try {
    if (type.includes("application/json")) {
      const body: unknown = await request.json();
      return body !== null && typeof body === "object" && !Array.isArray(body) ? { ...body } : {};
    }
    if (/form/.test(type)) return Object.fromEntries(await request.formData());
  } catch {
    // What cannot be read is an empty body; each route then says what it misses.
  }
  return {};
}
