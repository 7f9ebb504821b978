import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { MOST_DOCUMENTS, unpackDocuments } from "./documents.server.ts";

const zip = (files: Record<string, Uint8Array>, name = "class.zip") =>
  new File([new Uint8Array(zipSync(files))], name);
const DOCUMENT = strToU8("# Design\n\nA queue in front of the model.\n");

async function read(...files: File[]) {
  const unpacked = await unpackDocuments(files);
  if (!unpacked.ok) throw new Error(unpacked.message);
  return unpacked.documents;
}
const problemsOf = async (...files: File[]) =>
  Object.fromEntries((await read(...files)).map(({ name, problem }) => [name, problem]));

describe("the documents of an upload", () => {
  it("are those of a zip, its folders in their names, without what systems put beside them", async () => {
    const files = { "class/0042.md": DOCUMENT, "__MACOSX/._0042.md": DOCUMENT, ".DS_Store": DOCUMENT };
    const documents = await read(zip(files));
    expect(documents).toEqual([
      { name: "class/0042.md", text: "# Design\n\nA queue in front of the model.\n", problem: null },
    ]);
  });
  it("are several files beside each other, zips among them", async () => {
    const documents = await read(
      new File([new Uint8Array(DOCUMENT)], "one.md"),
      zip({ "two.txt": DOCUMENT }),
    );
    expect(documents.map(({ name }) => name)).toEqual(["one.md", "two.txt"]);
  });
  it("each say what is wrong with them", async () => {
    const problems = await problemsOf(
      zip({
        "good.md": DOCUMENT,
        "empty.md": new Uint8Array(0),
        "latin.md": new Uint8Array([0x63, 0x61, 0x66, 0xe9]),
        "paper.pdf": strToU8("%PDF"),
        "inner.zip": zipSync({ "a.md": DOCUMENT }),
        "disguised.md": zipSync({ "a.md": DOCUMENT }),
        "binary.md": new Uint8Array([65, 0, 66]),
        "huge.md": new Uint8Array(900_000).fill(65),
      }),
    );
    expect(problems["good.md"]).toBeNull();
    for (const [name, words] of Object.entries({
      "empty.md": /empty/,
      "latin.md": /UTF-8/,
      "paper.pdf": /Only Markdown/,
      "inner.zip": /within a zip/,
      "disguised.md": /within a zip/,
      "binary.md": /no text/,
      "huge.md": /larger/,
    }))
      expect(problems[name], name).toMatch(words);
  });
  it("keep names that climb out of folders as labels", async () => {
    const [document] = await read(zip({ "../../etc/0042\u202e\u0007.md": DOCUMENT }));
    expect(document?.name).toBe("../../etc/0042.md");
    expect(document?.problem).toBeNull();
  });
});

describe("an upload that is refused", () => {
  it("is empty, or too many documents", async () => {
    expect(await unpackDocuments([])).toMatchObject({ ok: false });
    expect(await unpackDocuments([zip({ "a/": new Uint8Array(0) })])).toMatchObject({ ok: false });
    const many = Object.fromEntries(
      Array.from({ length: MOST_DOCUMENTS + 1 }, (_, index) => [`${index}.md`, DOCUMENT]),
    );
    expect(await unpackDocuments([zip(many)])).toMatchObject({ ok: false, message: /600/ });
  });
  it("unpacks no further than 40 MB, whatever it is packed into", async () => {
    const bomb = Object.fromEntries(
      Array.from({ length: 80 }, (_, index) => [`${index}.md`, new Uint8Array(790_000).fill(65)]),
    );
    const packed = zip(bomb);
    expect(packed.size).toBeLessThan(200_000);
    const problems = Object.values(await problemsOf(packed));
    expect(problems.filter((problem) => problem === null).length).toBeLessThanOrEqual(53);
    expect(problems.at(-1)).toMatch(/40 MB/);
  });
  it("does not believe a zip that says less than it holds", async () => {
    const bytes = zipSync({ "a.md": new Uint8Array(5000).fill(65) });
    const view = new DataView(bytes.buffer);
    // The uncompressed size stands at 22 of the local header, and at 24 of the central directory's.
    for (let at = 0; at < bytes.length - 4; at += 1) {
      const signature = view.getUint32(at, true);
      if (signature === 0x04034b50) view.setUint32(at + 22, 10, true);
      if (signature === 0x02014b50) view.setUint32(at + 24, 10, true);
    }
    const [document] = await read(new File([new Uint8Array(bytes)], "lies.zip"));
    expect(document?.text.length ?? 0).toBeLessThanOrEqual(10);
  });
  it("is a zip that is damaged", async () => {
    const bytes = zipSync({ "a.md": DOCUMENT });
    const [document] = await read(new File([new Uint8Array(bytes.slice(0, bytes.length - 30))], "cut.zip"));
    expect(document?.problem).toMatch(/damaged/);
  });
});
