import { describe, expect, it } from "vitest";
import {
  PARKING_GOOD,
  PARKING_PROMPT,
  PARKING_REFERENCE,
  PARKING_WEAK,
} from "../../graders/reference/fixture.ts";
import { readRubricFile } from "~graders";
import { action as file } from "~/routes/rubrics.file.tsx";
import { action as rubric } from "~/routes/rubrics.new/route.tsx";

type Fields = [name: string, value: string | File][];
type Shown = Extract<Awaited<ReturnType<typeof rubric>>["data"], { step: "draft" }>;

function posting(path: string, fields: Fields) {
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, value);
  const request = new Request(`http://localhost:3000${path}`, { method: "POST", body });
  return { request, params: {}, context: { nonce: "" } };
}
const post = async (fields: Fields) => {
  const { data, init } = await rubric(posting("/rubrics/new", fields));
  return { data, status: init?.status ?? 200 };
};
const asked: Fields = [
  ["do", "draft"],
  ["level", "senior"],
  ["format", "design"],
  ["prompt", PARKING_PROMPT],
];
async function draft(fields: Fields = [["reference", PARKING_REFERENCE]]): Promise<Shown> {
  const { data, status } = await post([...asked, ...fields]);
  expect(status).toBe(200);
  if (data.step !== "draft") throw new Error(data.error);
  return data;
}
const criteriaOf = ({ draft: { weights } }: Shown) => weights.flatMap(({ criteria }) => criteria);

describe("POST /rubrics/new", () => {
  it("drafts from a pasted reference: criteria by dimension, with their phrases", async () => {
    const shown = await draft();
    const criteria = criteriaOf(shown);
    expect(criteria.length).toBeGreaterThan(12);
    expect(criteria.every(({ phrases }) => phrases.length > 0)).toBe(true);
    expect(shown.draft.weights.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
    expect(shown.draft.references).toBe(1);
  });

  it("reads uploads beside what is pasted, and empty fields not at all", async () => {
    const shown = await draft([
      ["reference", PARKING_REFERENCE],
      ["reference", ""],
      ["files", new File([PARKING_GOOD], "good.md", { type: "text/markdown" })],
      ["files", new File([], "")],
    ]);
    expect(shown.draft.references).toBe(2);
  });

  it("tries the edited rubric on an answer, and keeps what was typed", async () => {
    const shown = await draft();
    const [first, second] = criteriaOf(shown);
    const tried = await post([
      ["do", "try"],
      ["draft", shown.draft.carried],
      [`title:${first?.id}`, "How fast the barrier opens"],
      [`points:${first?.id}`, "5"],
      [`remove:${second?.id}`, "1"],
      ["answer", PARKING_GOOD],
    ]);
    if (tried.data.step !== "draft") throw new Error("no draft came back");
    const criteria = criteriaOf(tried.data);
    expect(criteria.find(({ id }) => id === first?.id)).toMatchObject({
      title: "How fast the barrier opens",
      points: 5,
    });
    expect(criteria.map(({ id }) => id)).not.toContain(second?.id);
    expect(criteria.every(({ finding }) => finding !== null)).toBe(true);
    expect(tried.data.answer).toBe(PARKING_GOOD);
    const weak = await post([
      ["do", "try"],
      ["draft", shown.draft.carried],
      ["answer", PARKING_WEAK],
    ]);
    const score = ({ data }: typeof weak) => (data.step === "draft" ? (data.tried?.score ?? -1) : -1);
    expect(score(tried)).toBeGreaterThan(score(weak) + 20);
  });

  it("keeps an old value where the new cannot be, and says so at its criterion", async () => {
    const shown = await draft();
    const [first] = criteriaOf(shown);
    const { data } = await post([
      ["do", "edit"],
      ["draft", shown.draft.carried],
      [`points:${first?.id}`, "a lot"],
    ]);
    if (data.step !== "draft") throw new Error(data.error);
    expect(criteriaOf(data)[0]).toMatchObject({
      points: first?.points,
      problems: { points: expect.any(String) as string },
    });
  });

  it.each<[string, Fields]>([
    ["no reference", asked],
    [
      "a level that is none",
      [...asked.filter(([name]) => name !== "level"), ["level", "guru"], ["reference", "x"]],
    ],
    [
      "six references",
      [...asked, ...Array.from({ length: 6 }, (): Fields[number] => ["reference", PARKING_GOOD])],
    ],
    ["a reference that is too long", [...asked, ["reference", "word ".repeat(20_000)]]],
    ["an upload that is too long", [...asked, ["files", new File(["word ".repeat(60_000)], "long.md")]]],
    ["an answer that says nothing", [...asked, ["reference", "I do not know."]]],
    [
      "references that are too long together",
      [...asked, ...Array.from({ length: 3 }, (): Fields[number] => ["reference", "word ".repeat(11_000)])],
    ],
    ["nothing at all", []],
  ])("answers 422 in one sentence to %s", async (_, fields) => {
    const { data, status } = await post(fields);
    expect(status).toBe(422);
    expect(data.step === "references" ? data.error : "").toMatch(/\.$/);
  });

  it.each([
    ["text", "{not json"],
    ["another object", '{"question": {}}'],
    ["a list", "[]"],
    ["a huge text", "x".repeat(800_000)],
  ])("takes no draft that came back as %s", async (_, carried) => {
    const { data, status } = await post([
      ["do", "try"],
      ["draft", carried],
      ["answer", PARKING_GOOD],
    ]);
    expect([status, data.step]).toEqual([422, "references"]);
  });

  it("takes no draft whose patterns or concepts were tampered with", async () => {
    const { draft: view } = await draft();
    for (const [from, to] of [
      [/"family":"reference","names":\["[^"]+"/, '"family":"reference","names":["~ ~"'],
      [/"concepts":\["said-[^"]+"/, '"concepts":["no-such-concept"'],
      [/"expression":"[^"]+"/, '"expression":"nobody * 3"'],
    ] as const) {
      expect(view.carried).toMatch(from);
      const { status } = await post([
        ["do", "edit"],
        ["draft", view.carried.replace(from, to)],
      ]);
      expect(status, to).toBe(422);
    }
  });

  it("grades no answer that is missing or too long", async () => {
    const { draft: view } = await draft();
    for (const answer of ["", "word ".repeat(20_000)]) {
      const { data, status } = await post([
        ["do", "try"],
        ["draft", view.carried],
        ["answer", answer],
      ]);
      expect(status).toBe(422);
      expect(data.step === "draft" && data.problem).toMatch(/answer/i);
    }
  });
});

describe("POST /rubrics/file", () => {
  it("hands out the edited draft as a file that the command line grades by", async () => {
    const shown = await draft();
    const [first] = criteriaOf(shown);
    const answer = await file(
      posting("/rubrics/file", [
        ["draft", shown.draft.carried],
        [`title:${first?.id}`, "How fast the barrier opens"],
      ]),
    );
    expect(answer.status).toBe(200);
    expect(answer.headers.get("Content-Disposition")).toMatch(
      /^attachment; filename="draft-[a-z0-9-]+\.yaml"$/,
    );
    const read = readRubricFile({ name: "r.yaml", text: await answer.text() });
    expect(read.ok && read.draft.question.rubric.criteria[0]?.title).toBe("How fast the barrier opens");
  });

  it("hands out nothing for a draft that is none", async () => {
    expect((await file(posting("/rubrics/file", [["draft", "<script>"]]))).status).toBe(422);
  });
});
